import type {RequestHandler} from "express";
import {ipKeyGenerator, rateLimit} from "express-rate-limit";
import {Problem} from "../http/problem.ts";
import {callerOf} from "../http/request-state.ts";

const WINDOW_SECONDS = 60;

/** At most `limit` requests a minute by key, or by address where there is no key; 0: any number. */
export function limitRate(limit: number): RequestHandler[] {
  if (limit === 0) return [];
  return [
    rateLimit({
      windowMs: WINDOW_SECONDS * 1000,
      limit,
      standardHeaders: "draft-8",
      legacyHeaders: false,
      // It would write to standard error, past the log, that TRUST_PROXY is not set.
      validate: {xForwardedForHeader: false},
      keyGenerator: (request, response) => {
        const caller = callerOf(response as Parameters<typeof callerOf>[0]);
        return caller === null ? `address ${ipKeyGenerator(request.ip ?? "")}` : `key ${caller}`;
      },
      handler: () => {
        throw new Problem("too-many-requests", `At most ${limit} requests a minute; try again later.`);
      }
    })
  ];
}
