import openapiTS, {astToString, type OpenAPI3} from "openapi-typescript";
import {endpoints} from "../../../server/endpoints/index.ts";
import {buildDocument} from "../../../server/openapi/openapi-document.ts";

const HEADER = "// Generated from the server's OpenAPI description by `npm run generate`.\n\n";

/** What is read as JSON where a call does not say otherwise: with other forms beside it an answer would be one or text. */
function onlyJson(document: OpenAPI3): OpenAPI3 {
  return JSON.parse(JSON.stringify(document), (key, value) => {
    if (key !== "content" || !("application/json" in value)) return value;
    return {"application/json": value["application/json"]};
  }) as OpenAPI3;
}

/** The types of what stands under `/v1`, from the description that the server has today. */
export async function apiTypes(): Promise<string> {
  const versioned = endpoints.filter(({unversioned}) => !unversioned);
  const document = onlyJson(buildDocument(versioned, "1") as unknown as OpenAPI3);
  // A field of a question that has a default may be left out; of answers the description says what is always there.
  const options = {rootTypes: true, rootTypesNoSchemaPrefix: true, defaultNonNullable: false};
  return HEADER + astToString(await openapiTS(document, options));
}
