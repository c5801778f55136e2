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

const UNWRITABLE: Readonly<Record<string, string>> = {
  ENOSPC: "the disk is full; make room and run again",
  EDQUOT: "the disk quota is used up; make room and run again",
  EROFS: "the file system is read-only",
  EACCES: "this user may not write there",
  EPERM: "this user may not write there"
};

/** A file or folder could not be published; what was there is still there. */
export class FileWriteError extends Error {
  constructor(
    readonly path: string,
    /** Such as `ENOSPC`. */
    readonly code: string,
    cause: unknown
  ) {
    super(`${path} cannot be written: ${UNWRITABLE[code]}`, {cause});
    this.name = "FileWriteError";
  }
}

/** Names the file where the disk refuses it; the system's own error often names none, and DuckDB has no code. */
export function namedWriteError(path: string, cause: unknown): unknown {
  const {code: known, message} = cause as NodeJS.ErrnoException;
  const code = known ?? (/no space left on device/i.test(message) ? "ENOSPC" : "");
  return code in UNWRITABLE && !(cause instanceof FileWriteError)
    ? new FileWriteError(path, code, cause)
    : cause;
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
  const temporary = temporaryBeside(path);
  try {
    mkdirSync(dirname(path), {recursive: true});
    await write(temporary);
    syncPath(temporary);
    renameSync(temporary, path);
    syncPath(dirname(path));
  } catch (cause) {
    throw namedWriteError(path, cause);
  } finally {
    if (existsSync(temporary)) rmSync(temporary, {force: true, recursive: true});
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
  const temporary = temporaryBeside(path);
  try {
    mkdirSync(dirname(path), {recursive: true});
    recoverDirectory(path);
    mkdirSync(temporary);
    await write(temporary);
    for (const name of await readdir(temporary)) syncPath(join(temporary, name));
    syncPath(temporary);
    if (existsSync(path)) renameSync(path, previousOf(path));
    renameSync(temporary, path);
    syncPath(dirname(path));
    rmSync(previousOf(path), {force: true, recursive: true});
  } catch (cause) {
    throw namedWriteError(path, cause);
  } finally {
    if (existsSync(temporary)) rmSync(temporary, {force: true, recursive: true});
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
