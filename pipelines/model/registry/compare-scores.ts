import type {Interval, ScoreName} from "../../../lib/statistics/bootstrap.ts";
import type {SplitEvaluation} from "../evaluation/evaluation-report.ts";
import type {ModelManifest} from "../training/manifest.ts";

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

/** What a comparison takes of a version: how it was trained, and its scores on the headline split. */
export interface JudgedVersion {
  readonly manifest: Pick<ModelManifest, "version" | "parameters" | "featureVersion" | "inputs">;
  readonly split: Pick<SplitEvaluation, "name" | "testRows" | "scores" | "intervals">;
}

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

/** Two versions side by side; isomorphic: the page Experiments compares with it too. */
export function compareJudged(first: JudgedVersion, second: JudgedVersion): VersionComparison {
  const [x, y] = [first.split, second.split];
  const [m, n] = [first.manifest, second.manifest];
  const scores = COMPARED.map(({name, lower}): ComparedScore => {
    const intervals = [x.intervals[name], y.intervals[name]] as const;
    const apart = intervals[0][1] < intervals[1][0] || intervals[1][1] < intervals[0][0];
    const firstIsBetter = lower ? x.scores[name] < y.scores[name] : x.scores[name] > y.scores[name];
    return {
      name,
      values: [x.scores[name], y.scores[name]],
      intervals,
      better: apart ? (firstIsBetter ? m.version : n.version) : null
    };
  });
  const names = [...new Set([...Object.keys(m.parameters), ...Object.keys(n.parameters)])];
  return {
    versions: [m.version, n.version],
    split: x.name,
    testRows: [x.testRows, y.testRows],
    scores,
    parameters: Object.fromEntries(
      names
        .filter((name) => m.parameters[name] !== n.parameters[name])
        .map((name) => [name, [m.parameters[name] ?? null, n.parameters[name] ?? null] as const])
    ),
    sameFeatures: m.featureVersion === n.featureVersion,
    sameData: JSON.stringify(m.inputs) === JSON.stringify(n.inputs)
  };
}
