import {existsSync, readFileSync, statSync} from "node:fs";
import {join, relative} from "node:path";
import {hashOf} from "../files/hash.ts";
import {type DataPaths, REPOSITORY} from "../files/paths.ts";
import {publishText} from "../files/publish.ts";
import {filesBelow, hashCode, hashPath} from "./code-graph.ts";
import type {PathRecord, Stage, StageRecord, Staleness} from "./stage.ts";

const recordPath = (paths: DataPaths, name: string): string => join(paths.stages, `${name}.json`);

/** The record of the last complete run, or null where there is none or it cannot be read. */
export function readRecord(paths: DataPaths, name: string): StageRecord | null {
  try {
    return JSON.parse(readFileSync(recordPath(paths, name), "utf8")) as StageRecord;
  } catch {
    return null;
  }
}

export const writeRecord = (paths: DataPaths, record: StageRecord): Promise<void> =>
  publishText(recordPath(paths, record.name), `${JSON.stringify(record, null, 2)}\n`);

/** A name for a path that says nothing of the machine. */
function relativeName(paths: DataPaths, path: string): string {
  for (const [name, root] of [
    ["data", paths.data],
    ["models", paths.models],
    ["dist", paths.site]
  ] as const) {
    const inside = relative(root, path);
    if (!inside.startsWith("..")) return inside ? `${name}/${inside}` : name;
  }
  return relative(REPOSITORY, path);
}

export const describePaths = (paths: DataPaths, list: readonly string[]): Promise<PathRecord[]> =>
  Promise.all(
    list.map(async (path) => ({
      path: relativeName(paths, path),
      hash: await hashPath(path),
      bytes: filesBelow(path).reduce((total, file) => total + statSync(file).size, 0)
    }))
  );

export interface StageKey {
  readonly key: string;
  readonly parts: StageRecord["parts"];
  readonly inputs: PathRecord[];
}

/** The hash that decides whether a stage is current. */
export async function stageKey(paths: DataPaths, stage: Stage): Promise<StageKey> {
  const inputs = await describePaths(paths, stage.inputs);
  const parts = {
    code: await hashCode(stage.code, REPOSITORY),
    inputs: hashOf(inputs.map(({path, hash}) => `${path} ${hash}`).join("\n")),
    parameters: hashOf(JSON.stringify(stage.parameters))
  };
  return {key: hashOf(Object.values(parts).join()), parts, inputs};
}

/** Compares a stage with the record of its last run, outputs' contents included. */
export async function staleness(paths: DataPaths, stage: Stage, current: StageKey): Promise<Staleness> {
  const record = readRecord(paths, stage.name);
  if (!record) return "never ran";
  if (record.parts.code !== current.parts.code) return "its code changed";
  if (record.parts.parameters !== current.parts.parameters) return "its parameters changed";
  if (record.parts.inputs !== current.parts.inputs) return "its inputs changed";
  const {outputs: all, shared = []} = stage;
  const outputs = await describePaths(
    paths,
    all.filter((path) => !shared.includes(path))
  );
  const whole =
    shared.every(existsSync) &&
    outputs.every(({path, hash}) => {
      const known = record.outputs.find((output) => output.path === path);
      return hash !== "missing" && known?.hash === hash;
    });
  return whole ? null : "an output is missing or damaged";
}
