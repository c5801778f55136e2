import type {RequestHandler} from "express";
import {Problem} from "../http/problem.ts";
import {setCaller} from "../http/request-state.ts";
import type {KeyRing} from "./key-ring.ts";

/**
 * Lets in who has a valid key in `X-API-Key`.
 * @param siteIsOpen whether pages of this server may call without a key. A browser tells by `Sec-Fetch-Site`;
 * anything but a browser can say so too, so this opens the API to whoever means to use it.
 * @param attempt passed by each wrong key before it is told so
 */
export function requireKey(
  keys: KeyRing,
  siteIsOpen: boolean,
  attempt: RequestHandler = (_request, _response, next) => next()
): RequestHandler {
  return (request, response, next) => {
    if (keys.isOpen) return next();
    const key = request.headers["x-api-key"];
    if (typeof key !== "string" || key === "") {
      if (siteIsOpen && request.headers["sec-fetch-site"] === "same-origin") return next();
      throw new Problem("missing-key", "Send your key in the X-API-Key header.", {
        headers: {"WWW-Authenticate": 'ApiKey realm="predictiondex", header="X-API-Key"'}
      });
    }
    const name = keys.identify(key);
    if (name === null) {
      const wrong = new Problem("invalid-key", "The key in X-API-Key is not one of this server's keys.");
      return attempt(request, response, (error?: unknown) => next(error ?? wrong));
    }
    setCaller(response, name);
    next();
  };
}
