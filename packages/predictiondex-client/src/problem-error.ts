import type {components} from "./api.generated.ts";

export type Problem = components["schemas"]["Problem"];

/** A refusal of the API, with all that it said (RFC 9457). */
export class ProblemError extends Error {
  /** The HTTP status. */
  readonly status: number;
  /** What the server said; null where something else answered in its place. */
  readonly problem: Problem | null;

  constructor(status: number, problem: Problem | null) {
    super(problem?.detail ?? `the server answered ${status}`);
    this.name = "ProblemError";
    this.status = status;
    this.problem = problem;
  }

  /** The fields that are wrong, with what would be right. */
  get errors(): NonNullable<Problem["errors"]> {
    return this.problem?.errors ?? [];
  }
}

/** What an error's body says, if it is the API's. */
export const problemIn = (body: unknown): Problem | null =>
  typeof body === "object" && body !== null && "detail" in body ? (body as Problem) : null;
