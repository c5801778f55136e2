import {describe, expect, it} from "vitest";
import {
  type Agreement,
  compareBuildBattles,
  compareBuildDuels,
  compareDuels,
  compareMoveSets
} from "../../pipelines/battle/agreement/agreement.ts";
import {
  planCopyingMoveSets,
  planDuels,
  planMoveSets
} from "../../pipelines/battle/agreement/agreement-plan.ts";
import {readAnswers} from "../../pipelines/battle/agreement/kept-answers.ts";
import {createBattleTables} from "../../pipelines/battle/battle-tables.ts";
import {duelProbability} from "../../pipelines/battle/duel.ts";
import {simulateMoveSets} from "../../pipelines/battle/move-sets.ts";
import {embeddedGame} from "../data-loaders/embedded-game.ts";
import {Oracle, playMoveSets} from "./showdown.ts";

const game = embeddedGame();
const tables = createBattleTables(game);
const PLAYOUTS = 1000;
/** The oracle played fewer of these. */
const PLAYOUTS_OF_BUILDS = 300;

/** The largest mean difference beyond sampling error, over all battles and within one group. */
const MOST_OVERALL = 0.02;
const MOST_IN_A_GROUP = 0.03;

/** From so many of the oracle's battles on, its majority outside 0.4 to 0.6 is certain. */
const SURE_SEEDS = 400;

function expectAgreement({battles, overall, groups}: Agreement, playouts = PLAYOUTS): void {
  expect(overall.excess).toBeLessThanOrEqual(MOST_OVERALL);
  for (const {group, excess} of groups)
    expect({group, excess: excess <= MOST_IN_A_GROUP}).toEqual({group, excess: true});
  if (battles.every(({seeds}) => seeds >= SURE_SEEDS)) expect(overall.winnersDiffer).toBe(0);
  // Standardized differences of engines that agree average 1 at most, as squares (battles that are certain count 0).
  const squares = battles.map(({ours, reference, seeds}) => {
    const variance = Math.max(ours * (1 - ours), 0.5 / seeds) * (1 / seeds + 1 / playouts);
    return (ours - reference) ** 2 / variance;
  });
  expect(squares.reduce((sum, square) => sum + square, 0) / squares.length).toBeLessThan(1.2);
}

describe("win probabilities", () => {
  it("of the planned duels agree with the oracle's kept answers, in every class of moves", () => {
    const agreement = compareDuels(game, tables, readAnswers("duels"), PLAYOUTS);
    expect(agreement.battles.length).toBeGreaterThanOrEqual(1500);
    expectAgreement(agreement);
  });

  it("of the planned four-move battles agree with the oracle's kept answers, under both policies", () => {
    const agreement = compareMoveSets(game, tables, readAnswers("move-sets"), PLAYOUTS);
    expect(agreement.battles.length).toBeGreaterThanOrEqual(100);
    expectAgreement(agreement);
  });

  it("of random builds and states agree with the oracle's kept answers, however both begin", () => {
    const duels = compareBuildDuels(game, tables, readAnswers("build-duels"), PLAYOUTS_OF_BUILDS);
    const battles = compareBuildBattles(game, tables, readAnswers("build-battles"), PLAYOUTS_OF_BUILDS);
    expect([duels.battles.length, battles.battles.length]).toEqual([1500, 200]);
    expectAgreement(duels, PLAYOUTS_OF_BUILDS);
    expectAgreement(battles, PLAYOUTS_OF_BUILDS);
  });
});

describe("the oracle, asked now", () => {
  const oracle = new Oracle(game);
  const seeds = Number(process.env.ORACLE_LIVE_SEEDS ?? 5);

  /** Five standard errors: together the battles fail once in a million runs by chance. */
  const farthest = (probability: number): number =>
    5 * Math.sqrt(Math.max(probability * (1 - probability), 0.5 / seeds) / seeds);

  it(`agrees on one duel of every class (${seeds} battles each)`, () => {
    const seen = new Set<string>();
    for (const [number, {moveClass, a, moveA, b, moveB}] of planDuels(game, tables).entries()) {
      if (seen.has(moveClass)) continue;
      seen.add(moveClass);
      let wins = 0;
      for (let seed = 1; seed <= seeds; seed++)
        wins += oracle.duel(a, moveA, b, moveB, [6, number + 1, seed, 7]);
      const {probability} = duelProbability(tables, a, moveA, b, moveB, {playouts: PLAYOUTS, seed: 1});
      expect(Math.abs(wins / seeds - probability), moveClass).toBeLessThan(farthest(probability));
    }
  });

  it(`agrees on four-move battles (${seeds} each)`, () => {
    const battles = [...planMoveSets(tables, 10), ...planCopyingMoveSets(game, tables, 2)];
    for (const [number, {a, b}] of battles.entries()) {
      let wins = 0;
      for (let seed = 1; seed <= seeds; seed++)
        wins += playMoveSets(oracle, tables, a, b, [7, number + 1, seed, 7]);
      const {winsA, draws} = simulateMoveSets(tables, a, b, PLAYOUTS, 1);
      const probability = (winsA + draws / 2) / PLAYOUTS;
      expect(Math.abs(wins / seeds - probability), `battle ${number}`).toBeLessThan(farthest(probability));
    }
  });
});
