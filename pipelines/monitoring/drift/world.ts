import type {GameData} from "../../../data-loaders/game-data.ts";
import type {DataPaths} from "../../../lib/files/paths.ts";
import {createBattleTables} from "../../battle/battle-tables.ts";
import {duelProbability} from "../../battle/duel.ts";
import type {RegretReport} from "../../model/evaluation/regret/regret-report.ts";
import {answerInTruth} from "../../model/evaluation/regret/regret-tasks.ts";
import type {Duel, Recommender} from "../../model/prediction/prediction-answers.ts";
import {RegistryError} from "../../model/registry/model-store.ts";
import {loadProduction, type OpenedVersion} from "../../model/registry/production.ts";
import {readVersionReport} from "../../model/registry/version-report.ts";
import type {ServedRanking} from "./performance/served-regret.ts";
import type {Truth} from "./performance/verify.ts";

/** What the monitoring watches: the model in production, and the game it is held against. */
export interface World {
  readonly recommender: Recommender;
  readonly game: GameData;
  readonly simulate: (duel: Duel, playouts: number, seed: number) => Truth;
  /** True P(A wins) that a served recommendation lacks of the best move's; missing where it cannot be judged. */
  readonly regretOf?: (ranking: ServedRanking) => number;
  /** What the evaluation of the model found. */
  readonly evaluated?: RegretReport | null;
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

/** @throws RangeError for what the game does not know */
function judgeOf({game, tables, recommender}: OpenedVersion): NonNullable<World["regretOf"]> {
  return ({pokemonA, pokemonB, movesA, movesB}) => {
    const moves = movesA.map(tables.moveIndex);
    const question = {
      a: tables.pokemonIndex(pokemonA),
      b: tables.pokemonIndex(pokemonB),
      movesA: moves,
      movesB: movesB?.map(tables.moveIndex) ?? null
    };
    const {best, rows} = answerInTruth({game, tables, recommender}, question, [moves[0]]);
    return best.probability - rows.get(moves[0])!.probability;
  };
}

/** null where the version has no evaluation that can be read. */
function evaluatedRegret(paths: DataPaths, version: number): RegretReport | null {
  try {
    return readVersionReport(paths, version)?.regret ?? null;
  } catch (error) {
    if (error instanceof RegistryError) return null;
    throw error;
  }
}

/** @throws RegistryError where no model is in production */
export async function loadWorld(paths: DataPaths): Promise<World> {
  const production = await loadProduction(paths);
  const {recommender, game, manifest} = production;
  return {
    recommender,
    game,
    simulate: simulatorOf(game),
    regretOf: judgeOf(production),
    evaluated: evaluatedRegret(paths, manifest.version)
  };
}
