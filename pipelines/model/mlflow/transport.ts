import type {z} from "zod";
import {type MlflowConnection, redact} from "./connection.ts";
import {MlflowError} from "./mlflow-error.ts";

interface ApiRequest<T> {
  /** For errors: the call as the reference names it. */
  readonly call: string;
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** From the server's root, with a slash before it. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** An object is sent as JSON. */
  readonly body?: object | Uint8Array;
  readonly contentType?: string;
  /** What is read from the answer; the text itself without one. */
  readonly answer: z.ZodType<T> | "text";
}

export type Send = <T>(request: ApiRequest<T>) => Promise<T>;

export interface TransportOptions {
  /** Milliseconds until a request is given up. */
  readonly timeout: number;
  readonly fetch?: typeof fetch;
  /** Gives up the request that is under way when it aborts. */
  readonly signal?: () => AbortSignal;
}

const LONGEST_REASON = 300;

function failureOf(cause: unknown, timeout: number): string {
  const error = cause as Error & {cause?: Error & {code?: string}};
  if (error.name === "TimeoutError") return `did not answer within ${timeout / 1000} s`;
  if (error.name === "AbortError") return "was given up";
  return `could not be reached (${error.cause?.code ?? error.cause?.message ?? error.message})`;
}

/** MLflow answers `{"error_code": …, "message": …}`; proxies before it answer anything. */
function readRefusal(text: string): {code: string | null; message: string} {
  try {
    const {error_code: code, message} = JSON.parse(text) as {error_code?: unknown; message?: unknown};
    return {
      code: typeof code === "string" ? code : null,
      message: typeof message === "string" ? message : ""
    };
  } catch {
    return {code: null, message: ""};
  }
}

/** Sends requests to one server, each once. Every error is an MlflowError without secrets in it. */
export function createSend(connection: MlflowConnection, options: TransportOptions): Send {
  const {timeout, signal, fetch: ask = fetch} = options;
  const fail = (call: string, reason: string, status: number | null, code?: string | null, cause?: unknown) =>
    new MlflowError(call, redact(reason.replaceAll(/\s+/g, " "), connection.secrets), status, code, {cause});

  async function exchange({method, path, query, body, contentType}: ApiRequest<unknown>) {
    const url = new URL(`${connection.uri}${path}`);
    for (const [name, value] of Object.entries(query ?? {})) url.searchParams.set(name, value);
    const binary = body instanceof Uint8Array;
    const headers: Record<string, string> = {accept: "application/json"};
    if (connection.authorization) headers["authorization"] = connection.authorization;
    if (body !== undefined) headers["content-type"] = contentType ?? "application/json";
    const response = await ask(url, {
      method,
      headers,
      ...(body === undefined ? {} : {body: binary ? new Uint8Array(body) : JSON.stringify(body)}),
      // A followed redirect would turn POST into GET and carry the credentials elsewhere.
      redirect: "manual",
      signal: AbortSignal.any([AbortSignal.timeout(timeout), ...(signal ? [signal()] : [])])
    });
    return {status: response.status, location: response.headers.get("location"), text: await response.text()};
  }

  return async <T>(request: ApiRequest<T>): Promise<T> => {
    const {call, answer} = request;
    let exchanged: Awaited<ReturnType<typeof exchange>>;
    try {
      exchanged = await exchange(request);
    } catch (cause) {
      throw fail(call, failureOf(cause, timeout), null, null, cause);
    }
    const {status, location, text} = exchanged;
    if (status >= 300 && status < 400) {
      throw fail(
        call,
        `is redirected to ${location}: set MLFLOW_TRACKING_URI to where the server is`,
        status
      );
    }
    if (status !== 200) {
      const {code, message} = readRefusal(text);
      const reason = `${code ?? "answered"} ${status}${message ? `: ${message.slice(0, LONGEST_REASON)}` : ""}`;
      throw fail(call, reason, status, code);
    }
    if (answer === "text") return text as T;
    try {
      return answer.parse(JSON.parse(text));
    } catch (cause) {
      throw fail(
        call,
        "answered what MLflow does not answer: is MLFLOW_TRACKING_URI an MLflow server?",
        200,
        null,
        cause
      );
    }
  };
}
