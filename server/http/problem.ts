/** What is wrong with one field of a request. */
export interface FieldError {
  readonly in: "body" | "query" | "path" | "header";
  /** Path of the field, such as `available_moves[1]`; empty for the whole. */
  readonly field: string;
  readonly message: string;
  /** Names that were perhaps meant, nearest first. */
  readonly suggestions?: readonly string[];
}

const PROBLEMS = {
  "malformed-request": {status: 400, title: "The request cannot be read"},
  "missing-key": {status: 401, title: "An API key is needed"},
  "invalid-key": {status: 403, title: "The API key is not valid"},
  "not-found": {status: 404, title: "Not found"},
  "method-not-allowed": {status: 405, title: "Method not allowed"},
  "not-acceptable": {status: 406, title: "Not acceptable"},
  "request-timeout": {status: 408, title: "The request took too long to arrive"},
  conflict: {status: 409, title: "The request is being answered already"},
  "payload-too-large": {status: 413, title: "The request is too large"},
  "unsupported-media-type": {status: 415, title: "Unsupported media type"},
  "invalid-request": {status: 422, title: "The request is not valid"},
  "too-many-requests": {status: 429, title: "Too many requests"},
  "internal-error": {status: 500, title: "Internal error"},
  "not-supported-by-model": {status: 501, title: "The loaded model cannot do this"},
  unavailable: {status: 503, title: "Not available at present"}
} as const;
export type ProblemType = keyof typeof PROBLEMS;
export const PROBLEM_TYPES = Object.keys(PROBLEMS) as readonly ProblemType[];
export const problemStatus = (type: ProblemType): number => PROBLEMS[type].status;
export const problemTitle = (type: ProblemType): string => PROBLEMS[type].title;

interface ProblemOptions {
  readonly errors?: readonly FieldError[];
  readonly headers?: Readonly<Record<string, string>>;
  readonly cause?: unknown;
  /** What the request would have cost, where that is why it was refused. */
  readonly price?: {readonly predictions: number; readonly simulatorMs: number};
}

/** An answer of RFC 9457, thrown from anywhere below a request. `message` is its `detail`. */
export class Problem extends Error {
  readonly type: ProblemType;
  readonly errors: readonly FieldError[];
  readonly headers: Readonly<Record<string, string>>;
  readonly #price: ProblemOptions["price"];

  constructor(
    type: ProblemType,
    detail: string,
    {errors = [], headers = {}, cause, price}: ProblemOptions = {}
  ) {
    super(detail, {cause});
    this.name = "Problem";
    this.type = type;
    this.errors = errors;
    this.headers = headers;
    this.#price = price;
  }

  get status(): number {
    return PROBLEMS[this.type].status;
  }

  /** The body of the answer. */
  toDocument(requestId: string, traceId?: string) {
    return {
      type: `urn:predictiondex:problem:${this.type}`,
      title: PROBLEMS[this.type].title,
      status: this.status,
      detail: this.message,
      request_id: requestId,
      ...(traceId === undefined ? {} : {trace_id: traceId}),
      ...(this.errors.length > 0 ? {errors: this.errors} : {}),
      ...(this.#price === undefined
        ? {}
        : {price: {predictions: this.#price.predictions, simulator_ms: this.#price.simulatorMs}})
    };
  }
}

/** Fields are wrong, at least one: the first is told at length, the others are in its list. */
export function fieldsProblem(errors: readonly FieldError[]): Problem {
  const [{in: place, field, message}] = errors;
  const subject = field === "" ? place : `${place} ${field}`;
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : "";
  return new Problem("invalid-request", `${subject}: ${message}${more}`, {errors});
}

export const fieldProblem = (error: FieldError): Problem => fieldsProblem([error]);
