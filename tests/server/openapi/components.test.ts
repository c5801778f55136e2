import {expect, it} from "vitest";
import {z} from "zod";
import {defineEndpoint, type Endpoint} from "../../../server/http/endpoint.ts";
import {buildSchemas} from "../../../server/openapi/components.ts";

const berry = z.object({size: z.int().describe("In mm")}).meta({id: "TestBerry", description: "A berry"});
const color = z.enum(["red", "blue"]).meta({id: "TestColor", description: "A colour"});

const endpoint = (definition: Partial<Endpoint>): Endpoint =>
  defineEndpoint({
    method: "get",
    path: "/berries",
    operationId: "listBerries",
    tag: "Berries",
    summary: "Berries",
    access: "open",
    handle: () => "",
    ...(definition as object)
  });

it("what has an id is a component wherever it is used, with what is said about it there", () => {
  const list = endpoint({
    query: z.strictObject({color: color.optional().describe("Only this colour"), other: color}),
    response: z.array(berry)
  });
  const {components, requestOf, answerOf, problem} = buildSchemas([list]);
  expect(components["TestBerry"]).toEqual({
    type: "object",
    description: "A berry",
    properties: {size: {type: "integer", description: "In mm"}},
    required: ["size"],
    additionalProperties: false
  });
  expect(Object.keys(components).sort()).toEqual(["FieldError", "Problem", "TestBerry", "TestColor"]);
  expect(requestOf(list)).toMatchObject({
    path: {properties: {}},
    query: {
      properties: {
        color: {$ref: "#/components/schemas/TestColor", description: "Only this colour"},
        other: {$ref: "#/components/schemas/TestColor"}
      },
      required: ["other"]
    }
  });
  expect(answerOf(list)).toEqual({type: "array", items: {$ref: "#/components/schemas/TestBerry"}});
  expect(problem).toEqual({$ref: "#/components/schemas/Problem"});
});

it("a range of one's own stays, that of all safe integers is left out", () => {
  const bounded = z.object({
    low: z.int().min(3),
    high: z.int().max(9),
    any: z.int()
  });
  const list = endpoint({response: bounded});
  expect(buildSchemas([list]).answerOf(list)).toMatchObject({
    properties: {
      low: {type: "integer", minimum: 3},
      high: {type: "integer", maximum: 9},
      any: {type: "integer"}
    }
  });
  expect(Object.keys(buildSchemas([list]).answerOf(list).properties?.["low"] ?? {})).toEqual([
    "type",
    "minimum"
  ]);
});

it("an id may be used in both directions where it means the same in both, and only there", () => {
  const both = (schema: z.ZodType) => [
    endpoint({operationId: "take", body: z.strictObject({value: schema})}),
    endpoint({operationId: "give", response: z.array(schema)})
  ];
  expect(buildSchemas(both(color)).components["TestColor"]).toMatchObject({enum: ["red", "blue"]});
  // Of unknown fields a request may have any; in an answer there is none.
  expect(() => buildSchemas(both(berry))).toThrow(/TestBerry is not the same in requests and in answers/);
});
