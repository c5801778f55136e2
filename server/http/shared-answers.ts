import {createHash, randomUUID} from "node:crypto";
import {mkdir, rm, stat, utimes, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {hashOfJson} from "../../lib/files/hash.ts";
import {
  ANSWER,
  answerOf,
  CLAIM,
  type Claim,
  claimOf,
  linked,
  look,
  removeSeen,
  writtenAnswer,
  writtenClaim
} from "./answer-files.ts";
import {AnswerSweeper, diskBytes} from "./answer-sweeper.ts";
import {
  checkKey,
  checkQuestion,
  type FirstRequest,
  KEEP_LIMITS,
  type KeepLimits,
  type KeptAnswer,
  type KeptAnswers,
  underWay
} from "./kept-answers.ts";
import {Problem} from "./problem.ts";

interface SharedAnswersOptions extends Partial<KeepLimits> {
  /** Which all processes share that shall give the same answers. */
  readonly folder: string;
  /** Where answers are kept while the folder cannot be written. */
  readonly otherwise: KeptAnswers;
  /** Told why the folder cannot be written. */
  readonly warn: (error: unknown) => void;
  /** A request whose process gave no sign of life for so long is not under way any more. */
  readonly leaseMs?: number;
  /** Of this process alone: no other clock has to agree with it. */
  readonly monotonic?: () => number;
}

const LEASE_MS = 10_000;
const SWEEP_EVERY_MS = 60_000;
/** Signs of life in a lease. */
const BEATS = 5;
const MOST_SIGHTS = 10_000;
/** Of a claim that comes and goes while one looks. */
const ATTEMPTS = 3;

/**
 * Answers kept in a folder that several processes share. Whoever works at one has claimed it by a file, which he
 * touches: one that lay still for a lease, under another's eyes and by its own clock, was left behind. Ages are told
 * by the file system's time.
 */
export class SharedAnswers implements KeptAnswers {
  readonly #options: Required<SharedAnswersOptions>;
  readonly #sweeper: AnswerSweeper;
  readonly #own = new Set<string>();
  readonly #seen = new Map<string, {readonly state: string; readonly since: number}>();
  #beat: NodeJS.Timeout | null = null;

  constructor(options: SharedAnswersOptions) {
    const monotonic = () => performance.now();
    this.#options = {...KEEP_LIMITS, leaseMs: LEASE_MS, monotonic, ...options};
    this.#sweeper = new AnswerSweeper(this.#options);
  }

  /** Removes what is over its time, now and every minute, also where nothing is kept any more. @returns what ends it */
  keepHouse(): () => void {
    const sweep = (): void => void this.#sweeper.sweep().catch(this.#options.warn);
    sweep();
    const timer = setInterval(sweep, SWEEP_EVERY_MS).unref();
    return () => clearInterval(timer);
  }

  async begin(caller: string, key: string, asked: unknown): Promise<KeptAnswer | FirstRequest> {
    checkKey(key);
    const {folder, otherwise, warn} = this.#options;
    const name = createHash("sha256")
      .update(JSON.stringify([caller, key]))
      .digest("hex");
    try {
      return await this.#begin(join(folder, name), hashOfJson(asked));
    } catch (error) {
      if (error instanceof Problem) throw error;
      warn(error);
      return otherwise.begin(caller, key, asked);
    }
  }

  async #begin(base: string, fingerprint: string): Promise<KeptAnswer | FirstRequest> {
    await mkdir(this.#options.folder, {recursive: true});
    const nonce = randomUUID();
    const temporary = `${base}.${nonce}.tmp`;
    await writeFile(temporary, writtenClaim({nonce, fingerprint}));
    try {
      const {ctimeMs: now} = await stat(temporary);
      for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
        const kept = await this.#read(base, fingerprint, now);
        if (kept !== null) return kept;
        const claim = `${base}${CLAIM}`;
        if (await linked(temporary, claim)) {
          // Whoever had it may have finished between the two looks.
          const since = await this.#read(base, fingerprint, now);
          if (since === null) return this.#first(base, {nonce, fingerprint});
          await rm(claim, {force: true});
          return since;
        }
        const seen = await look(claim);
        if (seen === null) continue;
        const other = claimOf(seen);
        if (other === null || this.#isLeftBehind(claim, seen.state)) await removeSeen(claim, seen.state);
        else {
          checkQuestion(other.fingerprint, fingerprint);
          throw underWay();
        }
      }
      throw underWay();
    } finally {
      await rm(temporary, {force: true});
    }
  }

  async #read(base: string, fingerprint: string, now: number): Promise<KeptAnswer | null> {
    const stored = await this.#stored(base, now);
    if (stored === null) return null;
    checkQuestion(stored.fingerprint, fingerprint);
    return stored.answer;
  }

  async #stored(base: string, now: number): Promise<ReturnType<typeof answerOf>> {
    const file = `${base}${ANSWER}`;
    const seen = await look(file);
    if (seen === null) return null;
    const stored = answerOf(seen);
    if (stored !== null && now - seen.changedMs <= this.#options.keptMs) return stored;
    await removeSeen(file, seen.state);
    return null;
  }

  /** Whether a claim showed no sign of life for a lease in which this process looked at it. */
  #isLeftBehind(claim: string, state: string): boolean {
    const {monotonic, leaseMs} = this.#options;
    const before = this.#seen.get(claim);
    if (before?.state === state) return monotonic() - before.since >= leaseMs;
    if (this.#seen.size >= MOST_SIGHTS) this.#seen.clear();
    this.#seen.set(claim, {state, since: monotonic()});
    return false;
  }

  #first(base: string, {nonce, fingerprint}: Claim): FirstRequest {
    const claim = `${base}${CLAIM}`;
    this.#own.add(claim);
    this.#beat ??= setInterval(() => void this.#showLife(), this.#options.leaseMs / BEATS).unref();
    return {
      keep: (answer) =>
        this.#keep(base, {nonce, fingerprint}, answer).catch((error) => {
          this.#options.warn(error);
          return null;
        }),
      release: async () => {
        this.#own.delete(claim);
        if (this.#own.size === 0 && this.#beat !== null) {
          clearInterval(this.#beat);
          this.#beat = null;
        }
        try {
          const seen = await look(claim);
          if (seen !== null && claimOf(seen)?.nonce === nonce) await rm(claim, {force: true});
        } catch (error) {
          this.#options.warn(error);
        }
      }
    };
  }

  async #keep(base: string, {nonce, fingerprint}: Claim, answer: KeptAnswer): Promise<KeptAnswer | null> {
    const temporary = `${base}.${nonce}.tmp`;
    const content = writtenAnswer(answer, fingerprint);
    try {
      await writeFile(temporary, content);
      const {ctimeMs: now} = await stat(temporary);
      for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
        if (await linked(temporary, `${base}${ANSWER}`)) break;
        // Where this process was taken for dead, whoever was first has answered.
        const before = await this.#stored(base, now);
        if (before !== null) return before.fingerprint === fingerprint ? before.answer : null;
      }
    } finally {
      await rm(temporary, {force: true}).catch(() => {});
    }
    await this.#sweeper.added(diskBytes(content.length));
    return null;
  }

  async #showLife(): Promise<void> {
    const now = new Date();
    for (const claim of this.#own) await utimes(claim, now, now).catch(() => {});
  }
}
