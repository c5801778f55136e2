import {z} from "zod";
import type {Endpoint} from "../http/endpoint.ts";

/** JSON Schema of a field: what its author says a client writes, or else what validates. */
const parameterSchema = (schema: z.ZodType): {description?: string; schema: Record<string, unknown>} => {
  const {
    $schema: _,
    description,
    parameterSchema: shown,
    ...own
  } = z.toJSONSchema(schema, {
    io: "input",
    unrepresentable: "any"
  });
  return {
    ...(description === undefined ? {} : {description}),
    schema: (shown as Record<string, unknown> | undefined) ?? own
  };
};

const parametersIn = (place: "path" | "query", schema: z.ZodObject | undefined) =>
  Object.entries((schema?.shape ?? {}) as Record<string, z.ZodType>).map(([name, field]) => ({
    name,
    in: place,
    required: place === "path" || !field.safeParse(undefined).success,
    ...parameterSchema(field)
  }));

const acceptLanguage = {
  name: "Accept-Language",
  in: "header",
  required: false,
  description: "Language of names: English (en) or French (fr)",
  schema: {type: "string", default: "en"}
};

/** Parameters of an operation. */
export const parametersOf = ({parameters, query, localized}: Endpoint) => [
  ...parametersIn("path", parameters),
  ...parametersIn("query", query),
  ...(localized ? [acceptLanguage] : [])
];
