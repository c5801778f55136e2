import {Ajv2020, type ValidateFunction} from "ajv/dist/2020.js";
import {MEDIA_TYPES} from "../../../server/formats/media-types.ts";
import type {Endpoint} from "../../../server/http/endpoint.ts";
import {buildDocument} from "../../../server/openapi/openapi-document.ts";
import {mounted} from "./arbitrary-request.ts";

interface MediaType {
  readonly schema: object;
}
interface Operation {
  readonly responses: Readonly<Record<string, {readonly content: Readonly<Record<string, MediaType>>}>>;
}

/**
 * Checks answers against the OpenAPI document, by a validator that shares nothing with the server's own.
 * @returns what is wrong with an answer, or null
 */
export function createAnswerChecker() {
  const document = buildDocument(mounted, "0.0.0");
  const ajv = new Ajv2020({strict: false, allErrors: true, validateFormats: false});
  ajv.addSchema(document, "api");
  const validators = new Map<string, ValidateFunction>();
  return async (endpoint: Endpoint, response: Response): Promise<string | null> => {
    const operation = document.paths[endpoint.path][endpoint.method] as Operation;
    const content = operation.responses[String(response.status)]?.content;
    const text = await response.text();
    if (content === undefined) return `status ${response.status} is not documented: ${text.slice(0, 200)}`;
    const type = response.headers.get("content-type")?.split(";")[0] ?? "";
    if (content[type] === undefined) return `media type "${type}" is not documented for ${response.status}`;
    if (!/json$/.test(type) || type === MEDIA_TYPES.ndjson) return null;
    const pointer = [
      "paths",
      endpoint.path,
      endpoint.method,
      "responses",
      String(response.status),
      "content",
      type,
      "schema"
    ]
      .map((part) => encodeURIComponent(part.replaceAll("~", "~0").replaceAll("/", "~1")))
      .join("/");
    let validate = validators.get(pointer);
    if (validate === undefined) {
      validate = ajv.compile({$ref: `api#/${pointer}`});
      validators.set(pointer, validate);
    }
    return validate(JSON.parse(text)) ? null : `${ajv.errorsText(validate.errors)} in ${text.slice(0, 500)}`;
  };
}
