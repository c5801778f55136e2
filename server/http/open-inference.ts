import type {IncomingMessage} from "node:http";
import type {RequestHandler} from "express";
import {Problem} from "./problem.ts";

/** Where the Open Inference Protocol is spoken, which has errors of its own form. */
export const speaksOpenInference = (path: string): boolean => /^\/v2(\/|$)/i.test(path);

/** What the protocol calls a bad request, whatever is wrong with it. */
const BAD_REQUEST = 400;

export const openInferenceStatus = (status: number): number => (status === 422 ? BAD_REQUEST : status);

/** An error as the protocol writes it. */
export const openInferenceError = ({message}: Problem) => ({error: message});

/** @throws Problem where the tensors of a body are in binary */
export const refuseBinary: RequestHandler = ({headers}, _response, next) => {
  if (headers["inference-header-content-length"] !== undefined) {
    throw new Problem(
      "malformed-request",
      "Tensors are taken as JSON, not in binary; with tritonclient: set_data_from_numpy(values, binary_data=False)."
    );
  }
  next();
};

/** Whether a body is to be read as JSON: as long as its sender does not say that it is something else. */
export function isProtocolBody({headers}: IncomingMessage): boolean {
  const type = headers["content-type"];
  return type === undefined || /json/i.test(type);
}
