import type {Predictor} from "xgboost-wasm/predict";
import type {BattleTables} from "../../battle/battle-tables.ts";
import type {Fighter} from "../../battle/fighter.ts";
import {FIGHT_FEATURES, type FightRows, fightRows} from "./fight-features.ts";

/** P(A wins) a fight of up to four moves a side, by a model of what the solver says. */
export interface FightEstimator {
  /** Some milliseconds. What A wins and what B wins add up to one, within a thousandth. */
  estimate(a: Fighter, b: Fighter): number;
}

/** The coarse fight's word is believed no further than this to either side. */
const SURE = 0.0005;

/** The margin that the model starts from. */
export const guessMargin = (guess: number): number => {
  const p = Math.min(1 - SURE, Math.max(SURE, guess));
  return Math.log(p / (1 - p));
};

/**
 * Both sides are asked, and what they say is set against each other.
 * @param correction the model's margin on a row, without the guess
 */
export function estimateOf({guess, ofA, ofB}: FightRows, correction: (row: Float32Array) => number): number {
  const margin = guessMargin(guess) + (correction(ofA) - correction(ofB)) / 2;
  return 1 / (1 + Math.exp(-margin));
}

/**
 * @param predictor of the model; null for the guess as it is
 * @throws RangeError for a model of other columns
 */
export function createFightEstimator(
  tables: BattleTables,
  predictor: Pick<Predictor, "featureNames" | "predict"> | null
): FightEstimator {
  if (predictor === null) return {estimate: (a, b) => estimateOf(fightRows(tables, a, b), () => 0)};
  const names = predictor.featureNames;
  const different = FIGHT_FEATURES.findIndex((name, column) => names[column] !== name);
  if (different >= 0 || names.length !== FIGHT_FEATURES.length)
    throw new RangeError(
      `the fight estimator was fitted on other columns (${FIGHT_FEATURES[different] ?? names.length}); run \`npm run rank\` to fit it anew`
    );
  const correction = (row: Float32Array): number => predictor.predict(row, {outputMargin: true})[0];
  return {estimate: (a, b) => estimateOf(fightRows(tables, a, b), correction)};
}
