import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";
import {hashOf} from "../../lib/files/hash.ts";
import {removeLeftoversBeside} from "../../lib/files/leftovers.ts";
import type {DataPaths} from "../../lib/files/paths.ts";
import {publishDirectory} from "../../lib/files/publish.ts";
import {BACKUP_FILE, type Backup} from "./backup-manifest.ts";
import {filesToKeep, publishedTwice} from "./backup-parts.ts";

/** A folder that a backup must not replace. */
class BackupTargetError extends Error {}

/** The content, or null where the file went away meanwhile: published, or too old to be kept. */
function readIfThere(place: string): Buffer | null {
  try {
    return readFileSync(place);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

export interface BackupOptions {
  readonly paths: DataPaths;
  /** A folder that is not there yet, or empty. */
  readonly to: string;
  /** Version of the program. */
  readonly program: string;
  readonly now?: () => Date;
}

/**
 * Copies what cannot be made anew into a folder, whole or not at all; servers and trainers may go on meanwhile.
 * @throws BackupTargetError for a folder that holds something
 */
export async function makeBackup({
  paths,
  to,
  program,
  now = () => new Date()
}: BackupOptions): Promise<Backup> {
  if (existsSync(to) && readdirSync(to).length > 0)
    throw new BackupTargetError(`${to} is not empty; name a new folder for each backup`);
  removeLeftoversBeside([to]);
  const files: Backup["files"] = [];
  const backup = (): Backup => ({
    kind: "predictiondex backup",
    format: 1,
    program,
    at: now().toISOString(),
    files
  });
  await publishDirectory(to, (temporary) => {
    for (const {path, place} of filesToKeep(paths)) keep(path, place);
    // What was published while the rest was copied: what it was made of may be gone.
    const known = new Set(files.map(({path}) => path));
    for (const {path, place} of filesToKeep(paths)) if (!known.has(path)) keep(path, place);
    const twice = new Set(publishedTwice(files.map(({path}) => path)));
    for (const path of twice) rmSync(join(temporary, path));
    files.splice(0, files.length, ...files.filter(({path}) => !twice.has(path)));
    writeFileSync(join(temporary, BACKUP_FILE), `${JSON.stringify(backup(), null, 1)}\n`);

    function keep(path: string, place: string): void {
      const content = readIfThere(place);
      if (content === null) return;
      mkdirSync(dirname(join(temporary, path)), {recursive: true});
      writeFileSync(join(temporary, path), content);
      files.push({path, bytes: content.length, sha256: hashOf(content)});
    }
  });
  return backup();
}
