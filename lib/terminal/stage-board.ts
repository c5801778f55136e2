import {endLine, progressLine} from "./progress.ts";
import type {LongTask} from "./report-progress.ts";

/** What a job that runs beside others tells of itself. */
export interface JobProgress extends LongTask {
  readonly done: number;
  readonly ended?: boolean;
}

export interface StageBoardOptions {
  readonly stream?: Pick<NodeJS.WriteStream, "write" | "isTTY" | "columns">;
  readonly now?: () => number;
  /** Milliseconds between two plain lines of a job where there is no terminal. */
  readonly plainEvery?: number;
}

interface Job {
  readonly since: number;
  line: string;
  told: number;
}

/**
 * Shows several jobs at once: on a terminal all of them in its last line, below what is said meanwhile; elsewhere plain
 * lines.
 */
export class StageBoard {
  readonly #stream: Pick<NodeJS.WriteStream, "write" | "isTTY" | "columns">;
  readonly #now: () => number;
  readonly #plainEvery: number;
  readonly #jobs = new Map<string, Job>();

  constructor({stream = process.stderr, now = Date.now, plainEvery = 10_000}: StageBoardOptions = {}) {
    this.#stream = stream;
    this.#now = now;
    this.#plainEvery = plainEvery;
  }

  say(line: string): void {
    if (!this.#stream.isTTY || this.#jobs.size === 0) this.#stream.write(`${line}\n`);
    else this.#draw(`${line}\n`);
  }

  /** @param name of who does the job */
  show(name: string, progress: JobProgress): void {
    const now = this.#now();
    const known = this.#jobs.get(`${name} ${progress.label}`);
    const job = known ?? {since: now, line: "", told: Number.NEGATIVE_INFINITY};
    this.#jobs.set(`${name} ${progress.label}`, job);
    const elapsed = (now - job.since) / 1000;
    job.line = progressLine(progress, progress.done, elapsed);
    if (progress.ended) {
      this.#jobs.delete(`${name} ${progress.label}`);
      if (this.#stream.isTTY) this.#draw(`${endLine(progress, progress.done, elapsed)}\n`);
    } else if (this.#stream.isTTY) this.#draw();
    else if (now - job.told >= this.#plainEvery || progress.done >= progress.total) {
      job.told = now;
      this.#stream.write(`${job.line}\n`);
    }
  }

  /** Forgets what a job that ended without saying so left on the terminal. */
  clear(name: string): void {
    for (const key of this.#jobs.keys()) if (key.startsWith(`${name} `)) this.#jobs.delete(key);
    if (this.#stream.isTTY) this.#draw();
  }

  #draw(above = ""): void {
    const line = Array.from(this.#jobs.values(), (job) => job.line).join("  |  ");
    this.#stream.write(`\r\u001b[2K${above}${line.slice(0, (this.#stream.columns ?? 80) - 1)}`);
  }
}
