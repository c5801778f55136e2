import {randomUUID} from "node:crypto";
import {readdir, rm, stat, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {ANSWER, NOT_THERE, removeSeen, stateOf, unless} from "./answer-files.ts";
import type {KeepLimits} from "./kept-answers.ts";

interface AnswerSweeperOptions extends KeepLimits {
  readonly folder: string;
}

/** What a small file takes on disk. */
const BLOCK_BYTES = 4096;
export const diskBytes = (size: number): number => Math.ceil(size / BLOCK_BYTES) * BLOCK_BYTES;

/** Of the most: what a sweep leaves; the rest is room for what each process keeps until its next one. */
const LEFT = 3 / 4;
const UNSWEPT = 1 / 16;

/** Keeps a folder of answers, to which other processes add as well, to its time and its size. */
export class AnswerSweeper {
  readonly #options: AnswerSweeperOptions;
  #unswept = 0;
  #sweeping: Promise<void> | null = null;

  constructor(options: AnswerSweeperOptions) {
    this.#options = options;
  }

  /** Is told what this process added. @param bytes on disk */
  async added(bytes: number): Promise<void> {
    this.#unswept += bytes;
    while (this.#unswept > UNSWEPT * this.#options.mostBytes) await this.sweep();
  }

  /** Lets go of what is too old or too much, the oldest first; what is under way is touched and stays. */
  sweep(): Promise<void> {
    this.#sweeping ??= this.#sweep().finally(() => {
      this.#sweeping = null;
    });
    return this.#sweeping;
  }

  async #sweep(): Promise<void> {
    const {folder, mostBytes, keptMs} = this.#options;
    this.#unswept = 0;
    const names = (await unless(NOT_THERE, readdir(folder))) ?? [];
    if (names.length === 0) return;
    const now = await timeOf(folder);
    const files = [];
    for (const name of names) {
      const path = join(folder, name);
      const stats = await unless(NOT_THERE, stat(path, {bigint: true}));
      if (stats === null) continue;
      // A file with two names counts half for each.
      const bytes = diskBytes(Number(stats.size)) / Number(stats.nlink || 1n);
      files.push({path, at: Number(stats.ctimeMs), state: stateOf(stats), bytes});
    }
    files.sort((a, b) => a.at - b.at);
    let bytes = files.reduce((sum, file) => sum + file.bytes, 0);
    for (const {path, at, state, bytes: own} of files) {
      const isTooMuch = bytes > LEFT * mostBytes && path.endsWith(ANSWER);
      if (now - at <= keptMs && !isTooMuch) continue;
      await removeSeen(path, state);
      bytes -= own;
    }
  }
}

/** By the file system's clock, in milliseconds. */
async function timeOf(folder: string): Promise<number> {
  const file = join(folder, `${randomUUID()}.tmp`);
  try {
    await writeFile(file, "");
    return (await stat(file)).ctimeMs;
  } finally {
    await rm(file, {force: true});
  }
}
