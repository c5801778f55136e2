import {describe, expect, it} from "vitest";
import {endpoints} from "../../../server/endpoints/index.ts";
import {defineEndpoint} from "../../../server/http/endpoint.ts";
import {buildDocument} from "../../../server/openapi/openapi-document.ts";

const document = buildDocument(endpoints, "1.2.3");

interface Operation {
  readonly operationId: string;
  readonly parameters: readonly {readonly name: string; readonly in: string}[];
}
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({path, method, operation: operation as Operation}))
);

/** Every value of `$ref` anywhere in a document. */
const references = (value: unknown): string[] =>
  typeof value !== "object" || value === null
    ? []
    : Object.entries(value).flatMap(([key, inner]) => (key === "$ref" ? [String(inner)] : references(inner)));

describe("the OpenAPI document", () => {
  it("describes every endpoint once", () => {
    expect(operations.map(({method, path}) => `${method} ${path}`).sort()).toEqual(
      endpoints.map(({method, path}) => `${method} ${path}`).sort()
    );
    const ids = operations.map(({operation}) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("declares every parameter of a path", () => {
    for (const {path, operation} of operations) {
      const declared = operation.parameters.filter((parameter) => parameter.in === "path");
      expect(declared.map(({name}) => name)).toEqual(
        [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
      );
    }
  });

  it("refers to every component, and to nothing that is not there", () => {
    const wanted = new Set(references(document));
    expect([...wanted].sort()).toEqual(
      Object.keys(document.components.schemas)
        .map((name) => `#/components/schemas/${name}`)
        .sort()
    );
    expect(wanted.size).toBeGreaterThan(20);
  });

  it("tells refusals by ascending status, each with what they mean", () => {
    for (const {operation} of operations) {
      const statuses = Object.keys((operation as unknown as {responses: object}).responses).map(Number);
      expect(statuses).toEqual(statuses.toSorted((a, b) => a - b));
    }
    const made = buildDocument(
      [
        defineEndpoint({
          method: "get",
          path: "/berries",
          operationId: "getBerries",
          tag: "Berries",
          summary: "Berries",
          access: "open",
          problems: ["unavailable", "not-found", "not-acceptable"],
          handle: () => "a berry"
        })
      ],
      "1.2.3"
    );
    const {description, responses} = made.paths["/berries"]["get"] as unknown as {
      description?: string;
      responses: Record<string, {description: string; content: object}>;
    };
    expect(description).toBeUndefined();
    expect(Object.keys(responses["200"].content)).toEqual(["text/plain"]);
    expect(responses["404"].description).toBe("Not found");
    expect(responses["503"].description).toBe("Not available at present");
  });

  it("has the limits that validate", () => {
    expect(document.components.schemas["BestMoveQuestion"]).toMatchObject({
      required: ["pokemon_a_id", "pokemon_b_id", "available_moves"],
      additionalProperties: false,
      properties: {available_moves: {minItems: 1, maxItems: 80}}
    });
  });
});
