import type {Request, Response} from "express";

/** Pattern of the route that took a request, for logs and metrics; never the raw path. */
export const setEndpoint = (response: Response, pattern: string): void => {
  response.locals["endpoint"] = pattern;
};
export const endpointOf = (response: Response): string =>
  (response.locals["endpoint"] as string | undefined) ?? "unmatched";

/** Type of the problem a request was answered with. */
export const setProblem = (response: Response, type: string): void => {
  response.locals["problem"] = type;
};
export const problemOf = (response: Response): string | undefined =>
  response.locals["problem"] as string | undefined;

export const requestIdOf = (request: Request): string => String(request.id);
