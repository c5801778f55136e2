import {type DuckDBAppender, type DuckDBConnection, FLOAT, INTEGER, LIST, listValue} from "@duckdb/node-api";
import type {GameData} from "../../../data-loaders/game-data.ts";
import {openDuckDb, withDuckDb} from "../../../lib/duckdb/open-duckdb.ts";
import {quoteText} from "../../../lib/duckdb/quote-sql.ts";
import {writeParquet} from "../../../lib/duckdb/write-parquet.ts";
import {type Build, DEFAULT_BUILD} from "../../battle/build.ts";
import type {Fighter, FighterState} from "../../battle/fighter.ts";
import type {SolvedFight} from "./solve-fights.ts";
import {SOLVED_COLUMNS, type SolvedColumn} from "./solved-columns.ts";

/** Rows kept in DuckDB's appender before it hands them on. */
const FLUSH_EVERY = 20_000;

/** What DuckDB is opened with to write solved fights: with one thread rows stay in the order of insertion. */
export const SOLVED_WRITER = {threads: 1, memory_limit: "512MB"} as const;

/** The table `fights`, empty. */
export async function createSolvedTable(connection: DuckDBConnection): Promise<void> {
  const columns = SOLVED_COLUMNS.map((column: SolvedColumn) =>
    `${column.name} ${column.type} ${column.nullable ? "" : "NOT NULL"}`.trim()
  );
  await connection.run(`CREATE TABLE fights (${columns.join(", ")})`);
}

/** Writes the table `fights` as a Parquet file. */
export const writeSolvedTable = (connection: DuckDBConnection, path: string): Promise<void> =>
  writeParquet(connection, "fights", path, SOLVED_COLUMNS);

export interface SolvedFile {
  append(fight: SolvedFight): void;
  /** Writes the Parquet file and closes. */
  finish(): Promise<void>;
  /** Closes without writing. */
  abandon(): void;
}

/** A Parquet file of solved fights: the same fights in the same order make the same bytes. */
export async function createSolvedFile(path: string, game: GameData): Promise<SolvedFile> {
  const {connection, close} = await openDuckDb(SOLVED_WRITER);
  await createSolvedTable(connection);
  const appender = await connection.createAppender("fights");
  let pending = 0;
  return {
    append(fight) {
      appendFight(appender, game, fight);
      pending++;
      if (pending < FLUSH_EVERY) return;
      appender.flushSync();
      pending = 0;
    },
    async finish() {
      appender.closeSync();
      await writeSolvedTable(connection, path);
      close();
    },
    abandon: close
  };
}

function appendFight(appender: DuckDBAppender, game: GameData, {fight, a, b, solved}: SolvedFight): void {
  appender.appendInteger(fight);
  appendFighter(appender, game, a);
  appendFighter(appender, game, b);
  for (const number of [solved?.value, solved?.low, solved?.high])
    if (number === undefined) appender.appendNull();
    else appender.appendFloat(number);
  appender.appendBoolean(solved?.exact ?? false);
  appender.appendInteger(solved?.situations ?? 0);
  for (const shares of [solved?.sharesA ?? [], solved?.sharesB ?? []])
    appender.appendList(listValue([...shares]), LIST(FLOAT));
  appender.endRow();
}

function appendFighter(
  appender: DuckDBAppender,
  game: GameData,
  {pokemon, moves, build, state}: Fighter
): void {
  appender.appendInteger(game.pokemon[pokemon].id);
  appender.appendList(listValue(moves.map((move) => game.moves[move].id)), LIST(INTEGER));
  if (build === DEFAULT_BUILD && state === undefined) appender.appendNull();
  else appender.appendVarchar(JSON.stringify({build, ...(state && {state})}));
}

/** A row as DuckDB reads it. */
interface SolvedRow {
  readonly fight: number;
  readonly pokemon_a_id: number;
  readonly moves_a: readonly number[];
  readonly condition_a: string | null;
  readonly pokemon_b_id: number;
  readonly moves_b: readonly number[];
  readonly condition_b: string | null;
  readonly value: number | null;
  readonly low: number;
  readonly high: number;
  readonly exact: boolean;
  readonly situations: number;
  readonly shares_a: readonly number[];
  readonly shares_b: readonly number[];
}

/**
 * Reads solved fights back as they were written, in their order; numbers rounded to single precision.
 * @throws RangeError for a Pokémon or move that the game does not have
 */
export async function readSolvedFile(path: string, game: GameData): Promise<SolvedFight[]> {
  const pokemon = new Map(game.pokemon.map(({id}, index) => [id, index]));
  const moves = new Map(game.moves.map(({id}, index) => [id, index]));
  const known = (map: ReadonlyMap<number, number>, id: number, what: string): number => {
    const index = map.get(id);
    if (index === undefined)
      throw new RangeError(`${path} names ${what} ${id}, which this game does not have`);
    return index;
  };
  const fighter = (id: number, moveIds: readonly number[], condition: string | null): Fighter => ({
    pokemon: known(pokemon, id, "Pokémon"),
    moves: moveIds.map((move) => known(moves, move, "move")),
    ...(condition === null
      ? {build: DEFAULT_BUILD}
      : (JSON.parse(condition) as {readonly build: Build; readonly state?: FighterState}))
  });
  return withDuckDb(async (connection) => {
    const read = await connection.runAndReadAll(
      `SELECT * FROM read_parquet(${quoteText(path)}) ORDER BY fight`
    );
    return read.getRowObjectsJS().map((values) => {
      const row = values as unknown as SolvedRow;
      const {fight, value, low, high, exact, situations} = row;
      return {
        fight,
        a: fighter(row.pokemon_a_id, row.moves_a, row.condition_a),
        b: fighter(row.pokemon_b_id, row.moves_b, row.condition_b),
        solved:
          value === null
            ? null
            : {value, low, high, exact, situations, sharesA: row.shares_a, sharesB: row.shares_b}
      };
    });
  }, SOLVED_WRITER);
}
