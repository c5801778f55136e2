import {type DuckDBAppender, type DuckDBConnection, DuckDBDataChunk} from "@duckdb/node-api";
import type {GameData} from "../../../data-loaders/game-data.ts";
import {chunkTypes, ROWS_A_CHUNK} from "../../../lib/duckdb/chunks.ts";
import {openDuckDb} from "../../../lib/duckdb/open-duckdb.ts";
import {writeParquet} from "../../../lib/duckdb/write-parquet.ts";
import {FAVOURITE, favourite} from "../../../lib/statistics/favourite.ts";
import {DUEL_COLUMNS, type DuelColumnName} from "./duel-file-columns.ts";
import type {SimulatedDuels} from "./duel-tasks.ts";
import type {Scenario} from "./scenarios.ts";

/** Rows kept in DuckDB's appender before it hands them on. */
const FLUSH_EVERY = 50_000;

const TYPES = chunkTypes(DUEL_COLUMNS);

const WINNERS = {[FAVOURITE.nobody]: "tie", [FAVOURITE.a]: "A", [FAVOURITE.b]: "B"} as const;

/** What is the same of all rows of a file. */
interface Written {
  readonly game: GameData;
  readonly scenario: Scenario;
  readonly playouts: number;
}

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
      for (let first = 0; first < duels.count; first += ROWS_A_CHUNK)
        appendChunk(
          appender,
          {game, scenario, playouts},
          a,
          duels,
          first,
          Math.min(ROWS_A_CHUNK, duels.count - first)
        );
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

/** Appends the duels from `first` on, as many as `count`, a column at a time. */
function appendChunk(
  appender: DuckDBAppender,
  {game, scenario, playouts}: Written,
  a: number,
  {sample, moveA, b, moveB, probability, exact}: SimulatedDuels,
  first: number,
  count: number
): void {
  const column = <T>(value: (duel: number) => T): T[] =>
    Array.from({length: count}, (_, i) => value(first + i));
  const idA = game.pokemon[a].id;
  const values: Readonly<Record<DuelColumnName, (string | number)[]>> = {
    scenario: column(() => scenario),
    sample: column((duel) => sample[duel]),
    pokemon_a_id: column(() => idA),
    move_a_id: column((duel) => game.moves[moveA[duel]].id),
    pokemon_b_id: column((duel) => game.pokemon[b[duel]].id),
    move_b_id: column((duel) => game.moves[moveB[duel]].id),
    win_probability: column((duel) => probability[duel]),
    playouts: column((duel) => (exact[duel] === 1 ? 0 : playouts)),
    method: column((duel) => (exact[duel] === 1 ? "exact" : "monte_carlo")),
    winner: column((duel) => WINNERS[favourite(probability[duel])])
  };
  const chunk = DuckDBDataChunk.create(TYPES, count);
  for (const [place, {name}] of DUEL_COLUMNS.entries()) chunk.setColumnValues(place, values[name]);
  appender.appendDataChunk(chunk);
}
