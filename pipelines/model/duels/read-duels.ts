import {existsSync} from "node:fs";
import type {DuckDBConnection} from "@duckdb/node-api";
import type {GameData} from "../../../data-loaders/game-data.ts";
import {withDuckDb} from "../../../lib/duckdb/open-duckdb.ts";
import {quoteText} from "../../../lib/duckdb/quote-sql.ts";
import {DUEL_COLUMNS, type DuelColumn, type DuelColumnName, REQUIRED_COLUMNS} from "./duel-file-columns.ts";

/** A Parquet file of duels that cannot be used as it is: names the column, what was found and what is right. */
export class DuelFileError extends Error {
  constructor(
    readonly path: string,
    readonly column: string | null,
    reason: string,
    options?: ErrorOptions
  ) {
    super(`${path}: ${reason}`, options);
    this.name = "DuelFileError";
  }
}

/** DuckDB types each declared type may come as: other tools write wider integers and doubles. */
const ACCEPTED: Readonly<Record<DuelColumn["type"], RegExp>> = {
  VARCHAR: /^VARCHAR$/,
  INTEGER: /^U?(TINY|SMALL|BIG)?INT(EGER)?$/,
  FLOAT: /^(FLOAT|DOUBLE|DECIMAL\(.+\))$/
};

/**
 * Checks a file of duels, the project's own or brought from elsewhere: columns by name and type, then values.
 * @returns how many duels it holds
 * @throws DuelFileError naming the first column that is missing, of another type, or holds a wrong value
 */
export async function checkDuelFile(path: string, game: GameData): Promise<number> {
  if (!existsSync(path)) throw new DuelFileError(path, null, "does not exist");
  return withDuckDb(async (connection) => {
    const present = await checkColumns(connection, path);
    await checkValues(connection, path, game, present);
    const [row] = await rowsOf(
      connection,
      `SELECT count(*)::INTEGER AS n FROM read_parquet(${quoteText(path)})`
    );
    return row.n as number;
  });
}

async function rowsOf(connection: DuckDBConnection, sql: string): Promise<Record<string, unknown>[]> {
  return (await connection.runAndReadAll(sql)).getRowObjects();
}

/** @returns names of the documented columns the file has */
async function checkColumns(connection: DuckDBConnection, path: string): Promise<ReadonlySet<string>> {
  let described: Record<string, unknown>[];
  try {
    described = await rowsOf(connection, `DESCRIBE SELECT * FROM read_parquet(${quoteText(path)})`);
  } catch (cause) {
    throw new DuelFileError(path, null, "is not a Parquet file", {cause});
  }
  const types = new Map(described.map((row) => [String(row.column_name), String(row.column_type)]));
  const required: ReadonlySet<DuelColumnName> = new Set(REQUIRED_COLUMNS);
  for (const column of DUEL_COLUMNS) {
    const type = types.get(column.name);
    const expected = `${column.name} (${column.type}: ${column.description})`;
    if (type === undefined && required.has(column.name))
      throw new DuelFileError(
        path,
        column.name,
        `has no column "${column.name}"; expected ${expected}; it has ${[...types.keys()].join(", ")}`
      );
    if (type !== undefined && !ACCEPTED[column.type].test(type))
      throw new DuelFileError(path, column.name, `column "${column.name}" is ${type}; expected ${expected}`);
  }
  return new Set(DUEL_COLUMNS.map(({name}) => name).filter((name) => types.has(name)));
}

async function checkValues(
  connection: DuckDBConnection,
  path: string,
  game: GameData,
  present: ReadonlySet<string>
): Promise<void> {
  const pokemon = game.pokemon.map(({id}) => id).join(", ");
  const moves = game.moves.map(({id}) => id).join(", ");
  const wrong: readonly (readonly [DuelColumnName, string, string])[] = [
    ["pokemon_a_id", `NOT IN (${pokemon})`, "the PokéAPI id of a Pokémon in Let's Go"],
    ["pokemon_b_id", `NOT IN (${pokemon})`, "the PokéAPI id of a Pokémon in Let's Go"],
    ["move_a_id", `NOT IN (${moves})`, "the national number of a move in Let's Go"],
    ["move_b_id", `NOT IN (${moves})`, "the national number of a move in Let's Go"],
    ["win_probability", "NOT BETWEEN 0 AND 1", "a number from 0 to 1"],
    ["playouts", "< 0", "0 (exact) or the number of battles played"],
    ["scenario", "NOT IN ('best_move', 'random_move', 'all_combinations')", "one of the three scenarios"]
  ];
  for (const [column, condition, right] of wrong) {
    if (!present.has(column)) continue;
    const [row] = await rowsOf(
      connection,
      `SELECT ${column}::VARCHAR AS value FROM read_parquet(${quoteText(path)}) WHERE ${column} IS NULL OR ${column} ${condition} LIMIT 1`
    );
    if (row)
      throw new DuelFileError(path, column, `column "${column}" holds ${row.value}; expected ${right}`);
  }
}
