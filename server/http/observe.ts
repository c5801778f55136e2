import {randomUUID} from "node:crypto";
import type {RequestHandler} from "express";
import type {Logger} from "pino";
import type {Metrics} from "../metrics/metrics.ts";
import {readTraceparent, type Tracing, writeTraceparent} from "../tracing/trace.ts";
import {
  callerOf,
  endpointOf,
  exemplarOf,
  NOT_MADE_YET,
  problemOf,
  setRecorded,
  setTraceId
} from "./request-state.ts";

declare module "http" {
  interface IncomingMessage {
    /** Given by the client in X-Request-Id, or made here. */
    id?: unknown;
  }
}

const QUIET = new Set([
  "/health",
  "/ready",
  "/stages",
  "/metrics",
  "/v2/health/live",
  "/v2/health/ready",
  NOT_MADE_YET
]);
const METHODS = new Set(["GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE"]);
const acceptable = (id: unknown): id is string => typeof id === "string" && /^[\w.-]{8,64}$/.test(id);

/**
 * Gives each request an id and, when its answer has ended, a line in the log, a place in the metrics and, where traces are recorded, a span. A caller's
 * `traceparent` is the span's parent, and what is answered with where none is recorded.
 * Neither holds keys, addresses, queries or raw paths.
 */
export function observe(logger: Logger, metrics: Metrics, tracing: Tracing | null = null): RequestHandler {
  return (request, response, next) => {
    const start = process.hrtime.bigint();
    const given = request.headers["x-request-id"];
    const requestId = acceptable(given) ? given : randomUUID();
    request.id = requestId;
    response.setHeader("X-Request-Id", requestId);
    const caller = readTraceparent(request.headers["traceparent"]);
    const span = tracing?.begin(caller);
    if (span?.context.sampled) setRecorded(response, span.context);
    const trace = span?.context ?? caller;
    if (trace !== null) {
      setTraceId(response, trace.traceId);
      response.setHeader("traceparent", writeTraceparent(trace));
    }
    response.once("close", () => {
      const seconds = Number(process.hrtime.bigint() - start) / 1e9;
      const method = METHODS.has(request.method) ? request.method : "other";
      const endpoint = endpointOf(response);
      const status = response.writableFinished ? response.statusCode : 499;
      metrics.requests.inc({method, endpoint, status});
      metrics.requestSeconds.observe({
        labels: {method, endpoint},
        value: seconds,
        exemplarLabels: exemplarOf(response)
      });
      const problem = problemOf(response);
      if (problem !== undefined) metrics.errors.inc({method, endpoint, error_type: problem});
      span?.end({method, endpoint, status, requestId, problem});
      const isFailure = status >= 500 && endpoint !== NOT_MADE_YET;
      const level = isFailure ? "error" : QUIET.has(endpoint) ? "debug" : "info";
      logger[level](
        {
          requestId,
          traceId: trace?.traceId,
          method,
          endpoint,
          status,
          ms: Math.round(seconds * 1e5) / 100,
          key: callerOf(response) ?? undefined,
          problem
        },
        "request"
      );
    });
    next();
  };
}
