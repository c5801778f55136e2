import {expect, it} from "vitest";
import {
  fieldProblem,
  PROBLEM_TYPES,
  Problem,
  problemStatus,
  problemTitle
} from "../../../server/http/problem.ts";

it("each type has a status and a title of its own", () => {
  expect(PROBLEM_TYPES.map((type) => `${problemStatus(type)} ${type}: ${problemTitle(type)}`)).toEqual([
    "400 malformed-request: The request cannot be read",
    "401 missing-key: An API key is needed",
    "403 invalid-key: The API key is not valid",
    "404 not-found: Not found",
    "405 method-not-allowed: Method not allowed",
    "406 not-acceptable: Not acceptable",
    "408 request-timeout: The request took too long to arrive",
    "409 conflict: The request is being answered already",
    "413 payload-too-large: The request is too large",
    "415 unsupported-media-type: Unsupported media type",
    "422 invalid-request: The request is not valid",
    "429 too-many-requests: Too many requests",
    "500 internal-error: Internal error",
    "501 not-supported-by-model: The loaded model cannot do this",
    "503 unavailable: Not available at present"
  ]);
});

it("is told as RFC 9457 wants it, with the request's id", () => {
  const cause = new Error("why");
  const problem = new Problem("not-found", "There is no such thing.", {cause, headers: {Allow: "GET"}});
  expect(problem).toMatchObject({name: "Problem", status: 404, headers: {Allow: "GET"}, errors: [], cause});
  expect(problem.toDocument("request-1")).toEqual({
    type: "urn:predictiondex:problem:not-found",
    title: "Not found",
    status: 404,
    detail: "There is no such thing.",
    request_id: "request-1"
  });
});

it("of one field names part, field and what is wrong", () => {
  const error = {in: "body", field: "a[1]", message: "is wrong", suggestions: ["b"]} as const;
  expect(fieldProblem(error).toDocument("request-1")).toEqual({
    type: "urn:predictiondex:problem:invalid-request",
    title: "The request is not valid",
    status: 422,
    detail: "body a[1]: is wrong",
    request_id: "request-1",
    errors: [error]
  });
});
