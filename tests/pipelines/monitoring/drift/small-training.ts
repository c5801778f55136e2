import {mkdirSync} from "node:fs";
import {join} from "node:path";
import type {GameData, Move} from "../../../../data-loaders/game-data.ts";
import {openDuckDb} from "../../../../lib/duckdb/open-duckdb.ts";
import {createRandom} from "../../../../lib/statistics/seeded-random.ts";
import {createBattleTables} from "../../../../pipelines/battle/battle-tables.ts";
import {damagingMoves} from "../../../../pipelines/battle/damaging-moves.ts";
import {duelProbability} from "../../../../pipelines/battle/duel.ts";
import {likelyMoves} from "../../../../pipelines/battle/matchup/candidates.ts";
import {SCENARIOS, type Scenario} from "../../../../pipelines/model/duels/scenarios.ts";

/**
 * Writes training duels in the documented files, simulated as the stage does, but few, and where a move is drawn at
 * random, with some moves only.
 */
export async function writeSmallTraining(
  folder: string,
  game: GameData,
  isKnown: (move: Move) => boolean,
  rows: Readonly<Record<Scenario, number>>
): Promise<void> {
  mkdirSync(folder, {recursive: true});
  const tables = createBattleTables(game);
  const random = createRandom(7);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)];
  const known = (index: number) => damagingMoves(tables, index).filter((move) => isKnown(game.moves[move]));
  const fighters = game.pokemon.map((_, index) => index).filter((index) => known(index).length > 0);
  const best = (a: number, b: number) => likelyMoves(tables, a, damagingMoves(tables, a), b, 1)[0];
  const {connection, close} = await openDuckDb();
  try {
    for (const scenario of SCENARIOS) {
      await connection.run(
        "CREATE OR REPLACE TABLE duels (scenario VARCHAR, pokemon_a_id INTEGER, move_a_id INTEGER, pokemon_b_id INTEGER, move_b_id INTEGER, win_probability FLOAT, playouts INTEGER)"
      );
      const appender = await connection.createAppender("duels");
      for (let row = 0; row < rows[scenario]; row++) {
        const a = pick(fighters);
        const b = pick(fighters);
        if (a === b) continue;
        const moveA = scenario === "all_combinations" ? pick(known(a)) : best(a, b);
        const moveB = scenario === "best_move" ? best(b, a) : pick(known(b));
        const answer = duelProbability(tables, a, moveA, b, moveB, {playouts: 100, seed: row});
        appender.appendVarchar(scenario);
        for (const id of [
          game.pokemon[a].id,
          game.moves[moveA].id,
          game.pokemon[b].id,
          game.moves[moveB].id
        ]) {
          appender.appendInteger(id);
        }
        appender.appendFloat(answer.probability);
        appender.appendInteger(answer.method === "exact" ? 0 : 100);
        appender.endRow();
      }
      appender.closeSync();
      await connection.run(`COPY duels TO '${join(folder, `${scenario}.parquet`)}' (FORMAT parquet)`);
    }
  } finally {
    close();
  }
}
