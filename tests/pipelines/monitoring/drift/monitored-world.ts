import {mkdirSync, mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {GameData} from "../../../../data-loaders/game-data.ts";
import {openDuckDb} from "../../../../lib/duckdb/open-duckdb.ts";
import {createRandom} from "../../../../lib/statistics/seeded-random.ts";
import {createBattleTables} from "../../../../pipelines/battle/battle-tables.ts";
import {damagingMoves} from "../../../../pipelines/battle/damaging-moves.ts";
import {likelyMoves} from "../../../../pipelines/battle/matchup/candidates.ts";
import {FEATURE_NAMES} from "../../../../pipelines/model/features/feature-catalogue.ts";
import {createRecommender, type RowModel} from "../../../../pipelines/model/prediction/recommender.ts";
import {simulatorOf, type World} from "../../../../pipelines/monitoring/drift/world.ts";
import {embeddedGame} from "../../../data-loaders/embedded-game.ts";

const at = (name: string): number => {
  const index = FEATURE_NAMES.indexOf(name);
  if (index < 0) throw new Error(`no feature ${name}`);
  return index;
};
const [TURNS_A, TURNS_B, FIRST] = [at("a_expected_turns"), at("b_expected_turns"), at("a_moves_first")];

/** A simple but sensible model: who needs fewer turns wins, the faster a little earlier. */
const turnsModel: RowModel = {
  featureNames: FEATURE_NAMES,
  predictRow: (row) => {
    const lead = Math.log(row[TURNS_B] / row[TURNS_A]) + 0.3 * (row[FIRST] - 0.5);
    return 1 / (1 + Math.exp(-5 * lead));
  }
};

/** A game, the true simulator, and a simple model in place of the trained one. */
export function testWorld(modelVersion = "1", game = embeddedGame()): World {
  const tables = createBattleTables(game);
  return {
    game,
    simulate: simulatorOf(game),
    recommender: createRecommender({game, tables, model: turnsModel, modelVersion})
  };
}

export function temporaryPaths() {
  const root = mkdtempSync(join(tmpdir(), "predictiondex-drift-"));
  const folder = (name: string): string => {
    mkdirSync(join(root, name));
    return join(root, name);
  };
  const paths = {
    evaluation: folder("evaluation"),
    duels: folder("duels"),
    predictions: folder("predictions")
  };
  return {paths, remove: () => rmSync(root, {recursive: true, force: true})};
}

/** Training duels of the scenarios the reference is drawn from, in their Parquet files. */
export async function writeTrainingDuels(folder: string, game: GameData, rows: number): Promise<void> {
  const tables = createBattleTables(game);
  const random = createRandom(1);
  const fighters = game.pokemon
    .map((_, index) => index)
    .filter((index) => damagingMoves(tables, index).length > 0);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)];
  const {connection, close} = await openDuckDb();
  for (const scenario of ["random_move", "all_combinations"]) {
    const values = Array.from({length: rows}, () => {
      const [a, b] = [pick(fighters), pick(fighters)];
      const moveA =
        scenario === "random_move"
          ? likelyMoves(tables, a, damagingMoves(tables, a), b, 1)[0]
          : pick(damagingMoves(tables, a));
      const moveB = pick(damagingMoves(tables, b));
      return `(${game.pokemon[a].id}, ${game.moves[moveA].id}, ${game.pokemon[b].id}, ${game.moves[moveB].id})`;
    });
    await connection.run(
      `COPY (SELECT * FROM (VALUES ${values.join(",")}) v(pokemon_a_id, move_a_id, pokemon_b_id, move_b_id)) TO '${join(folder, `${scenario}.parquet`)}' (FORMAT parquet)`
    );
  }
  close();
}
