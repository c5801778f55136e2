import {z} from "zod";
import type {Endpoint} from "../http/endpoint.ts";
import {
  affinitySchema,
  learnedMoveSchema,
  moveSchema,
  pokemonSchema,
  statsSchema,
  typeSchema,
  weaknessesSchema
} from "../schemas/entities.ts";
import {
  bestMoveBody,
  bestMoveResponse,
  duelBody,
  explanationSchema,
  rankedMoveSchema,
  verificationSchema
} from "../schemas/predict.ts";
import {problemSchema} from "../schemas/problem.ts";

type JsonSchema = Record<string, unknown>;

/** Schemas that have a name of their own; all others are named after the operation they belong to. */
const SHARED = {
  output: {
    Affinity: affinitySchema,
    BestMove: bestMoveResponse,
    Explanation: explanationSchema,
    LearnedMove: learnedMoveSchema,
    Move: moveSchema,
    Pokemon: pokemonSchema,
    Problem: problemSchema,
    RankedMove: rankedMoveSchema,
    Stats: statsSchema,
    Type: typeSchema,
    Verification: verificationSchema,
    Weaknesses: weaknessesSchema
  },
  input: {BestMoveQuestion: bestMoveBody, DuelQuestion: duelBody}
} as const satisfies Record<"input" | "output", Record<string, z.ZodType>>;

const reference = (name: string): string => `#/components/schemas/${name}`;

const capitalized = (text: string): string => text[0].toUpperCase() + text.slice(1);

/** zod writes the bounds of JavaScript's safe integers into every integer that has none of its own. */
function withoutSafeIntegerBounds({jsonSchema}: {jsonSchema: {minimum?: number; maximum?: number}}): void {
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
}

/** JSON Schemas of one direction, each under its name, and what name each schema has. */
function schemasOf(io: "input" | "output", endpoints: readonly Endpoint[]) {
  const names = new Map<z.ZodType, string>();
  for (const [name, schema] of Object.entries(SHARED[io])) names.set(schema, name);
  for (const {operationId, body, response} of endpoints) {
    const schema = io === "input" ? body : response;
    if (schema === undefined || names.has(schema)) continue;
    names.set(schema, `${capitalized(operationId)}${io === "input" ? "Request" : "Response"}`);
  }
  const registry = z.registry<{id: string}>();
  for (const [schema, id] of names) registry.add(schema, {id});
  const {schemas} = z.toJSONSchema(registry, {io, uri: reference, override: withoutSafeIntegerBounds}) as {
    schemas: Record<string, JsonSchema>;
  };
  for (const schema of Object.values(schemas)) {
    delete schema["$schema"];
    delete schema["$id"];
    delete schema["id"];
  }
  return {schemas, nameOf: (schema: z.ZodType) => names.get(schema)!};
}

/** The document's components, and how its operations refer to them. */
export function buildComponents(endpoints: readonly Endpoint[]) {
  const input = schemasOf("input", endpoints);
  const output = schemasOf("output", endpoints);
  return {
    schemas: {...input.schemas, ...output.schemas},
    requestOf: (schema: z.ZodType) => ({$ref: reference(input.nameOf(schema))}),
    responseOf: (schema: z.ZodType) => ({$ref: reference(output.nameOf(schema))}),
    problem: {$ref: reference("Problem")}
  };
}
