import {connect} from "node:net";
import express, {type RequestHandler} from "express";
import pino from "pino";
import {describe, expect, it} from "vitest";
import {observe} from "../../../server/http/observe.ts";
import {requestIdOf, setEndpoint, setProblem} from "../../../server/http/request-state.ts";
import {createMetrics} from "../../../server/metrics/metrics.ts";
import {exchange} from "../support/exchange.ts";
import {histogram} from "../support/histogram.ts";

const OK: RequestHandler = (_request, response) => void response.send("ok");

/** An app with one handler; what it told log and metrics. */
function observed(handler: RequestHandler) {
  const lines: Record<string, unknown>[] = [];
  const metrics = createMetrics({system: false});
  const app = express();
  const logger = pino(
    {level: "debug", base: null, timestamp: false},
    {
      write: (line: string) => void lines.push(JSON.parse(line))
    }
  );
  app.use(observe(logger, metrics), handler);
  const logged = async () => {
    await expect.poll(() => lines.length).toBeGreaterThan(0);
    return lines;
  };
  return {app, metrics, logged, lines};
}
const at =
  (endpoint: string, next: RequestHandler = OK): RequestHandler =>
  (request, response, after) => {
    setEndpoint(response, endpoint);
    return next(request, response, after);
  };

describe("a request's id", () => {
  it.each(["12345678", "client.request-1_2", "x".repeat(64)])("is the client's: %s", async (given) => {
    const {app, logged} = observed((request, response) => void response.send(requestIdOf(request)));
    await exchange(app, async (get) => {
      const response = await get("/", {headers: {"X-Request-Id": given}});
      expect(await response.text()).toBe(given);
      expect(response.headers.get("x-request-id")).toBe(given);
    });
    expect(await logged()).toMatchObject([{requestId: given}]);
  });

  it.each(["1234567", "x".repeat(65), "<script>alert(1)</script>", "12345678 ü", "12345678<", "<12345678"])(
    "is made here where the client's is none: %s",
    async (given) => {
      const {app} = observed(OK);
      const headers = {"X-Request-Id": given.replace(/[^\x20-\x7e]/g, "?")};
      const id = await exchange(app, async (get) => (await get("/", {headers})).headers.get("x-request-id"));
      expect(id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    }
  );
});

describe("an answer", () => {
  it("is logged by its route, with its time and who asked", async () => {
    const {app, logged} = observed(
      at("/pokemon/{id}", (_request, response) => {
        response.locals["caller"] = "partner";
        setTimeout(() => response.status(201).send("ok"), 30);
      })
    );
    await exchange(app, (get) => get("/pokemon/7?name=secret", {method: "PUT"}));
    const lines = await logged();
    expect(lines).toEqual([
      {
        level: 30,
        requestId: expect.any(String),
        method: "PUT",
        endpoint: "/pokemon/{id}",
        status: 201,
        ms: expect.any(Number),
        key: "partner",
        msg: "request"
      }
    ]);
    expect(lines[0]["ms"]).toBeGreaterThan(25);
    expect(lines[0]["ms"]).toBeLessThan(5000);
    expect(String(lines[0]["ms"])).toMatch(/^\d+(\.\d{1,2})?$/);
  });

  it("is counted and timed by method, route and status", async () => {
    const {app, metrics, logged} = observed(at("/types"));
    await exchange(app, (get) => get("/types"));
    await logged();
    expect((await metrics.requests.get()).values).toEqual([
      {labels: {method: "GET", endpoint: "/types", status: 200}, value: 1}
    ]);
    const {count, sum} = await histogram(metrics.registry, "api_request_duration_seconds");
    expect(count).toBe(1);
    expect(sum).toBeGreaterThan(0);
    expect(sum).toBeLessThan(5);
    expect((await metrics.errors.get()).values).toEqual([]);
  });

  it("that is a problem is counted by its type", async () => {
    const {app, metrics, logged} = observed(
      at("/types", (_request, response) => {
        setProblem(response, "not-found");
        response.status(404).send();
      })
    );
    await exchange(app, (get) => get("/types"));
    expect(await logged()).toMatchObject([{level: 30, problem: "not-found"}]);
    expect((await metrics.errors.get()).values).toEqual([
      {labels: {method: "GET", endpoint: "/types", error_type: "not-found"}, value: 1}
    ]);
  });

  it.each([
    ["/health", 200, 20],
    ["/ready", 200, 20],
    ["/metrics", 200, 20],
    ["/ready", 503, 50],
    ["/types", 499, 30],
    ["/types", 500, 50]
  ])("is as loud as it matters: %s %i", async (endpoint, status, level) => {
    const {app, logged} = observed(at(endpoint, (_request, response) => void response.status(status).send()));
    await exchange(app, (get) => get("/"));
    expect(await logged()).toMatchObject([{level, status}]);
  });

  it("to no route of ours is told as such", async () => {
    const {app, logged} = observed(OK);
    await exchange(app, (get) => get("/secret-path"));
    expect(await logged()).toMatchObject([{endpoint: "unmatched"}]);
  });

  it("that the client does not wait for is told as 499", async () => {
    const {app, logged, lines} = observed(at("/types", () => {}));
    await exchange(app, async (get) => {
      const aborted = new AbortController();
      const asked = get("/", {signal: aborted.signal}).catch(() => null);
      setTimeout(() => aborted.abort(), 50);
      await asked;
      await logged();
    });
    expect(lines).toMatchObject([{status: 499}]);
  });
});

it.each([
  ["GET", "GET"],
  ["HEAD", "HEAD"],
  ["POST", "POST"],
  ["OPTIONS", "OPTIONS"],
  ["PUT", "PUT"],
  ["PATCH", "PATCH"],
  ["DELETE", "DELETE"],
  ["PURGE", "other"]
])("the method %s is told as %s", async (method, told) => {
  const {app, logged} = observed(at("/types", (_request, response) => void response.end()));
  const server = app.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const socket = connect((server.address() as {port: number}).port, "127.0.0.1", () =>
    socket.end(`${method} / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`)
  );
  expect(await logged()).toMatchObject([{method: told}]);
  socket.destroy();
  await new Promise((resolve) => server.close(resolve));
});
