import {utimesSync} from "node:fs";
import {join} from "node:path";
import {LeaseWatch, takeOver} from "./lease-watch.ts";

interface OwnershipOptions {
  readonly folder: string;
  readonly instance: string;
  /** A process that gave no sign of life for so long is taken to be gone. */
  readonly leaseMs: number;
  /** Of this process alone: no other clock has to agree with it. */
  readonly monotonic: () => number;
}

/** Signs of life in a lease. */
const BEATS = 6;

/** Whose the write-ahead files of a folder are: this instance's while it gives signs of life. */
export class Ownership {
  readonly #options: OwnershipOptions;
  readonly #watch: LeaseWatch;
  /** What is being recovered. */
  readonly #taken = new Set<string>();
  #shownAt: number;
  readonly beatMs: number;

  constructor(options: OwnershipOptions) {
    this.#options = options;
    this.#watch = new LeaseWatch(join(options.folder, ".wal"), options.monotonic);
    this.#shownAt = options.monotonic();
    this.beatMs = options.leaseMs / BEATS;
  }

  /** Whether this process was held up so long that another one may have taken over what was its own. */
  get isDoubtful(): boolean {
    return this.#options.monotonic() - this.#shownAt > this.#options.leaseMs / 2;
  }

  /** Touches this instance's segments. @returns those that are gone: somebody took them */
  showLife(own: readonly string[], time: Date): string[] {
    this.#shownAt = this.#options.monotonic();
    return [...own, ...this.#taken].filter((path) => {
      try {
        utimesSync(path, time, time);
        return false;
      } catch {
        return true;
      }
    });
  }

  leftBehind(own: readonly string[]): string[] {
    return this.#watch.leftBehind(new Set([...own, ...this.#taken]));
  }

  /** Takes a segment over for as long as `use` lasts; nothing where another one was faster. */
  async takeOver(path: string, use: (taken: string) => Promise<void>): Promise<void> {
    const taken = takeOver(path, this.#options.instance);
    if (taken === null) return;
    this.#taken.add(taken);
    try {
      await use(taken);
    } finally {
      this.#taken.delete(taken);
    }
  }
}
