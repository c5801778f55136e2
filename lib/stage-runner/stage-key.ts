import {existsSync, statSync} from "node:fs";
import {relative} from "node:path";
import {hashOf} from "../files/hash.ts";
import {filesBelow, hashPath} from "../files/hash-path.ts";
import {type DataPaths, REPOSITORY} from "../files/paths.ts";
import {hashCode} from "./hash-code.ts";
import type {Stage} from "./stage.ts";
import {type PathRecord, readRecord, type StageRecord} from "./stage-record.ts";

/** Why a stage has to run. `null`: its record matches and its outputs are whole. */
export type Staleness =
  | "never ran"
  | "its code changed"
  | "its inputs changed"
  | "its parameters changed"
  | "an output is missing or damaged"
  | "asked for"
  | null;

export interface StageKey {
  readonly key: string;
  readonly parts: StageRecord["parts"];
  readonly inputs: PathRecord[];
}

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

/** The hash that decides whether a stage is current. @param root the folder its code lies in */
export async function stageKey(paths: DataPaths, stage: Stage, root = REPOSITORY): Promise<StageKey> {
  const inputs = await describePaths(paths, stage.inputs);
  const parts = {
    code: await hashCode(stage.code, root, {packages: stage.packages}),
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
