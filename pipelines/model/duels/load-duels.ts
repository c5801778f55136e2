import {join} from "node:path";
import type {DuckDBConnection} from "@duckdb/node-api";
import type {GameData} from "../../../data-loaders/game-data.ts";
import {loadGame} from "../../../data-loaders/load-game.ts";
import {withDuckDb} from "../../../lib/duckdb/open-duckdb.ts";
import {quoteText} from "../../../lib/duckdb/quote-sql.ts";
import type {DataPaths} from "../../../lib/files/paths.ts";
import {type LabelledDuels, shared} from "./duel-columns.ts";
import type {DuelColumnName} from "./duel-file-columns.ts";
import {checkDuelFile} from "./read-duels.ts";
import {SCENARIOS} from "./scenarios.ts";

/** What stands in for a column that a file brought from elsewhere may leave out. */
const DEFAULTS: Readonly<Partial<Record<DuelColumnName, string>>> = {
  scenario: "'all_combinations'",
  playouts: "0"
};

const WANTED: readonly DuelColumnName[] = [
  "scenario",
  "pokemon_a_id",
  "move_a_id",
  "pokemon_b_id",
  "move_b_id",
  "win_probability",
  "playouts"
];

const indexOf = (rows: readonly {readonly id: number}[]): ReadonlyMap<unknown, number> =>
  new Map(rows.map(({id}, index) => [id, index]));

async function selectOf(connection: DuckDBConnection, file: string): Promise<string> {
  const described = await connection.runAndReadAll(`DESCRIBE SELECT * FROM read_parquet(${quoteText(file)})`);
  const present = new Set(described.getColumnsObject().column_name as string[]);
  const columns = WANTED.map((name) => (present.has(name) ? name : `${DEFAULTS[name]} AS ${name}`));
  return `SELECT ${columns.join(", ")} FROM read_parquet(${quoteText(file)})`;
}

export const duelFiles = (paths: DataPaths): string[] =>
  SCENARIOS.map((scenario) => join(paths.duels, `${scenario}.parquet`));

/**
 * Duels of Parquet files in the documented schema, one file after the other, in the files' order.
 * @throws DuelFileError for a file that is missing, damaged, or has a wrong column or value
 */
export async function loadDuels(files: readonly string[], game: GameData): Promise<LabelledDuels> {
  let rows = 0;
  for (const file of files) rows += await checkDuelFile(file, game);
  const duels: LabelledDuels = {
    rows,
    scenario: shared.uint8(rows),
    pokemonA: shared.uint16(rows),
    moveA: shared.uint16(rows),
    pokemonB: shared.uint16(rows),
    moveB: shared.uint16(rows),
    winProbability: shared.float32(rows),
    playouts: shared.uint32(rows)
  };
  const pokemon = indexOf(game.pokemon);
  const moves = indexOf(game.moves);
  const scenarios = new Map<unknown, number>(SCENARIOS.map((scenario, index) => [scenario, index]));
  let at = 0;
  await withDuckDb(async (connection) => {
    for (const file of files) {
      const result = await connection.stream(await selectOf(connection, file));
      for (let chunk = await result.fetchChunk(); chunk?.rowCount; chunk = await result.fetchChunk()) {
        const [scenario, a, moveA, b, moveB, probability, playouts] = chunk.getColumns();
        for (let row = 0; row < chunk.rowCount; row++, at++) {
          duels.scenario[at] = scenarios.get(scenario[row])!;
          duels.pokemonA[at] = pokemon.get(Number(a[row]))!;
          duels.moveA[at] = moves.get(Number(moveA[row]))!;
          duels.pokemonB[at] = pokemon.get(Number(b[row]))!;
          duels.moveB[at] = moves.get(Number(moveB[row]))!;
          duels.winProbability[at] = Number(probability[row]);
          duels.playouts[at] = Number(playouts[row]);
        }
      }
    }
  });
  return duels;
}

/** The game and the duels of the last simulation, as training, evaluation and whoever repeats them take them. */
export async function loadPipelineDuels(
  paths: DataPaths
): Promise<{readonly game: GameData; readonly duels: LabelledDuels}> {
  const game = await loadGame(paths.game);
  return {game, duels: await loadDuels(duelFiles(paths), game)};
}
