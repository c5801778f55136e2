import {existsSync, readdirSync, rmSync} from "node:fs";
import {join} from "node:path";
import {LAYOUT, layoutOf, requireKnownLayout, writeLayout} from "../../lib/files/layout.ts";
import {withLock} from "../../lib/files/lock.ts";
import type {DataPaths} from "../../lib/files/paths.ts";
import {readRecords} from "../../lib/stage-runner/stage-record.ts";
import {checkFeatures} from "../../pipelines/model/registry/current-features.ts";
import {
  listVersions,
  readAliases,
  readLedger,
  readManifest,
  versionFolder
} from "../../pipelines/model/registry/model-store.ts";
import {loadVersion} from "../../pipelines/model/registry/production.ts";
import {listExperiments, listRuns} from "../../pipelines/model/tracking/run-store.ts";

export interface Upgrade {
  /** Layouts before; null: nothing was there. */
  readonly from: {readonly data: number | null; readonly models: number | null};
  /** What there is, and what becomes of it, for people. */
  readonly notes: readonly string[];
}

/** Every registered version, read as this program reads it; those that cannot serve any more are told. */
function lookAtRegistry(paths: DataPaths): string[] {
  const versions = listVersions(paths);
  const {production} = readAliases(paths);
  const entries = readLedger(paths).length;
  const stale = versions.filter((version) => {
    loadVersion(paths, version);
    try {
      checkFeatures(readManifest(paths, version));
      return false;
    } catch {
      return true;
    }
  });
  const notes = [`${versions.length} model versions and ${entries} decisions are kept`];
  if (stale.length > 0)
    notes.push(
      `version ${stale.join(", ")} was trained on other features than this program computes and cannot serve: \`predictiondex pipeline\` trains one that can`
    );
  if (production !== undefined && !existsSync(versionFolder(paths, production)))
    notes.push(
      `version ${production} is in production and not there: \`predictiondex promote\` puts another in its place`
    );
  return notes;
}

function lookAtRuns(paths: DataPaths): string {
  const runs = listExperiments(paths).reduce(
    (sum, experiment) => sum + listRuns(paths, experiment).length,
    0
  );
  return `${runs} tracked runs are kept`;
}

/** Records of stages that this version cannot read: their stages run anew, and what they made is replaced. */
function staleRecords(paths: DataPaths): string[] {
  const {stages} = paths;
  if (!existsSync(stages)) return [];
  const known = new Set(readRecords(paths).map(({name}) => `${name}.json`));
  return readdirSync(stages)
    .filter((name) => name.endsWith(".json") && !known.has(name))
    .map((name) => join(stages, name));
}

/**
 * Brings `data/` and `models/` of an earlier version of the program to today's layout: all that is kept is read first, and
 * nothing is changed where anything cannot be.
 * @param isDry only tell
 * @throws RegistryError, JsonFileError naming the file that cannot be read; Error for a newer layout
 */
export async function upgrade(paths: DataPaths, isDry = false): Promise<Upgrade> {
  requireKnownLayout(paths);
  const from = {data: layoutOf(paths.data), models: layoutOf(paths.models)};
  const notes = [...lookAtRegistry(paths), lookAtRuns(paths)];
  const records = staleRecords(paths);
  if (records.length > 0) notes.push(`${records.length} stages of an earlier version run anew`);
  const isCurrent = Object.values(from).every((layout) => layout === null || layout === LAYOUT);
  if (isCurrent && records.length === 0) notes.push("nothing has to change");
  if (isDry) return {from, notes};
  await withLock(join(paths.data, "layout"), "upgrading", async () => {
    for (const record of records) rmSync(record);
    for (const folder of [paths.models, paths.data]) if (existsSync(folder)) await writeLayout(folder);
  });
  return {from, notes};
}
