import type {Request, Response} from "express";
import {ipKeyGenerator} from "express-rate-limit";
import {callerOf} from "./request-state.ts";

/** Whom limits are counted by: a key's name, or an address where there is no key. */
export function callerKey(request: Request, response: Response): string {
  const caller = callerOf(response);
  return caller === null ? `address ${ipKeyGenerator(request.ip ?? "")}` : `key ${caller}`;
}
