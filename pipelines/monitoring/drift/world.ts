import type {GameData} from "../../../data-loaders/game-data.ts";
import type {DataPaths} from "../../../lib/files/paths.ts";
import {createBattleTables} from "../../battle/battle-tables.ts";
import {duelProbability} from "../../battle/duel.ts";
import type {Duel, Recommender} from "../../model/prediction/prediction-answers.ts";
import {loadProduction} from "../../model/registry/production.ts";
import type {Truth} from "./performance/verify.ts";

/** What the monitoring watches: the model in production, and the game it is held against. */
export interface World {
  readonly recommender: Recommender;
  readonly game: GameData;
  readonly simulate: (duel: Duel, playouts: number, seed: number) => Truth;
}

/** The game's own answer to a duel, by the project's simulator. */
export function simulatorOf(game: GameData): World["simulate"] {
  const tables = createBattleTables(game);
  return ({pokemonA, moveA, pokemonB, moveB}, playouts, seed) =>
    duelProbability(
      tables,
      tables.pokemonIndex(pokemonA),
      tables.moveIndex(moveA),
      tables.pokemonIndex(pokemonB),
      tables.moveIndex(moveB),
      {playouts, seed}
    );
}

/** @throws RegistryError where no model is in production */
export async function loadWorld(paths: DataPaths): Promise<World> {
  const {recommender, game} = await loadProduction(paths);
  return {recommender, game, simulate: simulatorOf(game)};
}
