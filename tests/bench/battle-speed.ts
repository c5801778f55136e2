import {planMoveSets} from "../../pipelines/battle/agreement/agreement-plan.ts";
import {createBattleTables} from "../../pipelines/battle/battle-tables.ts";
import {damagingMoves} from "../../pipelines/battle/damaging-moves.ts";
import {duelProbability, simulateDuel} from "../../pipelines/battle/duel.ts";
import {simulateMoveSets} from "../../pipelines/battle/move-sets.ts";
import {attackOutlook} from "../../pipelines/battle/outlook.ts";
import {Random} from "../../pipelines/battle/random.ts";
import {embeddedGame} from "../data-loaders/embedded-game.ts";
import {Oracle, playMoveSets} from "../oracle/showdown.ts";

/**
 * The duel simulator beside @pkmn/sim, in one process and on the same battles, in turns, so that whatever else the
 * machine does falls on both. Times are CPU time of this process.
 */

const SEED = 50;
const ROUNDS = 4;
const DUELS = 400;
const ORACLE_DUELS_A_ROUND = 100;
const PLAYOUTS = 2000;

const cpuSeconds = (): number => {
  const {user, system} = process.cpuUsage();
  return (user + system) / 1e6;
};

const median = (values: number[]): number => values.sort((x, y) => x - y)[Math.floor(values.length / 2)];

/** Work done per CPU second. */
function rate(work: () => number): number {
  const start = cpuSeconds();
  const done = work();
  return done / (cpuSeconds() - start);
}

export interface Speed {
  /** All per CPU second, medians over the rounds. */
  readonly duels: number;
  readonly referenceDuels: number;
  readonly moveSets: number;
  readonly referenceMoveSets: number;
  readonly winProbabilities: number;
  readonly outlooks: number;
}

/** Takes about half a minute. */
export function measureSpeed(): Speed {
  const game = embeddedGame();
  const tables = createBattleTables(game);
  const oracle = new Oracle(game);
  const random = new Random();
  random.seed(SEED);
  const attacks = tables.pokemon.map(({index}) => damagingMoves(tables, index));
  const duels = Array.from({length: DUELS}, () => {
    let a = 0;
    let b = 0;
    while (a === b || attacks[a].length === 0 || attacks[b].length === 0) {
      a = random.below(tables.pokemon.length);
      b = random.below(tables.pokemon.length);
    }
    const pick = (side: number) => attacks[side][random.below(attacks[side].length)];
    return {a, moveA: pick(a), b, moveB: pick(b)};
  });
  const moveSets = planMoveSets(tables, 40);

  const rates = {
    simulator: [] as number[],
    oracle: [] as number[],
    moveSets: [] as number[],
    oracleMoveSets: [] as number[],
    probability: [] as number[],
    outlook: [] as number[]
  };
  for (let round = 0; round <= ROUNDS; round++) {
    const measured = {
      simulator: rate(() => {
        for (const {a, moveA, b, moveB} of duels) simulateDuel(tables, a, moveA, b, moveB, PLAYOUTS, round);
        return DUELS * PLAYOUTS;
      }),
      oracle: rate(() => {
        for (let i = 0; i < ORACLE_DUELS_A_ROUND; i++) {
          const {a, moveA, b, moveB} = duels[(round * ORACLE_DUELS_A_ROUND + i) % DUELS];
          const battle = oracle.start(a, [moveA], b, [moveB], [3, round + 1, i + 1, 7]);
          while (!battle.ended) battle.makeChoices("move 1", "move 1");
        }
        return ORACLE_DUELS_A_ROUND;
      }),
      moveSets: rate(() => {
        for (const {a, b} of moveSets) simulateMoveSets(tables, a, b, 1000, round);
        return moveSets.length * 1000;
      }),
      oracleMoveSets: rate(() => {
        for (const [i, {a, b}] of moveSets.entries())
          playMoveSets(oracle, tables, a, b, [4, round + 1, i + 1, 7]);
        return moveSets.length;
      }),
      probability: rate(() => {
        for (const {a, moveA, b, moveB} of duels)
          duelProbability(tables, a, moveA, b, moveB, {playouts: 200, seed: round});
        return DUELS;
      }),
      outlook: rate(() => {
        for (const {a, moveA, b} of duels) attackOutlook(tables, a, moveA, b);
        return DUELS;
      })
    };
    // The first round warms the compiler up.
    if (round > 0)
      for (const [name, value] of Object.entries(measured)) rates[name as keyof typeof rates].push(value);
  }
  return {
    duels: median(rates.simulator),
    referenceDuels: median(rates.oracle),
    moveSets: median(rates.moveSets),
    referenceMoveSets: median(rates.oracleMoveSets),
    winProbabilities: median(rates.probability),
    outlooks: median(rates.outlook)
  };
}

/** What this project does for each battle of the same kind that @pkmn/sim plays: comparable across machines. */
export const speedRatios = (speed: Speed): Record<string, number> => ({
  duels: speed.duels / speed.referenceDuels,
  "four-move battles": speed.moveSets / speed.referenceMoveSets,
  "win probabilities, for each duel of the reference": speed.winProbabilities / speed.referenceDuels,
  "attack outlooks, for each duel of the reference": speed.outlooks / speed.referenceDuels
});
