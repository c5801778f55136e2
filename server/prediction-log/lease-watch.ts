import {readdirSync, readFileSync, renameSync, statSync} from "node:fs";
import {join, parse} from "node:path";
import {decodeHeader} from "./segment.ts";

/**
 * Servers up to version 0.1 call theirs `.jsonl` and would take over, and lose, what they cannot read: they do not
 * look at others.
 */
export const SEGMENT_EXTENSION = ".segment";
const SEGMENT = /\.(segment|jsonl)$/;
/** Servers up to 0.2 touch their segments every half minute and promise nothing. */
const UNPROMISED_MS = 5 * 60_000;

/** A segment that was taken over says by whom: `NAME@INSTANCE.segment`. */
const TAKEN = /@[^@]*$/;
export const segmentName = (path: string): string => parse(path).name.replace(TAKEN, "");

interface Sight {
  readonly state: string;
  readonly since: number;
  /** That its header promises, in milliseconds; null where none was read yet. */
  readonly lease: number | null;
}

/**
 * Who owns a segment shows it by changing the file's time or size at least once in the lease that its header
 * promises. What lay still for longer, by the observer's own clock and under its own eyes, is left behind: neither
 * process ids nor the clocks of others say anything.
 */
export class LeaseWatch {
  readonly #folder: string;
  readonly #monotonic: () => number;
  #seen = new Map<string, Sight>();

  constructor(folder: string, monotonic: () => number) {
    this.#folder = folder;
    this.#monotonic = monotonic;
  }

  /** Segments left behind, but for those in `own`. */
  leftBehind(own: ReadonlySet<string>): string[] {
    const now = this.#monotonic();
    const seen = new Map<string, Sight>();
    const left: string[] = [];
    for (const path of this.#segments()) {
      if (own.has(path)) continue;
      try {
        const {mtimeNs, size} = statSync(path, {bigint: true});
        const state = `${mtimeNs} ${size}`;
        const before = this.#seen.get(path);
        // A header never changes, and a segment may be long.
        const lease = before?.lease ?? decodeHeader(readFileSync(path, "utf8"))?.lease ?? null;
        const since = before?.state === state ? before.since : now;
        seen.set(path, {state, since, lease});
        if (now - since >= (lease ?? UNPROMISED_MS)) left.push(path);
      } catch {
        // Gone, or no file.
      }
    }
    this.#seen = seen;
    return left;
  }

  #segments(): string[] {
    try {
      return readdirSync(this.#folder)
        .filter((name) => SEGMENT.test(name))
        .sort()
        .map((name) => join(this.#folder, name));
    } catch {
      return [];
    }
  }
}

/** Makes a segment this instance's; null where another one was faster. */
export function takeOver(path: string, instance: string): string | null {
  const {dir, ext} = parse(path);
  const taken = join(dir, `${segmentName(path)}@${instance}${ext}`);
  try {
    renameSync(path, taken);
    return taken;
  } catch {
    return null;
  }
}
