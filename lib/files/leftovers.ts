import {existsSync, readdirSync, rmSync} from "node:fs";
import {basename, dirname, join} from "node:path";

/** `temporaryBeside` names them so: a hidden file with the number of the process that writes it. */
const TEMPORARY = /^\.(.+)\.(\d+)\.[0-9a-f]{8}\.tmp(\.wal)?$/;

/** Whether a process of this machine has that number. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** What a process that is gone was writing under that name; null for every other entry of a folder. */
function abandoned(entry: string): string | null {
  const [, name, pid] = TEMPORARY.exec(entry) ?? [];
  return name === undefined || isRunning(Number(pid)) ? null : name;
}

/**
 * Removes what killed runs were writing beside these names in a folder.
 * @returns the names of what was removed
 */
export function removeLeftovers(folder: string, names: readonly string[]): string[] {
  let entries: string[];
  try {
    entries = readdirSync(folder);
  } catch {
    return [];
  }
  const leftovers = entries.filter((entry) => {
    const name = abandoned(entry);
    return name !== null && names.includes(name);
  });
  for (const entry of leftovers) rmSync(join(folder, entry), {recursive: true, force: true});
  return leftovers;
}

/** The same beside each of these files and folders. */
export function removeLeftoversBeside(paths: readonly string[]): string[] {
  const folders = new Set(paths.map((path) => dirname(path)));
  return [...folders].flatMap((folder) =>
    removeLeftovers(
      folder,
      paths.filter((path) => dirname(path) === folder).map((path) => basename(path))
    )
  );
}

/** The same anywhere in a folder, whatever was being written. */
export function removeLeftoversBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const leftovers = readdirSync(folder, {recursive: true, encoding: "utf8"}).filter(
    (path) => abandoned(basename(path)) !== null
  );
  for (const path of leftovers) rmSync(join(folder, path), {recursive: true, force: true});
  return leftovers;
}
