import {hashOfJson} from "../../lib/files/hash.ts";
import {fieldProblem, Problem} from "./problem.ts";

/** An answer as it was sent. */
export interface KeptAnswer {
  readonly type: string;
  readonly body: string | Uint8Array;
  /** Which model gave it, where a header says so. */
  readonly modelVersion?: string | undefined;
}

interface Entry {
  readonly fingerprint: string;
  readonly at: number;
  /** null while the first request is under way. */
  answer: KeptAnswer | null;
}

interface IdempotencyOptions {
  readonly mostBytes?: number;
  readonly keptMs?: number;
  readonly now?: () => number;
}

const HOUR_MS = 3_600_000;
const MEGABYTE = 1024 * 1024;

/** A first request: keep its answer, or let the key go where there is none. */
export interface FirstRequest {
  keep(answer: KeptAnswer): void;
  release(): void;
}

/**
 * What was answered to requests with an Idempotency-Key, for an hour, as many of all callers as fit; in this process
 * alone. The same request gets the same answer without being asked again.
 */
export class Idempotency {
  readonly #entries = new Map<string, Entry>();
  readonly #options: Required<IdempotencyOptions>;
  #bytes = 0;

  constructor({
    mostBytes = 32 * MEGABYTE,
    keptMs = HOUR_MS,
    now = () => performance.now()
  }: IdempotencyOptions = {}) {
    this.#options = {mostBytes, keptMs, now};
  }

  /**
   * @param asked all that the answer depends on
   * @throws Problem where the key is none, is under way (409), or came with another question (422)
   */
  begin(caller: string, key: string, asked: unknown): KeptAnswer | FirstRequest {
    if (!/^[\x21-\x7e]{1,200}$/.test(key)) {
      throw wrongKey("expected 1 to 200 visible ASCII characters, such as a UUID");
    }
    this.#forget();
    const name = JSON.stringify([caller, key]);
    const fingerprint = hashOfJson(asked);
    const known = this.#entries.get(name);
    if (known === undefined) return this.#first(name, fingerprint);
    if (known.fingerprint !== fingerprint) {
      throw wrongKey("was used with another question; expected a key of its own for each question");
    }
    if (known.answer === null) {
      const headers = {"Retry-After": "1"};
      throw new Problem(
        "conflict",
        "A request with this Idempotency-Key is under way; ask again for its answer.",
        {
          headers
        }
      );
    }
    return known.answer;
  }

  #first(name: string, fingerprint: string): FirstRequest {
    const entry: Entry = {fingerprint, at: this.#options.now(), answer: null};
    this.#entries.set(name, entry);
    return {
      keep: (answer) => {
        entry.answer = answer;
        this.#bytes += sizeOf(answer);
        this.#forget();
      },
      release: () => {
        if (entry.answer === null) this.#entries.delete(name);
      }
    };
  }

  /** Lets go of what is too old or too much, the oldest first; what is under way stays. */
  #forget(): void {
    const {mostBytes, keptMs, now} = this.#options;
    const oldest = now() - keptMs;
    for (const [name, {at, answer}] of this.#entries) {
      if (at > oldest && this.#bytes <= mostBytes) return;
      if (answer === null) continue;
      this.#bytes -= sizeOf(answer);
      this.#entries.delete(name);
    }
  }
}

/** What an answer takes beside its body. */
const ENTRY_BYTES = 1024;
const sizeOf = ({body}: KeptAnswer): number => body.length + ENTRY_BYTES;

const wrongKey = (message: string): Problem =>
  fieldProblem({in: "header", field: "Idempotency-Key", message});
