import type {Request, Response} from "express";
import {type Format, MEDIA_TYPES} from "../formats/media-types.ts";
import {Problem} from "./problem.ts";

/** The form that the caller prefers of those offered, the first where it has no preference. @throws Problem 406 */
export function negotiate(request: Request, response: Response, offered: readonly Format[]): Format {
  response.vary("Accept");
  if (request.headers.accept === undefined) return offered[0];
  const types = offered.map((format) => MEDIA_TYPES[format]);
  const accepted = request.accepts(types);
  const format = offered.find((one) => MEDIA_TYPES[one] === accepted);
  if (format !== undefined) return format;
  const asked = JSON.stringify(request.headers.accept.slice(0, 60));
  throw new Problem("not-acceptable", `Accept: ${asked} cannot be met; there is ${types.join(", ")}.`);
}
