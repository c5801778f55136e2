import {afterAll, beforeAll, expect, it} from "vitest";
import {createBareTables} from "../../data-loaders/warehouse.ts";
import {type DuckDb, openDuckDb} from "../../lib/duckdb/open-duckdb.ts";
import {limited} from "./limited-statement.ts";
import {EXAMPLES} from "./sql-examples.ts";

/** The tables as they are published, of two Pokémon and a duel. */
let database: DuckDb;
beforeAll(async () => {
  database = await openDuckDb();
  const {connection} = database;
  await createBareTables(connection);
  await connection.run(`
    INSERT INTO type VALUES (1, 'normal', 'Normal', 'Normal');
    INSERT INTO pokemon (id, identifier, species_id, form_id, name_en, name_fr, height_m, weight_kg)
      VALUES (1, 'weak', 1, 1, 'Weak', 'Faible', 1, 1), (2, 'strong', 2, 1, 'Strong', 'Fort', 1, 1);
    INSERT INTO pokemon_type VALUES (1, 1, 1);
    INSERT INTO pokemon_stat VALUES (1, 10, 10, 10, 10, 10, 93), (2, 90, 90, 90, 90, 90, 90);
    INSERT INTO learn_method VALUES (2, 'tm');
    INSERT INTO pokemon_move VALUES (1, 1, 2, 1, NULL);
    INSERT INTO move BY NAME SELECT 1 AS id, 'pound' AS identifier, 'Pound' AS name_en, 'Écras’Face' AS name_fr,
      1 AS type_id, 1 AS category_id, 40 AS power, 100 AS accuracy, 35 AS pp, 0 AS priority, '' AS description,
      'formula' AS damage_type, 'none' AS behaviour, 0 AS crit_stage, 1 AS min_hits, 1 AS max_hits, 0 AS drain_percent, 0 AS recoil_percent,
      0 AS heal_percent, 0 AS flinch_percent, 0 AS ailment_percent, 0 AS stat_change_percent, 0 AS stat_attack,
      0 AS stat_defense, 0 AS stat_sp_attack, 0 AS stat_sp_defense, 0 AS stat_speed, 0 AS stat_accuracy,
      0 AS stat_evasion, false AS thaws, false AS powder, false AS type_immunity, false AS stopped_by_protect,
      false AS bypasses_substitute, false AS crushes_minimized;
    CREATE TABLE duel AS SELECT 'best_move' AS scenario, 0 AS sample, 1 AS pokemon_a_id, 1 AS move_a_id,
      2 AS pokemon_b_id, 1 AS move_b_id, 0.95::FLOAT AS win_probability, 200 AS playouts, 'exact' AS method, 'A' AS winner;
  `);
});
afterAll(() => database.close());

const ANSWERS: Readonly<Record<string, unknown>> = {
  "Which types win most?": {type: "Normal", forms: "1", wins: 0.95},
  "Do fast Pokémon win more?": {speed_from: 80, forms: "1", wins: 0.95},
  "Which moves are chosen most as the best?": {move: "Pound", chosen: "1", wins: 0.95},
  "Who learns the most TMs?": {pokemon: "Weak", tms: "1"},
  "Which weak Pokémon beat strong ones?": {
    winner: "Weak",
    points: 143,
    loser: "Strong",
    loser_points: 540,
    wins: 0.95
  }
};

it.each(EXAMPLES.map(({title, sql}) => [title(), sql]))("%s", async (title, sql) => {
  const answer = await database.connection.runAndReadAll(limited(sql, 10).text);
  const rounded = answer
    .getRowObjectsJson()
    .map((row) => ("wins" in row ? {...row, wins: Math.round(Number(row.wins) * 100) / 100} : row));
  expect(rounded).toEqual([ANSWERS[title]]);
});
