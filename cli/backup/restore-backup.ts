import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {hashOf} from "../../lib/files/hash.ts";
import type {DataPaths} from "../../lib/files/paths.ts";
import {publishText} from "../../lib/files/publish.ts";
import {listSome} from "../../lib/names/list-some.ts";
import {type Backup, readBackup} from "./backup-manifest.ts";
import {isAhead, isAppended, isPointer, isPublished, placeOf} from "./backup-parts.ts";

/** A backup that cannot be put back as it is: nothing was changed. */
class RestoreError extends Error {}

export interface Restoration {
  readonly backup: Backup;
  /** Files that were put back. */
  readonly restored: number;
  /** Files that were there already, the same. */
  readonly same: number;
}

/** Whether what is there goes on from what the backup holds: such a file is only ever appended to. */
const goesOn = (there: Buffer, kept: Buffer): boolean => there.subarray(0, kept.length).equals(kept);

/**
 * Puts a backup's files back where they are missing. What is there and the same stays; what is there and different is
 * named, and nothing is changed, unless `replace`. Files that the backup does not know are left alone.
 * @throws RestoreError naming damaged or different files, JsonFileError for a folder that is no backup
 */
export async function restoreBackup(
  paths: DataPaths,
  from: string,
  {replace = false}: {readonly replace?: boolean} = {}
): Promise<Restoration> {
  const backup = readBackup(from);
  const damaged = backup.files.filter(({path, sha256}) => {
    const file = join(from, path);
    return !existsSync(file) || hashOf(readFileSync(file)) !== sha256;
  });
  if (damaged.length > 0)
    throw new RestoreError(
      `${from} is damaged: ${listSome(damaged.map(({path}) => path))}; nothing was restored`
    );
  const wanted: string[] = [];
  const different: string[] = [];
  for (const {path, sha256} of backup.files) {
    if (isAhead(path) && isPublished(paths, path)) continue;
    const place = placeOf(paths, path);
    const there = existsSync(place) ? readFileSync(place) : null;
    if (there !== null && hashOf(there) === sha256) continue;
    const kept = readFileSync(join(from, path));
    if (there !== null && isAppended(path) && goesOn(there, kept)) continue;
    const isOlder = there !== null && isAppended(path) && goesOn(kept, there);
    if (there !== null && !isOlder) different.push(path);
    wanted.push(path);
  }
  if (different.length > 0 && !replace)
    throw new RestoreError(
      `${listSome(different)} ${different.length === 1 ? "is" : "are"} there and different; nothing was restored. --replace puts the backup's in their place`
    );
  for (const path of wanted.sort((x, y) => Number(isPointer(x)) - Number(isPointer(y))))
    await publishText(placeOf(paths, path), readFileSync(join(from, path)));
  return {backup, restored: wanted.length, same: backup.files.length - wanted.length};
}
