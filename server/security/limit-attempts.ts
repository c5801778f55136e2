import type {Request, RequestHandler, Response} from "express";
import {ipKeyGenerator, rateLimit, type Store} from "express-rate-limit";
import {Problem} from "../http/problem.ts";

const WINDOW_SECONDS = 60;

/**
 * Counts wrong keys by address: at most `limit` a minute are told that they are wrong; 0: any number. Right keys
 * are let in all the same, so that nobody is shut out by a neighbour behind the same address.
 * @param store where they are counted; in this process unless told otherwise
 */
export function limitAttempts(limit: number, store?: Store): RequestHandler {
  if (limit === 0) return (_request, _response, next) => next();
  return rateLimit({
    windowMs: WINDOW_SECONDS * 1000,
    limit,
    ...(store && {store}),
    standardHeaders: false,
    legacyHeaders: false,
    validate: {xForwardedForHeader: false},
    keyGenerator: (request: Request) => ipKeyGenerator(request.ip ?? ""),
    handler: (_request: Request, response: Response) => {
      response.setHeader("Retry-After", String(WINDOW_SECONDS));
      throw new Problem(
        "too-many-requests",
        `At most ${limit} wrong keys a minute are answered; try again later, with a key of this server.`
      );
    }
  });
}
