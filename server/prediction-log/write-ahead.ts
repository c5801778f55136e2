import {closeSync, ftruncateSync, mkdirSync, openSync, unlinkSync, writeSync} from "node:fs";
import {dirname} from "node:path";

/** One write-ahead file while it is written. Every line is with the operating system when `append` returns. */
export class WriteAheadFile {
  readonly path: string;
  readonly openedAt: number;
  #descriptor: number;
  #bytes = 0;
  rows = 0;

  /** @throws where the file cannot be created; nothing of it is left then */
  constructor(path: string, header: string, now: number) {
    this.path = path;
    this.openedAt = now;
    mkdirSync(dirname(path), {recursive: true});
    this.#descriptor = openSync(path, "wx");
    try {
      this.#write(header);
    } catch (error) {
      this.close();
      unlinkSync(path);
      throw error;
    }
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** @throws where the disk refuses; the file is then as it was before */
  append({line, rows}: {readonly line: string; readonly rows: number}): void {
    this.#write(line);
    this.rows += rows;
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
