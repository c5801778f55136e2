import {fieldProblem, Problem} from "./problem.ts";

/** An answer as it was sent. */
export interface KeptAnswer {
  readonly type: string;
  readonly body: string | Uint8Array;
  /** Which model gave it, where a header says so. */
  readonly modelVersion?: string | undefined;
}

/** A first request: keep its answer, or let the key go where there is none. */
export interface FirstRequest {
  /** What is kept already and to be sent instead, where another was first; null where this answer is the one. */
  keep(answer: KeptAnswer): Promise<KeptAnswer | null> | KeptAnswer | null;
  release(): Promise<void> | void;
}

/** What was answered to requests with an Idempotency-Key: the same request gets the same answer, and is asked once. */
export interface KeptAnswers {
  /**
   * @param asked all that the answer depends on
   * @throws Problem where the key is none, is under way (409), or came with another question (422)
   */
  begin(caller: string, key: string, asked: unknown): Promise<KeptAnswer | FirstRequest>;
}

/** How long an answer is kept, and how much all answers may take. */
export interface KeepLimits {
  readonly mostBytes: number;
  readonly keptMs: number;
}
export const KEEP_LIMITS: KeepLimits = {mostBytes: 32 * 1024 * 1024, keptMs: 3_600_000};

/** What an answer takes beside its body. */
const ENTRY_BYTES = 1024;
export const entryBytes = (bodyBytes: number): number => bodyBytes + ENTRY_BYTES;

const wrongKey = (message: string): Problem =>
  fieldProblem({in: "header", field: "Idempotency-Key", message});

/** @throws Problem */
export function checkKey(key: string): void {
  if (!/^[\x21-\x7e]{1,200}$/.test(key)) {
    throw wrongKey("expected 1 to 200 visible ASCII characters, such as a UUID");
  }
}

/** @throws Problem where the key came with another question before */
export function checkQuestion(before: string, now: string): void {
  if (before !== now) {
    throw wrongKey("was used with another question; expected a key of its own for each question");
  }
}

export const underWay = (): Problem =>
  new Problem("conflict", "A request with this Idempotency-Key is under way; ask again for its answer.", {
    headers: {"Retry-After": "1"}
  });
