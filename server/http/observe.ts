import {randomUUID} from "node:crypto";
import type {RequestHandler} from "express";
import type {Logger} from "pino";
import type {Metrics} from "../metrics/metrics.ts";
import {callerOf, endpointOf, problemOf} from "./request-state.ts";

declare module "http" {
  interface IncomingMessage {
    /** Given by the client in X-Request-Id, or made here. */
    id?: unknown;
  }
}

const QUIET = new Set(["/health", "/ready", "/metrics"]);
const METHODS = new Set(["GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE"]);
const acceptable = (id: unknown): id is string => typeof id === "string" && /^[\w.-]{8,64}$/.test(id);

/**
 * Gives each request an id and, when its answer has ended, a line in the log and a place in the metrics.
 * Neither holds keys, addresses, queries or raw paths.
 */
export function observe(logger: Logger, metrics: Metrics): RequestHandler {
  return (request, response, next) => {
    const start = process.hrtime.bigint();
    const given = request.headers["x-request-id"];
    const requestId = acceptable(given) ? given : randomUUID();
    request.id = requestId;
    response.setHeader("X-Request-Id", requestId);
    response.once("close", () => {
      const seconds = Number(process.hrtime.bigint() - start) / 1e9;
      const method = METHODS.has(request.method) ? request.method : "other";
      const endpoint = endpointOf(response);
      const status = response.writableFinished ? response.statusCode : 499;
      metrics.requests.inc({method, endpoint, status});
      metrics.requestSeconds.observe({method, endpoint}, seconds);
      const problem = problemOf(response);
      if (problem !== undefined) metrics.errors.inc({method, endpoint, error_type: problem});
      const level = status >= 500 ? "error" : QUIET.has(endpoint) ? "debug" : "info";
      logger[level](
        {
          requestId,
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
