import type {GameData} from "../data-loaders/game-data.ts";
import {type BattleTables, createBattleTables} from "../pipelines/battle/battle-tables.ts";
import {type DuelProbability, duelProbability} from "../pipelines/battle/duel.ts";
import type {Duel} from "../pipelines/model/prediction/prediction-answers.ts";

/** Gives the simulator's answer to a duel; `playouts` bounds the work where no exact answer exists. */
export type Verifier = (duel: Duel, playouts: number) => DuelProbability;

/** The same question always gets the same answer. */
const SEED = 20_181_116;

export function createVerifier(game: GameData): Verifier {
  let known: BattleTables | null = null;
  return ({pokemonA, moveA, pokemonB, moveB}, playouts) => {
    const tables = known ?? createBattleTables(game);
    known = tables;
    return duelProbability(
      tables,
      tables.pokemonIndex(pokemonA),
      tables.moveIndex(moveA),
      tables.pokemonIndex(pokemonB),
      tables.moveIndex(moveB),
      {playouts, seed: SEED}
    );
  };
}
