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

/** What is read of a file, each column as what its values are stored as here: whole columns of numbers come at once. */
const WANTED = {
  scenario: `(list_position([${SCENARIOS.map(quoteText).join(", ")}], scenario) - 1)::INTEGER`,
  pokemon_a_id: "pokemon_a_id::INTEGER",
  move_a_id: "move_a_id::INTEGER",
  pokemon_b_id: "pokemon_b_id::INTEGER",
  move_b_id: "move_b_id::INTEGER",
  win_probability: "win_probability::FLOAT",
  playouts: "playouts::UINTEGER"
} as const satisfies Partial<Record<DuelColumnName, string>>;

/** `index[id]`. */
function indexOf(rows: readonly {readonly id: number}[]): Int32Array {
  const index = new Int32Array(Math.max(...rows.map(({id}) => id)) + 1);
  for (const [place, {id}] of rows.entries()) index[id] = place;
  return index;
}

async function selectOf(connection: DuckDBConnection, file: string): Promise<string> {
  const described = await connection.runAndReadAll(`DESCRIBE SELECT * FROM read_parquet(${quoteText(file)})`);
  const present = new Set(described.getColumnsObject().column_name as string[]);
  const columns = Object.keys(WANTED).map((name) =>
    present.has(name) ? name : `${DEFAULTS[name as DuelColumnName]} AS ${name}`
  );
  return `SELECT ${Object.values(WANTED).join(", ")} FROM (SELECT ${columns.join(", ")} FROM read_parquet(${quoteText(file)}))`;
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
  let at = 0;
  await withDuckDb(async (connection) => {
    for (const file of files) {
      const result = await connection.stream(await selectOf(connection, file));
      for (let chunk = await result.fetchChunk(); chunk?.rowCount; chunk = await result.fetchChunk()) {
        const [scenario, a, moveA, b, moveB, probability, playouts] = chunk.getColumns() as number[][];
        const {rowCount} = chunk;
        for (let row = 0; row < rowCount; row++, at++) {
          duels.scenario[at] = scenario[row];
          duels.pokemonA[at] = pokemon[a[row]];
          duels.moveA[at] = moves[moveA[row]];
          duels.pokemonB[at] = pokemon[b[row]];
          duels.moveB[at] = moves[moveB[row]];
          duels.winProbability[at] = probability[row];
          duels.playouts[at] = playouts[row];
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
