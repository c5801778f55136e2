import type {Request, Response} from "express";
import type {Arm} from "../../pipelines/monitoring/log/logged-prediction.ts";
import type {TraceContext} from "../tracing/trace.ts";

/** Pattern of the route that took a request, for logs and metrics; never the raw path. */
export const setEndpoint = (response: Response, pattern: string): void => {
  response.locals["endpoint"] = pattern;
};
/** In its place where a request was for something that is being made: counted apart, since nothing is out of order. */
export const NOT_MADE_YET = "not made yet";
export const endpointOf = (response: Response): string =>
  (response.locals["endpoint"] as string | undefined) ?? "unmatched";

/** Type of the problem a request was answered with. */
export const setProblem = (response: Response, type: string): void => {
  response.locals["problem"] = type;
};
export const problemOf = (response: Response): string | undefined =>
  response.locals["problem"] as string | undefined;

/** Id of the trace that a request belongs to, where there is one. */
export const setTraceId = (response: Response, traceId: string): void => {
  response.locals["traceId"] = traceId;
};
export const traceIdOf = (response: Response): string | undefined =>
  response.locals["traceId"] as string | undefined;

/** Names the trace that records a request, by what a metric's example is found by. */
export const setRecorded = (response: Response, {traceId, spanId}: Omit<TraceContext, "sampled">): void => {
  response.locals["exemplar"] = {trace_id: traceId, span_id: spanId};
};
/** Labels of an exemplar; none where the request is not recorded. */
export const exemplarOf = (response: Response): Readonly<Record<string, string>> =>
  (response.locals["exemplar"] as Readonly<Record<string, string>> | undefined) ?? {};

/** Name of the key a request came with; null for an open server or the site's own call. */
export const setCaller = (response: Response, name: string): void => {
  response.locals["caller"] = name;
};
export const callerOf = (response: Response): string | null =>
  (response.locals["caller"] as string | undefined) ?? null;

/** Who answers a request that names no version. */
export const setArm = (response: Response, arm: Exclude<Arm, "asked">): void => {
  response.locals["arm"] = arm;
};
export const armOf = (response: Response): Arm => (response.locals["arm"] as Arm | undefined) ?? "asked";

export const requestIdOf = (request: Request): string => String(request.id);
