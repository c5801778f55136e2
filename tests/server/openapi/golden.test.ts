import {expect, it} from "vitest";
import {stringify} from "yaml";
import {endpoints} from "../../../server/endpoints/index.ts";
import {buildDocument} from "../../../server/openapi/openapi-document.ts";
import {expectKept} from "../../support/golden.ts";

it("the OpenAPI document is the kept one, so that nobody changes the API unawares", () => {
  const text = stringify(buildDocument(endpoints, "1.2.3"), {aliasDuplicateObjects: false, lineWidth: 0});
  expectKept(new URL("golden/openapi.txt", import.meta.url), text.trimEnd().split("\n"));
  expect(text).toMatch(/^openapi: 3\.1\.1$/m);
});
