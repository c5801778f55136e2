import {createServer, type Server} from "node:http";
import type {AddressInfo} from "node:net";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {carryOutAll} from "../../../cli/checks/check.ts";
import {SAMPLE_REQUESTS} from "../../../cli/checks/requests.ts";
import {apiChecks, serviceAddresses, serviceChecks} from "../../../cli/checks/service-checks.ts";
import {endpoints} from "../../../server/endpoints/index.ts";
import {generateKey, hashKey} from "../../../server/security/key-ring.ts";
import {type ServedApp, serveApp} from "../../server/support/serve-app.ts";

const key = generateKey();
let app: ServedApp;
let prometheus: Server;
let targets: {scrapeUrl: string; health: string; lastError: string}[] = [];

beforeAll(async () => {
  app = await serveApp({keys: [{name: "status", hash: hashKey(key)}]});
  prometheus = createServer((request, response) => {
    const answers: Record<string, unknown> = {
      "/api/v1/targets?state=active": {data: {activeTargets: targets}},
      "/api/v1/rules": {
        data: {
          groups: [
            {
              rules: [
                {name: "ApiDown", state: "firing"},
                {name: "Other", state: "inactive"}
              ]
            }
          ]
        }
      }
    };
    const answer = answers[request.url ?? ""];
    response.writeHead(answer === undefined ? 404 : 200).end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => prometheus.listen(0, "127.0.0.1", resolve));
});
afterAll(async () => {
  await app.close();
  prometheus.close();
});

const NOWHERE = "http://127.0.0.1:9";
const addresses = () => ({
  api: app.url,
  apiKey: key,
  prometheus: `http://127.0.0.1:${(prometheus.address() as AddressInfo).port}`,
  grafana: NOWHERE,
  mlflow: NOWHERE,
  pgadmin: NOWHERE,
  nodeExporter: NOWHERE
});
const states = async (checks: Parameters<typeof carryOutAll>[0]) =>
  (await carryOutAll(checks)).map(({group, name, state, detail}) => ({
    what: `${group} ${name}`,
    state,
    detail
  }));

describe("the sample requests", () => {
  it("are one to each endpoint", () => {
    const asked = SAMPLE_REQUESTS.map(({method, endpoint}) => `${method} ${endpoint}`).sort();
    expect(asked).toEqual(endpoints.map(({method, path}) => `${method.toUpperCase()} ${path}`).sort());
  });
});

describe("checks of the API", () => {
  it("pass on a healthy server", async () => {
    expect((await states(apiChecks(addresses()))).map(({state}) => state)).toEqual(["ok", "ok", "ok", "ok"]);
  });

  it("name the endpoints that fail: all that need a key, with a wrong one", async () => {
    const [, , {state, detail}] = await states(apiChecks({...addresses(), apiKey: "wrong"}));
    expect(state).toBe("failed");
    expect(detail).toMatch(/^28 of 34: GET \/pokemon \(403 from \/pokemon\), /);
  });

  it("say once that nobody is there", async () => {
    const [, , {detail}] = await states(apiChecks({...addresses(), api: NOWHERE}));
    expect(detail).not.toMatch(/of 33/);
  });
});

describe("checks of the stack", () => {
  it("fail for what is required and is not there, and only for that", async () => {
    targets = [{scrapeUrl: "http://api:8080/metrics", health: "up", lastError: ""}];
    const seen = await states(serviceChecks(addresses(), ["api", "grafana"]));
    expect(Object.fromEntries(seen.map(({what, state}) => [what, state]))).toEqual({
      "api health": "ok",
      "api ready": "ok",
      "api endpoints": "ok",
      "api metrics": "ok",
      "prometheus targets": "ok",
      "prometheus alert rules": "ok",
      "grafana health": "failed",
      "node-exporter health": "absent",
      "mlflow health": "absent",
      "pgadmin health": "absent",
      "database mirror": "absent"
    });
  });

  it.each([
    ["a target to be discovered", []],
    [
      "the first scrape of a target",
      [{scrapeUrl: "http://api:8080/metrics", health: "unknown", lastError: ""}]
    ]
  ])("wait for %s", async (_, first) => {
    targets = first;
    const seen = states(serviceChecks(addresses(), ["prometheus"]));
    await new Promise((resolve) => setTimeout(resolve, 600));
    targets = [{scrapeUrl: "http://api:8080/metrics", health: "up", lastError: ""}];
    expect((await seen).find(({what}) => what === "prometheus targets")).toMatchObject({
      state: "ok",
      detail: "1 scraped"
    });
  });

  it("name the target that is down and the alerts that fire", async () => {
    targets = [{scrapeUrl: "http://api:8080/metrics", health: "down", lastError: "connection refused"}];
    const seen = await states(serviceChecks(addresses(), ["prometheus"]));
    expect(seen.find(({what}) => what === "prometheus targets")).toMatchObject({
      state: "failed",
      detail: "http://api:8080/metrics: connection refused"
    });
    expect(seen.find(({what}) => what === "prometheus alert rules")?.detail).toBe(
      "2 loaded, firing: ApiDown"
    );
  });
});

it("an address with a password is asked with it, and shown without", async () => {
  const asked: (string | undefined)[] = [];
  const mlflow = createServer((request, response) => {
    asked.push(request.headers.authorization);
    response.end("OK");
  });
  await new Promise<void>((ready) => mlflow.listen(0, "127.0.0.1", ready));
  try {
    const {port} = mlflow.address() as AddressInfo;
    const given = {...addresses(), api: NOWHERE, mlflow: `http://me:SECR%45T@127.0.0.1:${port}`};
    const all = serviceChecks(given, ["mlflow"]).filter(({group}) => group === "mlflow");
    expect(await states(all)).toEqual([
      {what: "mlflow health", state: "ok", detail: `http://127.0.0.1:${port}/`}
    ]);
    expect(asked).toEqual([`Basic ${Buffer.from("me:SECRET").toString("base64")}`]);
  } finally {
    mlflow.close();
  }
});

it("addresses come from the environment, empty variables being absent", () => {
  expect(serviceAddresses({GRAFANA_URL: "", DATABASE_URL: "postgresql://x", API_KEY: ""})).toMatchObject({
    grafana: "http://127.0.0.1:3001",
    database: "postgresql://x",
    apiKey: undefined
  });
});
