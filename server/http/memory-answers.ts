import {hashOfJson} from "../../lib/files/hash.ts";
import {
  checkKey,
  checkQuestion,
  entryBytes,
  type FirstRequest,
  KEEP_LIMITS,
  type KeepLimits,
  type KeptAnswer,
  type KeptAnswers,
  underWay
} from "./kept-answers.ts";

interface Entry {
  readonly fingerprint: string;
  readonly at: number;
  /** null while the first request is under way. */
  answer: KeptAnswer | null;
}

interface MemoryAnswersOptions extends Partial<KeepLimits> {
  readonly now?: () => number;
}

/** Answers kept in this process alone, for an hour, as many of all callers as fit. */
export class MemoryAnswers implements KeptAnswers {
  readonly #entries = new Map<string, Entry>();
  readonly #options: Required<MemoryAnswersOptions>;
  #bytes = 0;

  constructor(options: MemoryAnswersOptions = {}) {
    this.#options = {...KEEP_LIMITS, now: () => performance.now(), ...options};
  }

  async begin(caller: string, key: string, asked: unknown): Promise<KeptAnswer | FirstRequest> {
    checkKey(key);
    this.#forget();
    const name = JSON.stringify([caller, key]);
    const fingerprint = hashOfJson(asked);
    const known = this.#entries.get(name);
    if (known === undefined) return this.#first(name, fingerprint);
    checkQuestion(known.fingerprint, fingerprint);
    if (known.answer === null) throw underWay();
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
        return null;
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

const sizeOf = ({body}: KeptAnswer): number => entryBytes(body.length);
