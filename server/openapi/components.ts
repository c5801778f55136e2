import {isDeepStrictEqual} from "node:util";
import {z} from "zod";
import type {Endpoint} from "../http/endpoint.ts";
import {speaksOpenInference} from "../http/open-inference.ts";
import {inferenceErrorSchema} from "../schemas/inference-schemas.ts";
import {problemSchema} from "../schemas/problem-document.ts";

export interface JsonSchema {
  readonly [keyword: string]: unknown;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
}

const NOTHING = z.object({});

/** zod writes the bounds of JavaScript's safe integers into every integer that has none of its own. */
function withoutSafeIntegerBounds({jsonSchema}: {jsonSchema: {minimum?: number; maximum?: number}}): void {
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
}

/** JSON Schemas of one direction under the names given, and of everything within them that has an id. */
function convert(io: "input" | "output", schemas: Readonly<Record<string, z.ZodType>>) {
  const converted = z.toJSONSchema(z.object(schemas), {io, override: withoutSafeIntegerBounds});
  const {properties = {}, $defs = {}} = JSON.parse(JSON.stringify(converted), (key, value) =>
    key === "$ref" ? String(value).replace("#/$defs/", "#/components/schemas/") : value
  ) as {properties?: Record<string, JsonSchema>; $defs?: Record<string, JsonSchema>};
  return {properties, components: $defs};
}

/** @throws where an id stands for one thing in a request and for another in an answer */
function merge(taken: Record<string, JsonSchema>, given: Record<string, JsonSchema>) {
  for (const [id, schema] of Object.entries(given)) {
    if (id in taken && !isDeepStrictEqual(taken[id], schema)) {
      throw new Error(`the schema ${id} is not the same in requests and in answers; it needs two ids`);
    }
  }
  return {...taken, ...given};
}

/**
 * What the operations of `endpoints` take and give. A schema whose metadata has an `id` is a component of that name,
 * referred to wherever it is used; all others stand in place.
 */
export function buildSchemas(endpoints: readonly Endpoint[]) {
  const {properties: requests, components: taken} = convert(
    "input",
    Object.fromEntries(
      endpoints.map(({operationId, parameters = NOTHING, query, body = NOTHING}) => [
        operationId,
        z.object({path: parameters, query, body})
      ])
    )
  );
  const {properties: answers, components: given} = convert("output", {
    ...Object.fromEntries(
      endpoints.flatMap(({operationId, response}) => (response ? [[operationId, response]] : []))
    ),
    problem: problemSchema,
    ...(endpoints.some(({path}) => speaksOpenInference(path)) ? {inferenceError: inferenceErrorSchema} : {})
  });
  return {
    components: merge(taken, given),
    requestOf: ({operationId}: Endpoint) =>
      requests[operationId].properties as Readonly<Record<"path" | "query" | "body", JsonSchema>>,
    answerOf: ({operationId}: Endpoint) => answers[operationId],
    problem: answers["problem"],
    inferenceError: answers["inferenceError"]
  };
}
