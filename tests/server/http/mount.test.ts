import express from "express";
import pino from "pino";
import {beforeAll, describe, expect, it} from "vitest";
import {z} from "zod";
import {defineEndpoint} from "../../../server/http/endpoint.ts";
import {errorHandler} from "../../../server/http/error-handler.ts";
import type {KeptAnswers} from "../../../server/http/kept-answers.ts";
import {MemoryAnswers} from "../../../server/http/memory-answers.ts";
import {mountEndpoint, refuseOtherMethods} from "../../../server/http/mount.ts";
import {Problem} from "../../../server/http/problem.ts";
import {endpointOf} from "../../../server/http/request-state.ts";
import type {Services} from "../../../server/services.ts";
import {exchange} from "../support/exchange.ts";

let looks = 0;
const services = {version: "1.2.3", budget: {admit: () => ({done() {}})}} as unknown as Services;
const common = {tag: "Test", summary: "Test"} as const;
const endpoints = [
  defineEndpoint({
    ...common,
    method: "get",
    path: "/things/{id}/{part}",
    operationId: "getThing",
    access: "open",
    localized: true,
    parameters: z.object({id: z.string(), part: z.string().max(3)}),
    query: z.strictObject({n: z.string().transform(Number).default(7)}),
    response: z.unknown(),
    handle: ({path, query, body, language, services: {version}}) => ({path, query, body, language, version})
  }),
  defineEndpoint({
    ...common,
    method: "post",
    path: "/things",
    operationId: "postThing",
    access: "key",
    idempotent: true,
    body: z.strictObject({name: z.string()}),
    response: z.unknown(),
    handle: ({path, query, body, language}) => ({path, query, body, language})
  }),
  defineEndpoint({
    ...common,
    method: "get",
    path: "/text",
    operationId: "getText",
    access: "open",
    handle: async () => "some text"
  }),
  defineEndpoint({
    ...common,
    method: "get",
    path: "/csv",
    operationId: "getCsv",
    access: "open",
    produces: ["text/csv"],
    handle: () => "a,b"
  })
];

let answers: KeptAnswers = new MemoryAnswers();
const endpointsSeen: string[] = [];
const app = express();
beforeAll(() => {
  app.use((_request, response, next) => {
    response.on("close", () => endpointsSeen.push(endpointOf(response)));
    next();
  });
  for (const endpoint of endpoints) {
    mountEndpoint(app, endpoint, {
      services: () => {
        looks++;
        return services;
      },
      answers: {begin: (...request) => answers.begin(...request)},
      guards: [
        (request, _response, next) => {
          if (request.headers["x-api-key"] !== "right") throw new Problem("missing-key", "No key.");
          next();
        }
      ],
      bodyLimit: 100
    });
  }
  refuseOtherMethods(app, endpoints);
  app.use(errorHandler(pino({level: "silent"})));
});

const ask = (path: string, init: RequestInit = {}) =>
  exchange(app, async (get) => {
    const response = await get(path, init);
    return {status: response.status, headers: response.headers, text: await response.text()};
  });
const post = (body: string, headers: Record<string, string> = {}) =>
  ask("/things", {
    method: "POST",
    body,
    headers: {"X-API-Key": "right", "Content-Type": "application/json", ...headers}
  });

describe("an endpoint's route", () => {
  it("gives its handler what its schemas make of path and query, the language and the services", async () => {
    const {status, headers, text} = await ask("/things/a/b?n=3", {headers: {"Accept-Language": "fr"}});
    expect(status).toBe(200);
    expect(headers.get("content-type")).toMatch(/^application\/json/);
    expect(JSON.parse(text)).toEqual({
      path: {id: "a", part: "b"},
      query: {n: 3},
      language: "fr",
      version: "1.2.3"
    });
    expect(JSON.parse((await ask("/things/a/b")).text)).toMatchObject({query: {n: 7}, language: "en"});
  });

  it("looks at what is in service once, so that it works with one release from start to end", async () => {
    looks = 0;
    await post('{"name": "a"}');
    expect(looks).toBe(1);
    await ask("/things/a/b");
    expect(looks).toBe(2);
  });

  it("refuses what its schemas do, by its place", async () => {
    expect(JSON.parse((await ask("/things/a/long")).text)).toMatchObject({
      status: 422,
      errors: [{in: "path", field: "part"}]
    });
    expect(JSON.parse((await ask("/things/a/b?m=1")).text)).toMatchObject({
      status: 422,
      errors: [{in: "query", field: "m"}]
    });
    expect(JSON.parse((await post("{}")).text)).toMatchObject({
      status: 422,
      errors: [{in: "body", field: "name"}]
    });
  });

  it("gives its handler the body, and English where names follow no language", async () => {
    const {status, headers, text} = await post('{"name": "x"}', {"Accept-Language": "fr"});
    expect(status).toBe(200);
    expect(headers.get("content-language")).toBeNull();
    expect(JSON.parse(text)).toEqual({query: {}, body: {name: "x"}, language: "en"});
  });

  it("sends what was kept before its own answer was", async () => {
    answers = {
      begin: async () => ({
        keep: () => ({type: "text/csv", body: "kept", modelVersion: "7"}),
        release() {}
      })
    };
    const {text, headers} = await post('{"name": "x"}', {"Idempotency-Key": "k"});
    expect([text, headers.get("content-type"), headers.get("x-model-version")]).toEqual([
      "kept",
      "text/csv; charset=utf-8",
      "7"
    ]);
    expect(headers.get("idempotent-replayed")).toBe("true");
  });

  it("takes whatever is JSON, and nothing else", async () => {
    expect((await post('{"name": "x"}', {"Content-Type": "application/merge-patch+json"})).status).toBe(200);
    const form = await post("name=x", {"Content-Type": "application/x-www-form-urlencoded"});
    expect(JSON.parse(form.text)).toMatchObject({
      status: 415,
      detail: "Send the body as JSON, with Content-Type: application/json."
    });
    expect((await ask("/things", {method: "POST", headers: {"X-API-Key": "right"}})).status).toBe(422);
  });

  it("takes no more than its limit", async () => {
    expect((await post(JSON.stringify({name: "x".repeat(80)}))).status).toBe(200);
    expect((await post(JSON.stringify({name: "x".repeat(100)}))).status).toBe(413);
  });

  it("asks for a key before it reads the body, and only where one is needed", async () => {
    expect((await post("{", {"X-API-Key": "wrong"})).status).toBe(401);
    expect((await ask("/text")).status).toBe(200);
  });

  it("answers text where it has no schema for the answer", async () => {
    const plain = await ask("/text");
    expect(plain.headers.get("content-type")).toBe("text/plain; charset=utf-8");
    expect(plain.text).toBe("some text");
    expect((await ask("/csv")).headers.get("content-type")).toMatch(/^text\/csv/);
  });

  it("is known by its pattern from the start, refused or not", async () => {
    endpointsSeen.length = 0;
    await ask("/things/a/b");
    await post("{", {"X-API-Key": "wrong"});
    await ask("/text", {method: "DELETE"});
    await expect.poll(() => endpointsSeen).toEqual(["/things/{id}/{part}", "/things", "/text"]);
  });
});

describe("methods a path does not have", () => {
  it.each([
    ["/text", "POST", "GET, HEAD, OPTIONS"],
    ["/things/1/2", "DELETE", "GET, HEAD, OPTIONS"],
    ["/things", "GET", "OPTIONS, POST"]
  ])("are refused: %s %s", async (path, method, allow) => {
    const {status, headers, text} = await ask(path, {method});
    expect(status).toBe(405);
    expect(headers.get("allow")).toBe(allow);
    expect(JSON.parse(text).detail).toMatch(new RegExp(` answers to ${allow}\\.$`));
  });

  it("are told to whoever asks", async () => {
    const {status, headers, text} = await ask("/things", {method: "OPTIONS"});
    expect({status, allow: headers.get("allow"), text}).toEqual({
      status: 204,
      allow: "OPTIONS, POST",
      text: ""
    });
  });

  it("are told once for a path of several endpoints", async () => {
    const both = express();
    refuseOtherMethods(both, [endpoints[1], {...endpoints[2], path: "/things"}]);
    await exchange(both, async (get) => {
      expect((await get("/things", {method: "OPTIONS"})).headers.get("allow")).toBe(
        "GET, HEAD, OPTIONS, POST"
      );
    });
  });
});
