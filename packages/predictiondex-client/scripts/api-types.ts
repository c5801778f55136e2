import openapiTS, {astToString, type OpenAPI3} from "openapi-typescript";
import {endpoints} from "../../../server/endpoints/index.ts";
import {buildDocument} from "../../../server/openapi/openapi-document.ts";

const HEADER = "// Generated from the server's OpenAPI description by `npm run generate`.\n\n";

/** The types of what stands under `/v1`, from the description that the server has today. */
export async function apiTypes(): Promise<string> {
  const versioned = endpoints.filter(({unversioned}) => !unversioned);
  const document = buildDocument(versioned, "1") as unknown as OpenAPI3;
  return HEADER + astToString(await openapiTS(document, {rootTypes: true, rootTypesNoSchemaPrefix: true}));
}
