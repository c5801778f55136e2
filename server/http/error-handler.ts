import type {ErrorRequestHandler} from "express";
import type {Logger} from "pino";
import {UnknownReferenceError} from "../../data-loaders/unknown-reference.ts";
import {OverBudgetError} from "../budget/budget.ts";
import {UnboundedBodyError} from "./bounded-json.ts";
import {NotMadeYet} from "./not-made-yet.ts";
import {openInferenceError, openInferenceStatus, speaksOpenInference} from "./open-inference.ts";
import {PROBLEM_TYPES, Problem, type ProblemType, problemStatus} from "./problem.ts";
import {NOT_MADE_YET, requestIdOf, setEndpoint, setProblem, traceIdOf} from "./request-state.ts";

const DETAILS: Partial<Record<ProblemType, string>> = {
  "payload-too-large": "The body is larger than this server accepts.",
  "unsupported-media-type": "The body's encoding or character set is not supported; send plain UTF-8 JSON.",
  "not-found": "There is nothing here."
};

/** http-errors, as thrown by Express, body-parser and send. */
interface HttpError {
  readonly status: number;
  readonly type?: string;
  readonly code?: string;
  readonly message: string;
}
const isHttpError = (error: unknown): error is HttpError =>
  error instanceof Error && typeof (error as Partial<HttpError>).status === "number";

/** What a client may be told about an error. */
function problemFrom(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof UnknownReferenceError) return new Problem("not-found", error.message);
  if (error instanceof OverBudgetError) {
    const {message, price, reason, retryAfterSeconds} = error;
    const headers = {"Retry-After": String(retryAfterSeconds)};
    return new Problem(reason === "caller" ? "too-many-requests" : "unavailable", message, {price, headers});
  }
  if (error instanceof UnboundedBodyError) {
    return new Problem(error.tooDeep ? "malformed-request" : "payload-too-large", error.message);
  }
  if (isHttpError(error) && error.status < 500) {
    if (error.type === "entity.parse.failed") {
      return new Problem("malformed-request", `The body is not valid JSON: ${error.message}`, {cause: error});
    }
    if (/^(Z_|ERR__ERROR)/.test(error.code ?? "")) {
      return new Problem("malformed-request", "The body is not what its Content-Encoding says.", {
        cause: error
      });
    }
    if (error instanceof URIError) {
      return new Problem(
        "malformed-request",
        "The address cannot be read: what stands after a percent sign has to be UTF-8 in two hexadecimal digits a byte, such as %C3%A9.",
        {cause: error}
      );
    }
    const status = error.status === 403 ? 404 : error.status;
    const type = PROBLEM_TYPES.find((name) => problemStatus(name) === status) ?? "malformed-request";
    return new Problem(type, DETAILS[type] ?? "The request cannot be read.", {cause: error});
  }
  return new Problem(
    "internal-error",
    "Something went wrong on our side; the request id helps to find out what.",
    {
      cause: error
    }
  );
}

/** Answers every error as `application/problem+json`, or as the protocol of its path has it; what is our fault goes to the log, never to the client. */
export const errorHandler =
  (logger: Logger): ErrorRequestHandler =>
  (error, request, response, next) => {
    const problem = problemFrom(error);
    setProblem(response, problem.type);
    const isComing = problem instanceof NotMadeYet && problem.isComing;
    if (isComing) setEndpoint(response, NOT_MADE_YET);
    else if (problem.status >= 500)
      logger.error(
        {err: error, requestId: requestIdOf(request), traceId: traceIdOf(response)},
        "request failed"
      );
    if (response.headersSent) return next(error);
    response.setHeader("Cache-Control", "no-store");
    for (const [name, value] of Object.entries(problem.headers)) response.setHeader(name, value);
    if (speaksOpenInference(request.path)) {
      response.status(openInferenceStatus(problem.status)).json(openInferenceError(problem));
      return;
    }
    if (/^\/compat(\/|$)/i.test(request.path)) {
      response.status(problem.status).json({detail: problem.message});
      return;
    }
    response
      .status(problem.status)
      .type("application/problem+json")
      .send(JSON.stringify(problem.toDocument(requestIdOf(request), traceIdOf(response))));
  };
