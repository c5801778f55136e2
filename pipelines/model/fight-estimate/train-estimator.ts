import {writeFileSync} from "node:fs";
import {join} from "node:path";
import {type Booster, DMatrix, train} from "xgboost-wasm";
import {hashOf} from "../../../lib/files/hash.ts";
import type {DataPaths} from "../../../lib/files/paths.ts";
import {publishDirectory} from "../../../lib/files/publish.ts";
import type {BattleTables} from "../../battle/battle-tables.ts";
import {mix32, pairKey} from "../duels/splits.ts";
import type {SolvedFight} from "../solved/solve-fights.ts";
import {isWellKnown} from "../solved/well-known.ts";
import {
  ESTIMATOR_NAME,
  type EstimatorManifest,
  type EstimatorScores,
  estimatorFolder
} from "./estimator-manifest.ts";
import {estimateOf, guessMargin} from "./fight-estimator.ts";
import {FIGHT_FEATURES, type FightRows, fightRows} from "./fight-features.ts";

export const SEED = 20_261_130;

/** Shallow trees: there are thousands of fights to learn from, not hundreds of thousands. */
export const ESTIMATOR_PARAMETERS = {
  objective: "binary:logistic",
  tree_method: "hist",
  eta: 0.03,
  max_depth: 5,
  min_child_weight: 3,
  subsample: 0.8,
  colsample_bytree: 0.5,
  lambda: 2
} as const;
/** Numbers of trees that cross-validation chooses from; none: the guess as it is. */
const ROUNDS = [0, 10, 25, 50, 100, 200, 400] as const;
const FOLDS = 4;

/** Of five pairs of Pokémon one is kept for judging. */
const PARTS = 5;
/** A value's interval at which a fight counts half as much as one that is known exactly. */
const HALF_KNOWN = 0.08;
/** Values nearer to one half have no verdict. */
const CLEAR = 0.05;

/** A solved fight as the estimator learns it. */
interface Lesson extends FightRows {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** What of chance decides its fold, the same for the same pair of Pokémon. */
  readonly lot: number;
}

const lessonsOf = (tables: BattleTables, fights: readonly SolvedFight[]): Lesson[] =>
  fights.flatMap(({a, b, solved}) =>
    solved === null
      ? []
      : [
          {
            ...fightRows(tables, a, b),
            value: Math.min(1, Math.max(0, solved.value)),
            low: solved.low,
            high: solved.high,
            lot: mix32(pairKey(a.pokemon, b.pokemon), SEED)
          }
        ]
  );

/** Each fight from both sides. */
function matrixOf(lessons: readonly Lesson[]): DMatrix {
  const columns = FIGHT_FEATURES.length;
  const rows = 2 * lessons.length;
  const data = new Float32Array(rows * columns);
  const label = new Float32Array(rows);
  const weight = new Float32Array(rows);
  const baseMargin = new Float32Array(rows);
  for (const [i, {ofA, ofB, value, low, high, guess}] of lessons.entries())
    for (const [row, features, own, margin] of [
      [2 * i, ofA, value, guessMargin(guess)],
      [2 * i + 1, ofB, 1 - value, -guessMargin(guess)]
    ] as const) {
      data.set(features, row * columns);
      label[row] = own;
      weight[row] = 1 / (1 + ((high - low) / HALF_KNOWN) ** 2);
      baseMargin[row] = margin;
    }
  return new DMatrix({data, rows, columns, label, weight, baseMargin, featureNames: FIGHT_FEATURES});
}

const fitted = (lessons: readonly Lesson[], rounds: number): Promise<Booster> =>
  train({...ESTIMATOR_PARAMETERS, seed: SEED}, matrixOf(lessons), {numRound: rounds});

const correctionOf =
  (booster: Booster, rounds: number) =>
  (row: Float32Array): number =>
    // XGBoost takes a range of none for all.
    rounds === 0 ? 0 : booster.predict(row, {outputMargin: true, iterationRange: [0, rounds]})[0];

const mean = (errors: readonly number[]): number =>
  errors.reduce((sum, error) => sum + error, 0) / Math.max(1, errors.length);

/** The number of trees with the least mean error in fights that were not learned from. */
async function chooseRounds(lessons: readonly Lesson[], choice: readonly number[]): Promise<number> {
  if (choice.length === 1) return choice[0];
  const errors = choice.map(() => 0);
  for (let fold = 0; fold < FOLDS; fold++) {
    const isHeld = ({lot}: Lesson): boolean => Math.floor(lot / PARTS) % FOLDS === fold;
    const learned = lessons.filter((lesson) => !isHeld(lesson));
    const held = lessons.filter((lesson) => isHeld(lesson) && isWellKnown(lesson));
    if (learned.length === 0) continue;
    const booster = await fitted(learned, Math.max(...choice));
    for (const [at, rounds] of choice.entries()) {
      const correction = correctionOf(booster, rounds);
      for (const lesson of held) errors[at] += Math.abs(lesson.value - estimateOf(lesson, correction));
    }
  }
  return choice[errors.indexOf(Math.min(...errors))];
}

function judge(lessons: readonly Lesson[], correction: ReturnType<typeof correctionOf>): EstimatorScores {
  const judged = lessons.map((lesson) => ({...lesson, estimate: estimateOf(lesson, correction)}));
  const known = judged.filter(isWellKnown);
  const wide = judged.filter((lesson) => !isWellKnown(lesson));
  const clear = known.filter(({value}) => Math.abs(value - 0.5) > CLEAR);
  return {
    fights: known.length,
    meanError: mean(known.map(({value, estimate}) => Math.abs(value - estimate))),
    guessError: mean(known.map((lesson) => Math.abs(lesson.value - estimateOf(lesson, () => 0)))),
    clear: clear.length,
    rightVerdicts: clear.filter(({value, estimate}) => value > 0.5 === estimate > 0.5).length,
    wide: wide.length,
    insideWide: wide.filter(({low, high, estimate}) => low <= estimate && estimate <= high).length
  };
}

export interface TrainEstimatorOptions {
  readonly paths: Pick<DataPaths, "models">;
  readonly tables: BattleTables;
  readonly fights: readonly SolvedFight[];
  /** Names and hashes of what it rests on. */
  readonly inputs: Readonly<Record<string, string>>;
  /** Numbers of trees to choose from. */
  readonly rounds?: readonly number[];
  readonly now?: () => Date;
}

/**
 * Fits the estimator on solved fights, judges it on those of pairs of Pokémon that it has not learned from, and
 * publishes both in `models/fight-estimator/`.
 * @throws RangeError where there are too few fights to learn from and to judge by
 */
export async function trainEstimator({
  paths,
  tables,
  fights,
  inputs,
  rounds: choice = ROUNDS,
  now = () => new Date()
}: TrainEstimatorOptions): Promise<EstimatorManifest> {
  const lessons = lessonsOf(tables, fights);
  const learned = lessons.filter(({lot}) => lot % PARTS !== 0);
  const judging = lessons.filter(({lot}) => lot % PARTS === 0);
  if (learned.length === 0 || judging.length === 0)
    throw new RangeError(`${lessons.length} solved fights are too few to learn from and to judge by`);
  const rounds = await chooseRounds(learned, choice);
  const booster = await fitted(learned, rounds);
  const model = booster.saveModel("json") as string;
  const manifest: EstimatorManifest = {
    name: ESTIMATOR_NAME,
    trainedAt: now().toISOString(),
    modelHash: hashOf(model),
    featureNames: [...FIGHT_FEATURES],
    parameters: {...ESTIMATOR_PARAMETERS, rounds},
    seed: SEED,
    trainingFights: learned.length,
    scores: judge(judging, correctionOf(booster, rounds)),
    inputs
  };
  await publishDirectory(estimatorFolder(paths), (folder) => {
    writeFileSync(join(folder, "model.json"), model);
    writeFileSync(join(folder, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  });
  return manifest;
}
