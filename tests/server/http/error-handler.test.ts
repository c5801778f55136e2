import express, {type ErrorRequestHandler} from "express";
import pino from "pino";
import {describe, expect, it} from "vitest";
import {UnknownReferenceError} from "../../../data-loaders/unknown-reference.ts";
import {errorHandler} from "../../../server/http/error-handler.ts";
import {Problem} from "../../../server/http/problem.ts";
import {problemOf} from "../../../server/http/request-state.ts";
import {exchange} from "../support/exchange.ts";

/** Status, headers and document of the answer to an error, what was logged, and the problem kept for the metrics. */
async function answerTo(error: unknown, before: (response: express.Response) => void = () => {}) {
  const lines: Record<string, unknown>[] = [];
  const kept: (string | undefined)[] = [];
  const app = express();
  app.use((request, response) => {
    request.id = "request-1";
    response.on("close", () => kept.push(problemOf(response)));
    before(response);
    throw error;
  });
  app.use(errorHandler(pino({base: null}, {write: (line: string) => void lines.push(JSON.parse(line))})));
  const seen: unknown[] = [];
  const last: ErrorRequestHandler = (given, _request, response, _next) => {
    seen.push(given);
    response.end();
  };
  app.use(last);
  return exchange(app, async (get) => {
    const response = await get("/");
    const text = await response.text();
    return {status: response.status, headers: response.headers, text, lines, kept, seen};
  });
}
const httpError = (status: number, message = "told by the library", type?: string) =>
  Object.assign(new Error(message), {status, ...(type === undefined ? {} : {type})});

describe("an error", () => {
  it("that is a problem is told as it is, with its headers and not to be kept", async () => {
    const {status, headers, text, lines, kept} = await answerTo(
      new Problem("method-not-allowed", "Not so.", {headers: {Allow: "GET"}}),
      (response) => response.setHeader("Cache-Control", "max-age=86400")
    );
    expect(status).toBe(405);
    expect(headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
    expect(headers.get("allow")).toBe("GET");
    expect(headers.get("cache-control")).toBe("no-store");
    expect(JSON.parse(text)).toEqual({
      type: "urn:predictiondex:problem:method-not-allowed",
      title: "Method not allowed",
      status: 405,
      detail: "Not so.",
      request_id: "request-1"
    });
    expect(lines).toEqual([]);
    expect(kept).toEqual(["method-not-allowed"]);
  });

  it.each([
    [new UnknownReferenceError("move", 9, []), 404, "No move has id 9."],
    [
      httpError(400, "Unexpected token", "entity.parse.failed"),
      400,
      "The body is not valid JSON: Unexpected token"
    ],
    [httpError(400), 400, "The request cannot be read."],
    [httpError(403), 404, "There is nothing here."],
    [httpError(404), 404, "There is nothing here."],
    [httpError(413), 413, "The body is larger than this server accepts."],
    [httpError(415), 415, "The body's encoding or character set is not supported; send plain UTF-8 JSON."],
    [httpError(418), 400, "The request cannot be read."]
  ])("that is the client's is told without what it does not concern: %s", async (error, status, detail) => {
    const answer = await answerTo(error);
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.text)).toMatchObject({status, detail});
    expect(answer.lines).toEqual([]);
  });

  it.each([
    [new Error("secret")],
    [httpError(500, "secret")],
    [{status: 404, message: "secret"}],
    [Object.assign(new Error("secret"), {status: "404"})],
    ["secret"]
  ])("that is our fault goes to the log, and not to the client: %s", async (error) => {
    const {status, text, lines} = await answerTo(error);
    expect(status).toBe(500);
    expect(JSON.parse(text)).toEqual({
      type: "urn:predictiondex:problem:internal-error",
      title: "Internal error",
      status: 500,
      detail: "Something went wrong on our side; the request id helps to find out what.",
      request_id: "request-1"
    });
    expect(lines).toMatchObject([{level: 50, requestId: "request-1", msg: "request failed"}]);
    expect(JSON.stringify(lines)).toContain("secret");
  });

  it("that says that we cannot serve is logged too", async () => {
    const {status, lines} = await answerTo(new Problem("unavailable", "No model is loaded."));
    expect(status).toBe(503);
    expect(lines).toHaveLength(1);
  });

  it("amid an answer is left to whoever can end it", async () => {
    const error = new Error("too late");
    const {status, text, seen} = await answerTo(error, (response) => void response.write("begun"));
    expect({status, text, seen}).toEqual({status: 200, text: "begun", seen: [error]});
  });
});
