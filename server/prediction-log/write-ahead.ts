import {closeSync, ftruncateSync, mkdirSync, openSync, writeSync} from "node:fs";
import {dirname} from "node:path";
import {encodeLine, type SegmentEntry, type SegmentHeader} from "./segment.ts";

/** One write-ahead file while it is written. Every line is with the operating system when `append` returns. */
export class WriteAheadFile {
  readonly path: string;
  readonly header: SegmentHeader;
  readonly openedAt: number;
  #descriptor: number;
  #bytes = 0;
  rows = 0;

  /** @throws where the file cannot be created */
  constructor(path: string, header: SegmentHeader, now: number) {
    this.path = path;
    this.header = header;
    this.openedAt = now;
    mkdirSync(dirname(path), {recursive: true});
    this.#descriptor = openSync(path, "wx");
    this.#write(encodeLine(header));
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** @throws where the disk refuses; the file is then as it was before */
  append(entry: SegmentEntry): void {
    this.#write(encodeLine(entry));
    this.rows += entry.rows.length;
  }

  close(): void {
    closeSync(this.#descriptor);
  }

  #write(line: string): void {
    const bytes = Buffer.from(line, "utf8");
    let written = 0;
    try {
      while (written < bytes.length) written += writeSync(this.#descriptor, bytes, written);
    } catch (error) {
      if (written > 0) ftruncateSync(this.#descriptor, this.#bytes);
      throw error;
    }
    this.#bytes += bytes.length;
  }
}
