import {randomBytes} from "node:crypto";
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync
} from "node:fs";
import {readdir} from "node:fs/promises";
import {basename, dirname, join} from "node:path";

function syncPath(path: string): void {
  const descriptor = openSync(path, "r");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** A sibling of `path` that no reader looks at; on the same file system, so that rename is atomic. */
export function temporaryBeside(path: string): string {
  return join(dirname(path), `.${basename(path)}.${process.pid}.${randomBytes(4).toString("hex")}.tmp`);
}

/**
 * Lets `write` fill a temporary file and moves it to `path` in one step: readers see the old file or the
 * new one, whole, whatever happens in between.
 */
export async function publishFile(
  path: string,
  write: (temporary: string) => Promise<void> | void
): Promise<void> {
  mkdirSync(dirname(path), {recursive: true});
  const temporary = temporaryBeside(path);
  try {
    await write(temporary);
    syncPath(temporary);
    renameSync(temporary, path);
    syncPath(dirname(path));
  } finally {
    rmSync(temporary, {force: true, recursive: true});
  }
}

export const publishText = (path: string, text: string | Uint8Array): Promise<void> =>
  publishFile(path, (temporary) => writeFileSync(temporary, text));

/**
 * Lets `write` fill a temporary folder and swaps it for `path`. A folder cannot be replaced by one rename
 * everywhere, so the old one steps aside for an instant; `recoverDirectory` puts it back after a crash there.
 */
export async function publishDirectory(
  path: string,
  write: (temporary: string) => Promise<void> | void
): Promise<void> {
  mkdirSync(dirname(path), {recursive: true});
  recoverDirectory(path);
  const temporary = temporaryBeside(path);
  mkdirSync(temporary);
  try {
    await write(temporary);
    for (const name of await readdir(temporary)) syncPath(join(temporary, name));
    syncPath(temporary);
    if (existsSync(path)) renameSync(path, previousOf(path));
    renameSync(temporary, path);
    syncPath(dirname(path));
    rmSync(previousOf(path), {force: true, recursive: true});
  } finally {
    rmSync(temporary, {force: true, recursive: true});
  }
}

const previousOf = (path: string): string => join(dirname(path), `.${basename(path)}.previous`);

/** Restores the previous folder if a run died between stepping aside and taking its place. */
export function recoverDirectory(path: string): void {
  const previous = previousOf(path);
  if (!existsSync(previous)) return;
  if (existsSync(path)) rmSync(previous, {force: true, recursive: true});
  else renameSync(previous, path);
}
