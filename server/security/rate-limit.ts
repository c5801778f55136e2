import type {RequestHandler} from "express";
import {rateLimit, type Store} from "express-rate-limit";
import {callerKey} from "../http/caller-key.ts";
import {Problem} from "../http/problem.ts";

const WINDOW_SECONDS = 60;

/**
 * At most `limit` requests a minute by key, or by address where there is no key; 0: any number.
 * @param store where they are counted; in this process unless told otherwise
 */
export function limitRate(limit: number, store?: Store): RequestHandler[] {
  if (limit === 0) return [];
  return [
    rateLimit({
      windowMs: WINDOW_SECONDS * 1000,
      limit,
      ...(store && {store}),
      standardHeaders: "draft-8",
      legacyHeaders: false,
      // It would write to standard error, past the log, that TRUST_PROXY is not set.
      validate: {xForwardedForHeader: false},
      keyGenerator: (request, response) => callerKey(request, response as Parameters<typeof callerKey>[1]),
      handler: () => {
        throw new Problem("too-many-requests", `At most ${limit} requests a minute; try again later.`);
      }
    })
  ];
}
