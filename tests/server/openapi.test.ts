import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {endpoints} from "../../server/endpoints/index.ts";
import {buildDocument} from "../../server/openapi/openapi-document.ts";
import {type ServedApp, serveApp} from "./support/serve-app.ts";

let app: ServedApp;
beforeAll(async () => {
  app = await serveApp();
});
afterAll(() => app.close());

/** Every value of `$ref` anywhere in a document. */
const references = (value: unknown): string[] =>
  typeof value !== "object" || value === null
    ? []
    : Object.entries(value).flatMap(([key, inner]) => (key === "$ref" ? [String(inner)] : references(inner)));

describe("the OpenAPI document", () => {
  const document = buildDocument(endpoints, "1.2.3");

  it("is served", async () => {
    const response = await app.get("/openapi.json");
    expect(response.headers.get("content-type")).toMatch(/^application\/json/);
    expect(await response.json()).toMatchObject({
      openapi: "3.1.1",
      info: {title: "PredictionDex", version: "0.0.0"}
    });
  });

  it("describes every endpoint once", () => {
    const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({
        path,
        method,
        operation: operation as {operationId: string}
      }))
    );
    expect(operations.map(({method, path}) => `${method} ${path}`).sort()).toEqual(
      endpoints.map(({method, path}) => `${method} ${path}`).sort()
    );
    const ids = operations.map(({operation}) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("declares every parameter of a path", () => {
    for (const [path, methods] of Object.entries(document.paths)) {
      for (const operation of Object.values(methods)) {
        const {parameters} = operation as {parameters: {name: string; in: string}[]};
        const declared = parameters.filter((parameter) => parameter.in === "path").map(({name}) => name);
        expect(declared).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
      }
    }
  });

  it("refers to nothing that is not there", () => {
    const names = new Set(references(document));
    expect(names.size).toBeGreaterThan(20);
    for (const name of names) {
      expect(document.components.schemas).toHaveProperty(name.replace("#/components/schemas/", ""));
    }
  });

  it("has the limits that validate", () => {
    expect(document.components.schemas["BestMoveQuestion"]).toMatchObject({
      required: ["pokemon_a_id", "pokemon_b_id", "available_moves"],
      additionalProperties: false,
      properties: {available_moves: {minItems: 1, maxItems: 80}}
    });
  });
});

describe("/docs", () => {
  it("comes from this server alone, scripts and styles included", async () => {
    const page = await app.get("/docs");
    const html = await page.text();
    const addresses = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address);
    expect(addresses.length).toBeGreaterThan(3);
    expect(html).not.toMatch(/<script>|https?:/);
    for (const address of addresses) {
      expect(address).toMatch(/^\/docs\//);
      expect((await app.get(address)).status, address).toBe(200);
    }
    expect(await (await app.get("/docs/initialize.js")).text()).toContain('url: "/openapi.json"');
  });
});
