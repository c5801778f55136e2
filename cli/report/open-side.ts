import {existsSync} from "node:fs";
import {join, resolve} from "node:path";
import {dataPaths} from "../../lib/files/paths.ts";
import {NOTEBOOKS} from "../notebook/notebooks-folder.ts";
import {readRun} from "./make-snapshot.ts";
import {readOfRun} from "./run-files.ts";
import {FIGURES_FOLDER, SNAPSHOT_FILE, type Snapshot, SnapshotError, snapshotSchema} from "./snapshot.ts";

/** One side of a comparison. */
export interface Side {
  /** As it was asked for. */
  readonly name: string;
  readonly snapshot: Snapshot;
  /** Folder of its charts; they may be absent. */
  readonly figures: string;
  /** Folder of what its notebooks showed; they may be absent. */
  readonly notebooks: string;
}

export interface Places {
  /** Folder with one snapshot a commit, named by the commit's full id. */
  readonly snapshots: string;
  /** Full commit id of a reference, or null where git knows none. */
  readonly resolveCommit: (reference: string) => string | null;
  readonly now: Date;
}

/** There is a commit, and nobody has kept what a comparison needs of it. */
export class NotKeptError extends SnapshotError {}

const sideIn = (folder: string, name: string, snapshot: Snapshot): Side => ({
  name,
  snapshot,
  figures: join(folder, FIGURES_FOLDER),
  notebooks: join(folder, NOTEBOOKS)
});

function readSnapshot(folder: string): Snapshot {
  const file = join(folder, SNAPSHOT_FILE);
  const snapshot = readOfRun(file, {
    schema: snapshotSchema,
    what: "a snapshot of a run that this version reads"
  });
  if (snapshot === null) throw new SnapshotError(`${file} does not exist`);
  return snapshot;
}

/** The folder that holds `data`, `models` and `dist`, or the data folder itself. */
function runFolders(folder: string): {data: string; root: string} | null {
  for (const data of [join(folder, "data"), folder])
    if (existsSync(join(data, "stages")) || existsSync(join(data, "evaluation")))
      return {data, root: resolve(data, "..")};
  return null;
}

/**
 * Opens one side: a folder with a snapshot, a data folder or a folder that holds one, or a git reference (branch,
 * tag, commit) whose snapshot is in `places.snapshots`.
 * @throws SnapshotError that says what was looked for
 */
export function openSide(name: string, places: Places): Side {
  if (existsSync(name)) {
    if (existsSync(join(name, SNAPSHOT_FILE))) return sideIn(name, name, readSnapshot(name));
    const run = runFolders(resolve(name));
    if (run === null)
      throw new SnapshotError(
        `${name} is neither a data folder (stages/, evaluation/) nor a snapshot (${SNAPSHOT_FILE})`
      );
    const site = join(run.root, "dist");
    const paths = dataPaths({PREDICTIONDEX_DATA: run.data, PREDICTIONDEX_SITE: site});
    const figures = join(run.data, FIGURES_FOLDER);
    return sideIn(run.data, name, readRun({paths, commit: null, now: places.now, figures}));
  }
  const commit = places.resolveCommit(name);
  if (commit === null) throw new SnapshotError(`${name} is neither a folder nor a commit git knows`);
  const folder = join(places.snapshots, commit);
  if (!existsSync(folder))
    throw new NotKeptError(
      `there is no snapshot of ${name} (${commit.slice(0, 10)}) in ${places.snapshots}; at that commit run: npm run pipeline && npm run report -- snapshot`
    );
  return sideIn(folder, name, readSnapshot(folder));
}
