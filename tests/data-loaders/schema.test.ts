import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {runChecks} from "../../data-loaders/publish-warehouse.ts";
import {checkConstraints, constraintQueries} from "../../data-loaders/quality/constraint-checks.ts";
import {passed} from "../../data-loaders/quality/quality-check.ts";
import {createTable} from "../../data-loaders/schema/ddl.ts";
import type {Column} from "../../data-loaders/schema/table.ts";
import {TABLE_NAMES, TABLES, type TableName, type Tables} from "../../data-loaders/schema/tables.ts";
import {validateRows} from "../../data-loaders/schema/validate.ts";
import {insertionWaves} from "../../data-loaders/schema/waves.ts";
import {createBareTables, createTables, insertRows} from "../../data-loaders/warehouse.ts";
import {openDuckDb, withDuckDb} from "../../lib/duckdb/open-duckdb.ts";
import {BAD_ROWS, BAD_UPDATES, insertStatement} from "./bad-rows.ts";
import {embeddedTables} from "./embedded-tables.ts";

const {tables} = embeddedTables();
const {connection, close} = await openDuckDb();

beforeAll(async () => {
  await createTables(connection);
  await insertRows(connection, tables);
});
afterAll(close);

describe("DuckDB", () => {
  it.each(BAD_ROWS)("refuses %s", async (_, table, values) => {
    await expect(connection.run(insertStatement(table, values))).rejects.toThrow(/constraint/i);
  });

  it.each(BAD_UPDATES)("refuses %s", async (_, statement) => {
    await expect(connection.run(statement)).rejects.toThrow(/constraint/i);
  });
});

describe("the declaration", () => {
  it("puts each table after those it references", () => {
    for (const [index, name] of TABLE_NAMES.entries())
      for (const {references} of Object.values(TABLES[name].columns as Record<string, Column>))
        if (references && references !== name)
          expect(TABLE_NAMES.indexOf(references as TableName)).toBeLessThan(index);
  });

  it("qualifies every name with the schema in PostgreSQL's dialect", () => {
    const sql = createTable(TABLES.pokemon_stat, "postgres", {schema: "some schema"});
    expect(sql).toContain('CREATE TABLE "some schema"."pokemon_stat"');
    expect(sql).toContain('REFERENCES "some schema"."pokemon" ("id")');
    expect(sql).toContain('"hp" smallint NOT NULL');
  });

  it("inserts a row only after what it references in its own table", () => {
    const waves = insertionWaves(TABLES.pokemon_species, tables.pokemon_species.toReversed());
    expect(waves.map((wave) => wave.length).reduce((a, b) => a + b)).toBe(153);
    const seen = new Set<unknown>([null]);
    for (const wave of waves) {
      for (const row of wave) expect(seen).toContain(row.evolves_from_species_id);
      for (const row of wave) seen.add(row.id);
    }
  });
});

describe("validation", () => {
  it.each([
    [undefined, /move \[1\] power: no source states it/],
    ["40", /move \[1\] power: is "40"; expected a number/],
    [40.5, /move \[1\] power: is 40.5; expected a whole number/]
  ])("refuses the power %j", (power, message) => {
    const move = tables.move.map((row) => (row.id === 1 ? {...row, power} : row));
    expect(() => validateRows({...tables, move})).toThrow(message);
  });
});

/** The game with one thing wrong. */
const spoiled = <T extends TableName>(name: T, change: (rows: Tables[T]) => unknown[]): Tables =>
  ({...tables, [name]: change(tables[name])}) as Tables;

describe("the checks before publishing", () => {
  it("pass for the game, with one for every constraint", async () => {
    const checks = await runChecks(tables);
    expect(checks.filter((check) => !passed(check))).toEqual([]);
    const constraints = TABLE_NAMES.flatMap((name) => constraintQueries(TABLES[name]));
    expect(checks.filter(({group}) => group === "constraint")).toHaveLength(constraints.length);
  });

  const failing = async (wrong: Tables): Promise<string[]> =>
    (await runChecks(wrong)).filter((check) => !passed(check)).map(({table, name}) => `${table} ${name}`);

  it.each<[string, Tables, string[]]>([
    [
      "a power out of range",
      spoiled("move", (rows) => rows.map((row) => (row.id === 33 ? {...row, power: 999} : row))),
      ["move check_power_range"]
    ],
    [
      "two moves with one name",
      spoiled("move", (rows) => rows.map((row) => (row.id === 33 ? {...row, name_fr: "Toxik"} : row))),
      ["move unique_name_fr", "move names"]
    ],
    [
      "a Pokémon without types",
      spoiled("pokemon_type", (rows) => rows.filter(({pokemon_id}) => pokemon_id !== 25)),
      ["pokemon_type first_type"]
    ],
    [
      "species that evolve in a circle",
      spoiled("pokemon_species", (rows) =>
        rows.map((row) => (row.id === 1 ? {...row, evolves_from_species_id: 3} : row))
      ),
      ["pokemon_species acyclic"]
    ],
    [
      "a Mega that learns something of its own",
      spoiled("pokemon_move", (rows) =>
        rows.map((row) => (row.pokemon_id === 10_033 && row.move_id === 33 ? {...row, move_id: 57} : row))
      ),
      ["pokemon_move megas"]
    ],
    [
      "a learnset entry lost",
      spoiled("pokemon_move", (rows) =>
        rows.filter((row) => !(row.pokemon_id === 151 && row.move_id === 94))
      ),
      ["pokemon_move entries_tm", "pokemon_move entries_level_up", "pokemon_move pairs"]
    ]
  ])("find %s", async (_, wrong, expected) => {
    const found = await failing(wrong);
    for (const name of found) expect(expected).toContain(name);
    expect(found.length).toBeGreaterThan(0);
  });

  it("count every violation and show a few", async () => {
    const wrong = spoiled("pokemon_stat", (rows) =>
      rows.map((row) => (row.pokemon_id < 10 ? {...row, hp: 0} : row))
    );
    const check = await withDuckDb(async (bare) => {
      await createBareTables(bare);
      await insertRows(bare, wrong);
      return (await checkConstraints(bare)).find(({violations}) => violations > 0);
    });
    expect(check).toMatchObject({table: "pokemon_stat", name: "check_hp_range", violations: 9});
    expect(check!.examples).toEqual(["1", "2", "3", "4", "5"]);
  });
});
