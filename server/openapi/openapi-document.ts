import {MEDIA_TYPES} from "../formats/media-types.ts";
import {BINARY_TYPE} from "../http/binary-tensors.ts";
import {type Endpoint, VERSION_PREFIX} from "../http/endpoint.ts";
import {formatsOf, negotiates} from "../http/mount.ts";
import {openInferenceStatus, speaksOpenInference} from "../http/open-inference.ts";
import {type ProblemType, problemStatus, problemTitle} from "../http/problem.ts";
import {buildSchemas} from "./components.ts";
import {parametersOf} from "./parameters.ts";
import {answerHeaders, problemHeaders} from "./response-headers.ts";

const KEY_SCHEME = "ApiKey";

/** The other forms of an answer that is a table. */
function tableContent(endpoint: Endpoint) {
  return Object.fromEntries(
    formatsOf(endpoint)
      .filter((format) => format !== "json")
      .map((format) => [
        MEDIA_TYPES[format],
        {schema: {type: "string", ...(format === "arrow" || format === "parquet" ? {format: "binary"} : {})}}
      ])
  );
}

/** JSON with tensors in binary after it, where they may be. */
const binaryContent = ({binaryTensors}: Endpoint) =>
  binaryTensors ? {[BINARY_TYPE]: {schema: {type: "string", format: "binary"}}} : {};

/** Problems an endpoint can answer with, its own and those of its kind. */
function problemsOf(endpoint: Endpoint): ProblemType[] {
  const {access, body, parameters, problems} = endpoint;
  const all = new Set<ProblemType>([...problems, "invalid-request", "internal-error"]);
  if (access === "key")
    for (const type of ["missing-key", "invalid-key", "too-many-requests", "unavailable"] as const)
      all.add(type);
  if (negotiates(endpoint)) all.add("not-acceptable");
  if (endpoint.idempotent) all.add("conflict");
  if (parameters !== undefined) all.add("malformed-request");
  if (body !== undefined) {
    for (const type of ["malformed-request", "payload-too-large", "unsupported-media-type"] as const)
      all.add(type);
  }
  return [...all];
}

/** The OpenAPI 3.1 description of `endpoints`, from the very schemas that validate. */
export function buildDocument(endpoints: readonly Endpoint[], version: string) {
  const schemas = buildSchemas(endpoints);
  const operation = (endpoint: Endpoint) => {
    const {operationId, tag, summary, description, access, body, response, produces} = endpoint;
    const success =
      response === undefined
        ? Object.fromEntries(
            (produces ?? ["text/plain"]).map((type) => [type.split(";")[0], {schema: {type: "string"}}])
          )
        : {
            "application/json": {schema: schemas.answerOf(endpoint)},
            ...tableContent(endpoint),
            ...binaryContent(endpoint)
          };
    const request = schemas.requestOf(endpoint);
    const failures = new Map<number, string[]>();
    const ownErrors = speaksOpenInference(endpoint.path);
    for (const type of problemsOf(endpoint)) {
      const status = ownErrors ? openInferenceStatus(problemStatus(type)) : problemStatus(type);
      failures.set(status, [...(failures.get(status) ?? []), problemTitle(type)]);
    }
    return {
      operationId,
      ...(endpoint.unversioned ? {servers: [{url: "/"}]} : {}),
      tags: [tag],
      summary,
      ...(description === undefined ? {} : {description}),
      security: access === "key" ? [{[KEY_SCHEME]: []}] : [],
      parameters: parametersOf(endpoint, request),
      ...(body === undefined
        ? {}
        : {
            requestBody: {
              required: true,
              content: {"application/json": {schema: request.body}, ...binaryContent(endpoint)}
            }
          }),
      responses: Object.fromEntries([
        ["200", {description: "The answer", headers: answerHeaders(endpoint), content: success}],
        ...[...failures]
          .sort(([a], [b]) => a - b)
          .map(([status, titles]) => [
            String(status),
            {
              description: titles.join("; "),
              headers: problemHeaders(status),
              content: ownErrors
                ? {"application/json": {schema: schemas.inferenceError}}
                : {"application/problem+json": {schema: schemas.problem}}
            }
          ])
      ])
    };
  };
  const paths: Record<string, Record<string, unknown>> = {};
  for (const endpoint of endpoints) {
    paths[endpoint.path] = {...paths[endpoint.path], [endpoint.method]: operation(endpoint)};
  }
  return {
    openapi: "3.1.1",
    info: {
      title: "PredictionDex",
      version,
      summary: "Which move wins this fight? Pokémon: Let's Go, Pikachu! and Let's Go, Eevee!",
      description:
        "Names are accepted in English or French, accents and case forgiven, and ids everywhere. " +
        "Errors are RFC 9457 problem details and carry the request's id.",
      license: {name: "MIT", identifier: "MIT"}
    },
    servers: [
      {url: VERSION_PREFIX, description: "Version 1"},
      {url: "/", description: "The same, as in releases before 0.3"}
    ],
    tags: [...new Set(endpoints.map(({tag}) => tag))].map((name) => ({name})),
    paths,
    components: {
      schemas: schemas.components,
      securitySchemes: {
        [KEY_SCHEME]: {
          type: "apiKey",
          in: "header",
          name: "X-API-Key",
          description: "Not needed where the server runs in development mode"
        }
      }
    }
  };
}
