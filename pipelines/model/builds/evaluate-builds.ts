import {join} from "node:path";
import {z} from "zod";
import type {DataPaths} from "../../../lib/files/paths.ts";
import {readJsonIfThere, storedNumber} from "../../../lib/files/read-json.ts";
import {score} from "../../../lib/statistics/probability-scores.ts";
import {expectedAbsoluteDifference} from "../../battle/agreement/sampling-error.ts";
import type {Sides} from "../../battle/solve/many-fights.ts";
import type {LabelledDuels} from "../duels/duel-columns.ts";
import {pairKey} from "../duels/splits.ts";
import {wilson} from "../evaluation/slices.ts";
import {reorient} from "../features/matrix.ts";
import type {BuildDuel} from "./build-duels.ts";
import {type BuildWork, buildRows, judgedBuilds} from "./build-rows.ts";
import {BUILDS} from "./builds-plan.ts";
import type {BuildScores, BuildsReport} from "./builds-report.ts";
import {isOfTestPair} from "./test-pairs.ts";

/** Levels further apart are told by themselves. */
const FEW_LEVELS = 3;
/** Awakening values of a stat from which a build counts as awakened. */
const AWAKENED = 50;

const GROUPS: readonly (readonly [BuildScores["group"], (duel: BuildDuel) => boolean])[] = [
  ["all", () => true],
  ["fresh", ({a, b}) => a.state === undefined && b.state === undefined],
  ["hurt", ({a, b}) => a.state !== undefined || b.state !== undefined],
  ["levels alike", ({a, b}) => Math.abs(a.build.level - b.build.level) <= FEW_LEVELS],
  ["levels apart", ({a, b}) => Math.abs(a.build.level - b.build.level) > FEW_LEVELS],
  [
    "awakened",
    ({a, b}) =>
      [a, b].some(({build}) => Object.values(build.awakeningValues).some((value) => value >= AWAKENED))
  ]
];

function scoresOf(
  group: BuildScores["group"],
  duels: readonly BuildDuel[],
  q: readonly number[],
  playouts: number
): BuildScores {
  const p = duels.map(({probability}) => probability);
  const {accuracy, meanAbsoluteError, ece} = score(p, q);
  const decided = p.filter((truth) => truth !== 0.5).length;
  const sampling = duels.reduce(
    (sum, {exact}, at) => sum + (exact ? 0 : expectedAbsoluteDifference(q[at], playouts)),
    0
  );
  return {
    group,
    duels: duels.length,
    accuracy,
    accuracyInterval: wilson(Math.round(accuracy * decided), decided),
    meanError: meanAbsoluteError,
    ece,
    samplingError: sampling / duels.length
  };
}

export interface EvaluateBuildsOptions extends BuildWork {
  /** What the model was trained on and judged by. */
  readonly duels: LabelledDuels;
  readonly builds: readonly Sides[];
  readonly modelHash: string;
  /** Duels of other builds that the model learned from. */
  readonly learned: number;
  /** @param matrix row-major rows of the catalogue's columns, oriented */
  readonly predict: (matrix: Float32Array) => ArrayLike<number>;
}

/** Scores the model on duels of any build between pairs of Pokémon that it has not learned from. @throws RangeError where there are none */
export async function evaluateBuilds({
  duels,
  builds,
  modelHash,
  learned,
  predict,
  playouts = BUILDS.judgedPlayouts,
  ...work
}: EvaluateBuildsOptions): Promise<BuildsReport> {
  const ofTestPairs = builds.filter(isOfTestPair(duels));
  if (ofTestPairs.length === 0)
    throw new RangeError(`none of ${builds.length} duels is of a pair of the test part`);
  const judged = await judgedBuilds(ofTestPairs, {...work, playouts});
  const q: number[] = [];
  for (const {matrix, turn} of await buildRows(judged, work)) q.push(...reorient(predict(matrix), turn));
  return {
    modelHash,
    learned,
    playouts,
    pairs: new Set(judged.map(({a, b}) => pairKey(a.pokemon, b.pokemon))).size,
    groups: GROUPS.flatMap(([group, is]) => {
      const at = [...judged.keys()].filter((place) => is(judged[place]));
      return at.length === 0
        ? []
        : [
            scoresOf(
              group,
              at.map((place) => judged[place]),
              at.map((place) => q[place]),
              playouts
            )
          ];
    })
  };
}

const schema = z.object({
  modelHash: z.string(),
  learned: z.int().min(0),
  playouts: z.int().min(1),
  pairs: z.int().min(0),
  groups: z.array(
    z.object({
      group: z.enum(["all", "fresh", "hurt", "levels alike", "levels apart", "awakened"]),
      duels: z.int().min(1),
      accuracy: storedNumber,
      accuracyInterval: z.tuple([storedNumber, storedNumber]),
      meanError: storedNumber,
      ece: storedNumber,
      samplingError: storedNumber
    })
  )
}) satisfies z.ZodType<BuildsReport>;

export const buildsReportPath = ({evaluation}: Pick<DataPaths, "evaluation">): string =>
  join(evaluation, "builds.json");

/** null before the stage has run. @throws JsonFileError */
export const readBuildsReport = (paths: Pick<DataPaths, "evaluation">): BuildsReport | null =>
  readJsonIfThere(buildsReportPath(paths), {
    schema,
    what: "a report on other builds",
    remedy: "run `npm run builds` to make it"
  });
