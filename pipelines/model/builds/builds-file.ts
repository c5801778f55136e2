import type {DuckDBAppender} from "@duckdb/node-api";
import type {GameData} from "../../../data-loaders/game-data.ts";
import {openDuckDb, withDuckDb} from "../../../lib/duckdb/open-duckdb.ts";
import {quoteText} from "../../../lib/duckdb/quote-sql.ts";
import {writeParquet} from "../../../lib/duckdb/write-parquet.ts";
import type {Build} from "../../battle/build.ts";
import type {Fighter, FighterState} from "../../battle/fighter.ts";
import type {BuildDuel} from "./build-duels.ts";

/** The schema of `data/builds/builds.parquet`. Stated in docs/DATA.md too. */
const BUILD_COLUMNS = [
  {name: "duel", type: "INTEGER", description: "number of the duel, from 0"},
  {name: "pokemon_a_id", type: "INTEGER", description: "PokéAPI id of Pokémon A"},
  {name: "move_a_id", type: "INTEGER", description: "national number of the move A repeats"},
  {name: "level_a", type: "INTEGER", description: "A's level"},
  {name: "condition_a", type: "VARCHAR", description: "A's build, and its state where it is hurt, as JSON"},
  {name: "pokemon_b_id", type: "INTEGER", description: "PokéAPI id of Pokémon B"},
  {name: "move_b_id", type: "INTEGER", description: "national number of the move B repeats"},
  {name: "level_b", type: "INTEGER", description: "B's level"},
  {name: "condition_b", type: "VARCHAR", description: "B's, as A's"},
  {name: "win_probability", type: "FLOAT", description: "P(A wins) + P(draw) / 2, 0 to 1"},
  {name: "method", type: "VARCHAR", description: "exact or monte_carlo"}
] as const;

/** With one thread rows stay in the order of insertion. */
const WRITER = {threads: 1, memory_limit: "512MB"} as const;

export interface BuildsFile {
  append(duel: number, duels: readonly BuildDuel[]): void;
  /** Writes the Parquet file and closes. */
  finish(): Promise<void>;
  /** Closes without writing. */
  abandon(): void;
}

export async function createBuildsFile(path: string, game: GameData): Promise<BuildsFile> {
  const {connection, close} = await openDuckDb(WRITER);
  const columns = BUILD_COLUMNS.map(({name, type}) => `${name} ${type} NOT NULL`).join(", ");
  await connection.run(`CREATE TABLE builds (${columns})`);
  const appender = await connection.createAppender("builds");
  return {
    append(first, duels) {
      for (const [at, duel] of duels.entries()) appendDuel(appender, game, first + at, duel);
      appender.flushSync();
    },
    async finish() {
      appender.closeSync();
      await writeParquet(connection, "builds", path, BUILD_COLUMNS);
      close();
    },
    abandon: close
  };
}

function appendDuel(
  appender: DuckDBAppender,
  game: GameData,
  duel: number,
  {a, b, probability, exact}: BuildDuel
): void {
  appender.appendInteger(duel);
  for (const {pokemon, moves, build, state} of [a, b]) {
    appender.appendInteger(game.pokemon[pokemon].id);
    appender.appendInteger(game.moves[moves[0]].id);
    appender.appendInteger(build.level);
    appender.appendVarchar(JSON.stringify({build, ...(state && {state})}));
  }
  appender.appendFloat(probability);
  appender.appendVarchar(exact ? "exact" : "monte_carlo");
  appender.endRow();
}

/** The duels in their order. @throws RangeError for a Pokémon or move that the game does not have */
export async function readBuildsFile(path: string, game: GameData): Promise<BuildDuel[]> {
  const indexOf = (rows: readonly {readonly id: number}[], what: string) => {
    const known = new Map(rows.map(({id}, index) => [id, index]));
    return (id: number): number => {
      const index = known.get(id);
      if (index === undefined)
        throw new RangeError(`${path} names ${what} ${id}, which this game does not have`);
      return index;
    };
  };
  const pokemonIndex = indexOf(game.pokemon, "Pokémon");
  const moveIndex = indexOf(game.moves, "move");
  const fighter = (pokemonId: number, moveId: number, condition: string): Fighter => ({
    pokemon: pokemonIndex(pokemonId),
    moves: [moveIndex(moveId)],
    ...(JSON.parse(condition) as {readonly build: Build; readonly state?: FighterState})
  });
  return withDuckDb(async (connection) => {
    const read = await connection.runAndReadAll(
      `SELECT * FROM read_parquet(${quoteText(path)}) ORDER BY duel`
    );
    return read.getRowObjectsJS().map((row) => ({
      a: fighter(row.pokemon_a_id as number, row.move_a_id as number, row.condition_a as string),
      b: fighter(row.pokemon_b_id as number, row.move_b_id as number, row.condition_b as string),
      probability: row.win_probability as number,
      exact: row.method === "exact"
    }));
  });
}
