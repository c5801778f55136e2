import {existsSync} from "node:fs";
import {join} from "node:path";
import {loadGame} from "../../data-loaders/load-game.ts";
import {withDuckDb} from "../../lib/duckdb/open-duckdb.ts";
import {quoteText} from "../../lib/duckdb/quote-sql.ts";
import {dataPaths} from "../../lib/files/paths.ts";
import {MATCHUP_STEPS, NO_DUEL} from "./matchups.ts";

const paths = dataPaths();
const duels = join(paths.duels, "best_move.parquet");
const {pokemon} = await loadGame(paths.game);

// No bytes at all say that no duel has been simulated yet.
if (existsSync(duels)) {
  const indexOf = new Map(pokemon.map(({id}, index) => [id, index]));
  const reader = await withDuckDb((connection) =>
    connection.runAndReadAll(
      `select pokemon_a_id::integer, pokemon_b_id::integer, win_probability::double from ${quoteText(duels)} where pokemon_a_id <> pokemon_b_id`
    )
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
