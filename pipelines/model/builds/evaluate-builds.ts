import {join} from "node:path";
import {z} from "zod";
import type {GameData} from "../../../data-loaders/game-data.ts";
import type {DataPaths} from "../../../lib/files/paths.ts";
import {readJsonIfThere, storedNumber} from "../../../lib/files/read-json.ts";
import {score} from "../../../lib/statistics/probability-scores.ts";
import {noProgress, type StartProgress} from "../../../lib/terminal/report-progress.ts";
import {createPool} from "../../../lib/workers/pool.ts";
import {expectedAbsoluteDifference} from "../../battle/agreement/sampling-error.ts";
import type {LabelledDuels} from "../duels/duel-columns.ts";
import {pairDisjointSplit, pairKey, TEST} from "../duels/splits.ts";
import {wilson} from "../evaluation/slices.ts";
import {reorient} from "../features/matrix.ts";
import {SEED} from "../training/train-model.ts";
import type {BuildDuel} from "./build-duels.ts";
import type {BuildRows} from "./build-tasks.ts";
import type {BuildScores, BuildsReport} from "./builds-report.ts";
import {BUILD_PLAYOUTS} from "./run-builds.ts";

const AT_ONCE = 500;
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

/** Pairs of Pokémon of the test part of the headline split. */
function testPairs(duels: LabelledDuels): ReadonlySet<number> {
  const {part} = pairDisjointSplit(duels, SEED);
  const pairs = new Set<number>();
  for (let row = 0; row < duels.rows; row++)
    if (part[row] === TEST) pairs.add(pairKey(duels.pokemonA[row], duels.pokemonB[row]));
  return pairs;
}

function scoresOf(
  group: BuildScores["group"],
  duels: readonly BuildDuel[],
  q: readonly number[]
): BuildScores {
  const p = duels.map(({probability}) => probability);
  const {accuracy, meanAbsoluteError, ece} = score(p, q);
  const decided = p.filter((truth) => truth !== 0.5).length;
  const sampling = duels.reduce(
    (sum, {exact}, at) => sum + (exact ? 0 : expectedAbsoluteDifference(q[at], BUILD_PLAYOUTS)),
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

export interface EvaluateBuildsOptions {
  readonly game: GameData;
  /** What the model was trained on and judged by. */
  readonly duels: LabelledDuels;
  readonly builds: readonly BuildDuel[];
  readonly modelHash: string;
  /** @param matrix row-major rows of the catalogue's columns, oriented */
  readonly predict: (matrix: Float32Array) => ArrayLike<number>;
  readonly threads?: number;
  readonly progress?: StartProgress;
}

/** Scores the model on duels of any build between pairs of Pokémon that it has not learned from. @throws RangeError where there are none */
export async function evaluateBuilds({
  game,
  duels,
  builds,
  modelHash,
  predict,
  threads,
  progress: start = noProgress
}: EvaluateBuildsOptions): Promise<BuildsReport> {
  const pairs = testPairs(duels);
  const judged = builds.filter(({a, b}) => pairs.has(pairKey(a.pokemon, b.pokemon)));
  if (judged.length === 0)
    throw new RangeError(`none of ${builds.length} duels is of a pair of the test part`);
  const pool = createPool(new URL("./build-tasks.ts", import.meta.url), {game}, threads);
  const progress = start({label: "features of any build", total: judged.length, unit: "duels"});
  const q: number[] = [];
  try {
    const parts = Array.from({length: Math.ceil(judged.length / AT_ONCE)}, (_, part) =>
      judged.slice(part * AT_ONCE, (part + 1) * AT_ONCE)
    );
    const tasks = parts.map((part) =>
      pool.run<BuildRows>(
        "features",
        part.map(({a, b}) => ({a, b}))
      )
    );
    for (const task of tasks) {
      const {matrix, turn} = await task;
      q.push(...reorient(predict(matrix), turn));
      progress.update(q.length);
    }
  } finally {
    progress.end();
    await pool.close();
  }
  return {
    modelHash,
    pairs: new Set(judged.map(({a, b}) => pairKey(a.pokemon, b.pokemon))).size,
    groups: GROUPS.flatMap(([group, is]) => {
      const at = [...judged.keys()].filter((place) => is(judged[place]));
      return at.length === 0
        ? []
        : [
            scoresOf(
              group,
              at.map((place) => judged[place]),
              at.map((place) => q[place])
            )
          ];
    })
  };
}

const schema = z.object({
  modelHash: z.string(),
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
