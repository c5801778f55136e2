import {HEADER_LENGTH} from "../http/binary-tensors.ts";
import {type Endpoint, MODEL_VERSION_HEADER} from "../http/endpoint.ts";
import {cacheControlOf} from "../http/mount.ts";

const text = (description: string, schema: object = {type: "string"}) => ({description, schema});

const REQUEST_ID = text("The request's id, the caller's where it sent a decent one");
const RATE_LIMIT = {
  RateLimit: text("What is left of the requests of this minute, and when it ends (IETF draft 8)"),
  "RateLimit-Policy": text("Requests a minute")
};
const RETRY_AFTER = text("Seconds after which to try again", {type: "integer", minimum: 0});
const RETRIED: ReadonlySet<number> = new Set([429, 503]);

/** Headers of an operation's answer. */
export const answerHeaders = (endpoint: Endpoint) => ({
  "X-Request-Id": REQUEST_ID,
  "Cache-Control": text("Whether the answer may be kept", {type: "string", const: cacheControlOf(endpoint)}),
  ...(endpoint.access === "key" ? RATE_LIMIT : {}),
  ...(endpoint.paged
    ? {
        "X-Total-Count": text("How many there are in all", {type: "integer", minimum: 0}),
        Link: text("Where the first, the previous, the next and the last page are (RFC 8288)")
      }
    : {}),
  ...(endpoint.idempotent ? {"Idempotent-Replayed": text("true: this is the answer of before")} : {}),
  ...(endpoint.price === undefined && endpoint.table === undefined
    ? {}
    : {"X-Work-Price": text("What the request may have cost at most: predictions=…, simulator-ms=…")}),
  ...(endpoint.namesModel ? {[MODEL_VERSION_HEADER]: text("Version of the model that answered")} : {}),
  ...(endpoint.binaryTensors
    ? {[HEADER_LENGTH]: text("Bytes of the JSON before binary tensors", {type: "integer", minimum: 0})}
    : {}),
  ...(endpoint.localized
    ? {"Content-Language": text("Language of the names", {type: "string", enum: ["en", "fr"]})}
    : {})
});

/** Headers of a refusal. */
export const problemHeaders = (status: number) => ({
  "X-Request-Id": REQUEST_ID,
  ...(RETRIED.has(status) ? {"Retry-After": RETRY_AFTER} : {}),
  ...(status === 401 ? {"WWW-Authenticate": text("How to send a key")} : {})
});
