import type {IncomingMessage} from "node:http";
import type {Problem} from "./problem.ts";

/** Where the Open Inference Protocol is spoken, which has errors of its own form. */
export const speaksOpenInference = (path: string): boolean => /^\/v2(\/|$)/i.test(path);

/** What the protocol calls a bad request, whatever is wrong with it. */
const BAD_REQUEST = 400;

export const openInferenceStatus = (status: number): number => (status === 422 ? BAD_REQUEST : status);

/** An error as the protocol writes it. */
export const openInferenceError = ({message}: Problem) => ({error: message});

/** Whether a body is to be read as JSON: as long as its sender does not say that it is something else. */
export function isProtocolBody({headers}: IncomingMessage): boolean {
  const type = headers["content-type"];
  return type === undefined || /json/i.test(type);
}
