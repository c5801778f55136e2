import type {DuckDBAppender, DuckDBConnection} from "@duckdb/node-api";
import type {GameData} from "../../../data-loaders/game-data.ts";
import {openDuckDb} from "../../../lib/duckdb/open-duckdb.ts";
import {writeParquet} from "../../../lib/duckdb/write-parquet.ts";
import {FAVOURITE, favourite} from "../../../lib/statistics/favourite.ts";
import {DUEL_COLUMNS} from "./duel-file-columns.ts";
import type {SimulatedDuels} from "./duel-tasks.ts";
import type {Scenario} from "./scenarios.ts";

/** Rows kept in DuckDB's appender before it hands them on. */
const FLUSH_EVERY = 50_000;

export interface DuelFile {
  append(a: number, duels: SimulatedDuels): void;
  /** Writes the Parquet file and closes. */
  finish(): Promise<void>;
  /** Closes without writing. */
  abandon(): void;
}

/**
 * A Parquet file of one scenario's duels, filled while they are simulated. One thread and the order of insertion:
 * the same rows make the same bytes.
 */
export async function createDuelFile(
  path: string,
  game: GameData,
  scenario: Scenario,
  playouts: number
): Promise<DuelFile> {
  const {connection, close} = await openDuckDb(DUEL_WRITER);
  await createDuelTable(connection);
  const appender = await connection.createAppender("duels");
  let pending = 0;
  return {
    append(a, duels) {
      for (let i = 0; i < duels.count; i++) appendRow(appender, game, scenario, playouts, a, duels, i);
      pending += duels.count;
      if (pending < FLUSH_EVERY) return;
      appender.flushSync();
      pending = 0;
    },
    async finish() {
      appender.closeSync();
      await writeDuelTable(connection, path);
      close();
    },
    abandon: close
  };
}

/** What DuckDB is opened with to write duels: with one thread rows stay in the order of insertion. */
export const DUEL_WRITER = {threads: 1, memory_limit: "512MB"} as const;

/** The table `duels`, empty. */
export async function createDuelTable(connection: DuckDBConnection): Promise<void> {
  const columns = DUEL_COLUMNS.map(({name, type}) => `${name} ${type} NOT NULL`).join(", ");
  await connection.run(`CREATE TABLE duels (${columns})`);
}

/** Writes the table `duels` as a Parquet file. */
export const writeDuelTable = (connection: DuckDBConnection, path: string): Promise<void> =>
  writeParquet(connection, "duels", path, DUEL_COLUMNS);

function appendRow(
  appender: DuckDBAppender,
  game: GameData,
  scenario: Scenario,
  playouts: number,
  a: number,
  duels: SimulatedDuels,
  i: number
): void {
  const idA = game.pokemon[a].id;
  const idB = game.pokemon[duels.b[i]].id;
  const probability = duels.probability[i];
  const exact = duels.exact[i] === 1;
  const favoured = favourite(probability);
  appender.appendVarchar(scenario);
  appender.appendInteger(duels.sample[i]);
  appender.appendInteger(idA);
  appender.appendInteger(game.moves[duels.moveA[i]].id);
  appender.appendInteger(idB);
  appender.appendInteger(game.moves[duels.moveB[i]].id);
  appender.appendFloat(probability);
  appender.appendInteger(exact ? 0 : playouts);
  appender.appendVarchar(exact ? "exact" : "monte_carlo");
  appender.appendVarchar(favoured === FAVOURITE.nobody ? "tie" : favoured === FAVOURITE.a ? "A" : "B");
  appender.endRow();
}
