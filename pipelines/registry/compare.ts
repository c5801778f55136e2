import {readFileSync} from "node:fs";
import {join} from "node:path";
import type {DataPaths} from "../../data-loaders/io/paths.ts";
import type {Interval, ScoreName} from "../evaluation/bootstrap.ts";
import type {EvaluationReport} from "../evaluation/report.ts";
import {RegistryError, readManifest, versionFolder} from "./store.ts";

/** Scores a comparison shows, and which direction is better. */
export const COMPARED: readonly {readonly name: ScoreName; readonly lower: boolean}[] = [
  {name: "accuracy", lower: false},
  {name: "f1", lower: false},
  {name: "rocAuc", lower: false},
  {name: "prAuc", lower: false},
  {name: "logLoss", lower: true},
  {name: "brier", lower: true},
  {name: "ece", lower: true},
  {name: "meanAbsoluteError", lower: true}
];

export interface ComparedScore {
  readonly name: ScoreName;
  readonly values: readonly [number, number];
  readonly intervals: readonly [Interval, Interval];
  /** The better version where the 95 % intervals do not touch; null where they do. */
  readonly better: number | null;
}

export interface VersionComparison {
  readonly versions: readonly [number, number];
  readonly split: string;
  readonly testRows: readonly [number, number];
  readonly scores: readonly ComparedScore[];
  /** Training parameters that differ. */
  readonly parameters: Readonly<Record<string, readonly [number | string | null, number | string | null]>>;
  readonly sameFeatures: boolean;
  readonly sameData: boolean;
}

/** The evaluation a version was judged by. @throws RegistryError */
export function readVersionReport(paths: DataPaths, version: number): EvaluationReport {
  try {
    return JSON.parse(
      readFileSync(join(versionFolder(paths, version), "evaluation.json"), "utf8")
    ) as EvaluationReport;
  } catch (cause) {
    if (cause instanceof RegistryError) throw cause;
    throw new RegistryError(`model version ${version} has no readable evaluation`, {cause});
  }
}

/** Puts two versions side by side on the headline split each was judged on. */
export function compareVersions(paths: DataPaths, first: number, second: number): VersionComparison {
  const manifests = [readManifest(paths, first), readManifest(paths, second)] as const;
  const splits = [first, second].map((version) => readVersionReport(paths, version).splits[0]);
  const [x, y] = splits;
  const scores = COMPARED.map(({name, lower}): ComparedScore => {
    const intervals = [x.intervals[name], y.intervals[name]] as const;
    const apart = intervals[0][1] < intervals[1][0] || intervals[1][1] < intervals[0][0];
    const firstIsBetter = lower ? x.scores[name] < y.scores[name] : x.scores[name] > y.scores[name];
    return {
      name,
      values: [x.scores[name], y.scores[name]],
      intervals,
      better: apart ? (firstIsBetter ? first : second) : null
    };
  });
  const [p, q] = manifests.map(({parameters}) => parameters);
  const names = [...new Set([...Object.keys(p), ...Object.keys(q)])];
  return {
    versions: [first, second],
    split: x.name,
    testRows: [x.testRows, y.testRows],
    scores,
    parameters: Object.fromEntries(
      names
        .filter((name) => p[name] !== q[name])
        .map((name) => [name, [p[name] ?? null, q[name] ?? null] as const])
    ),
    sameFeatures: manifests[0].featureVersion === manifests[1].featureVersion,
    sameData: JSON.stringify(manifests[0].inputs) === JSON.stringify(manifests[1].inputs)
  };
}
