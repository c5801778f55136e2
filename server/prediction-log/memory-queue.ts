/** One request's predictions on their way to disk. */
interface Queued {
  readonly line: string;
  readonly rows: number;
}

/** What may wait in memory for the disk to take it. */
const MOST_ROWS = 50_000;
const MOST_BYTES = 16 * 1024 * 1024;

/** Requests in order, bounded in rows and bytes; beyond, the oldest are given up. */
export class MemoryQueue<T extends Queued> {
  readonly #entries: T[] = [];
  #bytes = 0;
  rows = 0;

  get first(): T | undefined {
    return this.#entries[0];
  }

  /** @returns how many rows were given up for it */
  push(entry: T): number {
    this.#entries.push(entry);
    this.rows += entry.rows;
    this.#bytes += entry.line.length;
    let dropped = 0;
    while (this.rows > MOST_ROWS || this.#bytes > MOST_BYTES) dropped += this.shift();
    return dropped;
  }

  /** Takes the first out. @returns its rows */
  shift(): number {
    const entry = this.#entries.shift()!;
    this.rows -= entry.rows;
    this.#bytes -= entry.line.length;
    return entry.rows;
  }
}
