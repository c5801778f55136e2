import {readFileSync} from "node:fs";
import {Predictor} from "xgboost-wasm/predict";
import type {GameData} from "../../../data-loaders/game-data.ts";
import {type BattleTables, createBattleTables} from "../../battle/battle-tables.ts";
import type {Fighter} from "../../battle/fighter.ts";
import {createFightEstimator, type FightEstimator} from "../fight-estimate/fight-estimator.ts";
import {roughGuess} from "../fight-estimate/fight-features.ts";
import type {SolverEffort} from "../solved/solve-fights.ts";
import {type Solved, solveFight} from "../solved/solve-tasks.ts";
import {betterSet, fighterWith, isSurelyBetter, type Sets} from "./better-set.ts";
import {broadestWinners, type RankedAttacks} from "./broadest-winners.ts";

/** What worker threads do. */
export interface RankingContext {
  readonly game: GameData;
  /** `model.json` of the fight estimator. */
  readonly model: string;
}

let tables: BattleTables | undefined;
let estimator: FightEstimator | undefined;
const ready = ({game, model}: RankingContext) => {
  tables ??= createBattleTables(game);
  estimator ??= createFightEstimator(tables, Predictor.load(readFileSync(model)));
  return {tables, estimator};
};

/** @param fighters indexes of all that can fight */
export const attacks = (
  {pokemon, fighters}: {readonly pokemon: number; readonly fighters: readonly number[]},
  context: RankingContext
): RankedAttacks => broadestWinners(ready(context).tables, pokemon, fighters);

export interface SetTask {
  readonly pokemon: number;
  readonly ranked: RankedAttacks;
  readonly sets: Sets;
  /** Indexes of those that the change is tried on, and of those that it is solved against. */
  readonly tried: readonly number[];
  readonly solved: readonly number[];
  readonly solver: SolverEffort;
}

/** The better set where the solver is sure that it is better too, over the same opponents; else the set as it is. */
export function settleSet(task: SetTask, context: RankingContext): readonly number[] {
  const {pokemon, ranked, sets, tried, solved, solver} = task;
  const own = ready(context);
  const foes = (places: readonly number[]) => places.map((foe) => fighterWith(foe, sets[foe]));
  const rough = (a: Fighter, b: Fighter): number => roughGuess(own.tables, a, b);
  const changed = betterSet(own.tables, rough, pokemon, ranked, foes(tried));
  if (changed === ranked.set) return changed;
  const against = (moves: readonly number[]): readonly Solved[] =>
    foes(solved).map((b) => solveFight({a: fighterWith(pokemon, moves), b, ...solver}, context));
  return isSurelyBetter(against(ranked.set), against(changed)) ? changed : ranked.set;
}

/** P(`pokemon` wins) against each of `foes` by the estimator. */
export function estimates(
  {pokemon, foes, sets}: {readonly pokemon: number; readonly foes: readonly number[]; readonly sets: Sets},
  context: RankingContext
): readonly number[] {
  const own = ready(context).estimator;
  const a = fighterWith(pokemon, sets[pokemon]);
  return foes.map((foe) => own.estimate(a, fighterWith(foe, sets[foe])));
}
