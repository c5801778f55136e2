import type {GameData} from "../../../data-loaders/game-data.ts";
import type {BattleTables} from "../battle-tables.ts";
import {duelProbability} from "../duel.ts";
import {playFights} from "../fights.ts";
import {simulateMoveSets} from "../move-sets.ts";
import {planBattles, planDuels} from "./agreement-plan.ts";
import {type OracleFight, planBuildBattles, planBuildDuels} from "./fight-plan.ts";
import {type Answer, duelKey, fightKey, moveSetKey} from "./kept-answers.ts";
import {expectedAbsoluteDifference} from "./sampling-error.ts";

/** How this project's win probabilities compare with the reference engine's on the same battles. */

/** Playouts of ours where the probability is not exact: their error is a third of that of the reference's 400 seeds. */
const OUR_PLAYOUTS = 4_000;
const OUR_FIGHTS = 2_000;
const OUR_SEED = 1;

/** The reference's majority is clear outside this band. */
const UNCLEAR = [0.4, 0.6] as const;

export interface ComparedBattle {
  /** Class of A's move, the policy, or how both begin. */
  readonly group: string;
  /** What is compared, readably. */
  readonly name: string;
  readonly ours: number;
  readonly reference: number;
  readonly seeds: number;
  readonly method: "exact" | "monte_carlo";
}

export interface GroupAgreement {
  readonly group: string;
  readonly battles: number;
  readonly meanDifference: number;
  /** The mean difference that sampling alone makes between engines that agree. */
  readonly samplingError: number;
  /** What is left: at least 0. */
  readonly excess: number;
  /** Battles in which the reference is clear and the likelier winner is the other. */
  readonly winnersDiffer: number;
}

export interface Agreement {
  readonly battles: readonly ComparedBattle[];
  readonly overall: GroupAgreement;
  /** In descending excess. */
  readonly groups: readonly GroupAgreement[];
}

export function compareDuels(
  game: GameData,
  tables: BattleTables,
  answers: ReadonlyMap<string, Answer>,
  playouts = OUR_PLAYOUTS
): Agreement {
  const battles: ComparedBattle[] = [];
  for (const [number, duel] of planDuels(game, tables).entries()) {
    const key = duelKey(game, number, duel);
    const answer = answers.get(key);
    if (!answer) continue;
    const {probability, method} = duelProbability(tables, duel.a, duel.moveA, duel.b, duel.moveB, {
      playouts,
      seed: OUR_SEED
    });
    battles.push({
      group: duel.moveClass,
      name: nameOf(key),
      ours: probability,
      method,
      ...referenceOf(answer)
    });
  }
  return summarize(battles);
}

export function compareMoveSets(
  game: GameData,
  tables: BattleTables,
  answers: ReadonlyMap<string, Answer>,
  playouts = OUR_PLAYOUTS
): Agreement {
  const battles: ComparedBattle[] = [];
  for (const [number, {a, b}] of planBattles(game, tables).entries()) {
    const key = moveSetKey(game, number, {a, b});
    const answer = answers.get(key);
    if (!answer) continue;
    const {winsA, draws} = simulateMoveSets(tables, a, b, playouts, OUR_SEED);
    const ours = (winsA + draws / 2) / playouts;
    battles.push({group: a.policy, name: nameOf(key), ours, method: "monte_carlo", ...referenceOf(answer)});
  }
  return summarize(battles);
}

export const compareBuildDuels = (
  game: GameData,
  tables: BattleTables,
  answers: ReadonlyMap<string, Answer>,
  playouts = OUR_FIGHTS
): Agreement => compareFights(game, tables, planBuildDuels(tables), answers, playouts);

export const compareBuildBattles = (
  game: GameData,
  tables: BattleTables,
  answers: ReadonlyMap<string, Answer>,
  playouts = OUR_FIGHTS
): Agreement => compareFights(game, tables, planBuildBattles(tables), answers, playouts);

function compareFights(
  game: GameData,
  tables: BattleTables,
  plan: readonly OracleFight[],
  answers: ReadonlyMap<string, Answer>,
  playouts: number
): Agreement {
  const battles: ComparedBattle[] = [];
  for (const [number, fight] of plan.entries()) {
    const key = fightKey(game, number, fight);
    const answer = answers.get(key);
    if (!answer) continue;
    const {winsA, draws} = playFights(tables, fight.a, fight.b, playouts, OUR_SEED, fight.policies);
    const ours = (winsA + draws / 2) / playouts;
    battles.push({
      group: fight.beginning,
      name: nameOf(key),
      ours,
      method: "monte_carlo",
      ...referenceOf(answer)
    });
  }
  return summarize(battles);
}

const referenceOf = ({seeds, wins}: Answer) => ({reference: wins / seeds, seeds});

const nameOf = (key: string): string => key.split(",").slice(1).join(" ");

function summarize(battles: readonly ComparedBattle[]): Agreement {
  const names = [...new Set(battles.map(({group}) => group))];
  const groups = names.map((name) =>
    groupAgreement(
      name,
      battles.filter(({group}) => group === name)
    )
  );
  return {
    battles,
    overall: groupAgreement("all", battles),
    groups: groups.sort((x, y) => y.excess - x.excess)
  };
}

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

function groupAgreement(group: string, battles: readonly ComparedBattle[]): GroupAgreement {
  const meanDifference = mean(battles.map(({ours, reference}) => Math.abs(ours - reference)));
  const samplingError = mean(battles.map(({ours, seeds}) => expectedAbsoluteDifference(ours, seeds)));
  return {
    group,
    battles: battles.length,
    meanDifference,
    samplingError,
    excess: Math.max(0, meanDifference - samplingError),
    winnersDiffer: battles.filter(
      ({ours, reference}) =>
        (reference < UNCLEAR[0] || reference > UNCLEAR[1]) && ours > 0.5 !== reference > 0.5
    ).length
  };
}
