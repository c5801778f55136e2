import {HEADER_LENGTH} from "../http/binary-tensors.ts";
import type {Endpoint} from "../http/endpoint.ts";
import type {JsonSchema} from "./components.ts";

/** A field as a parameter: with the schema of what its author says a client writes, or else of what validates. */
const parametersIn = (place: "path" | "query", {properties = {}, required = []}: JsonSchema) =>
  Object.entries(properties).map(([name, {description, parameterSchema, ...own}]) => ({
    name,
    in: place,
    required: required.includes(name),
    description,
    schema: parameterSchema ?? own
  }));

const acceptLanguage = {
  name: "Accept-Language",
  in: "header",
  required: false,
  description: "Language of names: English (en) or French (fr)",
  schema: {type: "string", default: "en"}
};

const idempotencyKey = {
  name: "Idempotency-Key",
  in: "header",
  required: false,
  description: "The same key with the same question gets the same answer, for an hour",
  schema: {type: "string", minLength: 1, maxLength: 200}
};

const inferenceHeaderLength = {
  name: HEADER_LENGTH,
  in: "header",
  required: false,
  description: "Bytes of the JSON before binary tensors, of a body that has them",
  schema: {type: "integer", minimum: 0}
};

/** Parameters of an operation, from the schemas of its path and query. */
export const parametersOf = (
  {localized, idempotent, binaryTensors}: Endpoint,
  {path, query}: Readonly<Record<"path" | "query", JsonSchema>>
) => [
  ...parametersIn("path", path),
  ...parametersIn("query", query),
  ...(localized ? [acceptLanguage] : []),
  ...(idempotent ? [idempotencyKey] : []),
  ...(binaryTensors ? [inferenceHeaderLength] : [])
];
