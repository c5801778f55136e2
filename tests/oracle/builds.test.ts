import {describe, expect, it} from "vitest";
import {
  anyBuilds,
  type OracleFight,
  planBuildBattles,
  planBuildDuels
} from "../../pipelines/battle/agreement/fight-plan.ts";
import {createBattleTables} from "../../pipelines/battle/battle-tables.ts";
import {playFights} from "../../pipelines/battle/fights.ts";
import {embeddedGame} from "../data-loaders/embedded-game.ts";
import {compareDamage} from "./compare-damage.ts";
import {compareStats} from "./compare-stats.ts";
import {Oracle, playFight} from "./showdown.ts";

/** `npm run test:oracle` compares 25,000 triples and 5,000 builds. */
const TRIPLES = 300;
const BUILDS = 60;
const SEED = Number(process.env.ORACLE_SEED ?? 27);
const SEEDS = Number(process.env.ORACLE_LIVE_SEEDS ?? 5);
const PLAYOUTS = 1000;

const game = embeddedGame();
const tables = createBattleTables(game);

describe("any build", () => {
  it(`has the oracle's stats (${BUILDS} builds, seed ${SEED})`, () => {
    expect(compareStats(game, tables, BUILDS, SEED)).toEqual([]);
  });

  it(`does the oracle's damage at all 32 outcomes of ${TRIPLES} random triples (seed ${SEED})`, () => {
    expect(compareDamage(game, tables, new Oracle(game), TRIPLES, SEED, anyBuilds)).toEqual([]);
  });

  it.each([
    ["duels", planBuildDuels(tables, 15)],
    ["four-move battles", planBuildBattles(tables, 6)]
  ] as const)(`wins the planned %s as often as in the oracle (${SEEDS} each)`, (_, plan: OracleFight[]) => {
    const oracle = new Oracle(game);
    let difference = 0;
    let variance = 0;
    for (const [number, {a, b, policies}] of plan.entries()) {
      let wins = 0;
      for (let seed = 1; seed <= SEEDS; seed++)
        wins += playFight(oracle, tables, a, b, policies, [11, number + 1, seed, 7]);
      const {winsA, draws} = playFights(tables, a, b, PLAYOUTS, 1, policies);
      const probability = (winsA + draws / 2) / PLAYOUTS;
      const ofOne = Math.max(probability * (1 - probability), 0.5 / SEEDS) / SEEDS;
      expect(Math.abs(wins / SEEDS - probability), `fight ${number}`).toBeLessThan(5 * Math.sqrt(ofOne));
      difference += wins / SEEDS - probability;
      variance += ofOne;
    }
    expect(Math.abs(difference)).toBeLessThan(5 * Math.sqrt(variance));
  });
});
