import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {DuckDBInstance} from "@duckdb/node-api";
import type {GameData} from "../../data-loaders/game-data.ts";
import {dataPaths} from "../../lib/files/paths.ts";
import {MATCHUP_STEPS, NO_DUEL} from "./matchups.ts";

const paths = dataPaths();
const duels = join(paths.duels, "best_move.parquet");
const {pokemon} = JSON.parse(readFileSync(paths.game, "utf8")) as GameData;

// No bytes at all say that no duel has been simulated yet.
if (existsSync(duels)) {
  const indexOf = new Map(pokemon.map(({id}, index) => [id, index]));
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  const reader = await connection.runAndReadAll(
    `select pokemon_a_id::integer, pokemon_b_id::integer, win_probability::double from '${duels.replaceAll("'", "''")}'`
  );
  const bytes = new Uint8Array(pokemon.length ** 2).fill(NO_DUEL);
  for (const [a, b, probability] of reader.getRows() as [number, number, number][]) {
    const [row, column] = [indexOf.get(a), indexOf.get(b)];
    if (row === undefined || column === undefined)
      throw new RangeError(`no Pokémon ${a} or ${b} in game.json`);
    bytes[row * pokemon.length + column] = Math.round(probability * MATCHUP_STEPS);
  }
  process.stdout.write(bytes);
}
