import {createHash} from "node:crypto";
import {existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {openDuckDb} from "../../../../lib/duckdb/open-duckdb.ts";
import {DUEL_COLUMNS} from "../../../../pipelines/model/duels/duel-file-columns.ts";
import {checkDuelFile} from "../../../../pipelines/model/duels/read-duels.ts";
import {type DuelsReport, runDuels} from "../../../../pipelines/model/duels/run-duels.ts";
import {SCENARIOS} from "../../../../pipelines/model/duels/scenarios.ts";
import {embeddedGame} from "../../../data-loaders/embedded-game.ts";

const whole = embeddedGame();
const FEW = new Set(["venusaur", "squirtle", "pikachu", "gengar", "ditto", "magikarp"]);
const game = {...whole, pokemon: whole.pokemon.filter(({identifier}) => FEW.has(identifier))};

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "duels-"));
  writeFileSync(join(folder, "game.json"), JSON.stringify(game));
});
afterAll(() => rmSync(folder, {recursive: true, force: true}));

const run = (name: string, options: {seed?: number; threads?: number} = {}): Promise<DuelsReport> =>
  runDuels({paths: {game: join(folder, "game.json"), duels: join(folder, name)}, playouts: 20, ...options});

const hashes = (name: string): string[] =>
  SCENARIOS.map((scenario) =>
    createHash("sha256")
      .update(readFileSync(join(folder, name, `${scenario}.parquet`)))
      .digest("hex")
  );

async function query(sql: string): Promise<Record<string, unknown>[]> {
  const {connection, close} = await openDuckDb();
  try {
    return (await connection.runAndReadAll(sql)).getRowObjects();
  } finally {
    close();
  }
}

describe("runDuels", () => {
  it("writes the same bytes for the same seed whatever the number of threads, others for another", async () => {
    const report = await run("one", {seed: 5, threads: 1});
    await run("two", {seed: 5, threads: 2});
    await run("other", {seed: 6, threads: 2});
    expect(hashes("two")).toEqual(hashes("one"));
    expect(hashes("other")).not.toEqual(hashes("one"));
    expect(report.rows).toMatchObject({best_move: 5 ** 2, random_move: 5 * 5 ** 2});
    expect(report.rows.all_combinations).toBeGreaterThan(200);
    expect(readdirSync(folder).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  });

  it("writes files that pass its own check, with descriptions of the columns", async () => {
    if (!existsSync(join(folder, "one"))) await run("one", {seed: 5, threads: 1});
    for (const scenario of SCENARIOS) {
      const path = join(folder, "one", `${scenario}.parquet`);
      expect(await checkDuelFile(path, game)).toBeGreaterThan(0);
      const described = await query(
        `SELECT decode(key) AS name, decode(value) AS description FROM parquet_kv_metadata('${path}')`
      );
      for (const {name, description} of DUEL_COLUMNS) expect(described).toContainEqual({name, description});
    }
    const rows = await query(`SELECT * FROM read_parquet('${join(folder, "one", "*.parquet")}')`);
    for (const row of rows) {
      const probability = row.win_probability as number;
      expect(row.playouts).toBe(row.method === "exact" ? 0 : 20);
      expect(row.winner).toBe(probability === 0.5 ? "tie" : probability > 0.5 ? "A" : "B");
      if (row.pokemon_a_id === row.pokemon_b_id && row.move_a_id === row.move_b_id)
        expect([probability, row.method]).toEqual([0.5, "exact"]);
    }
    const mirrors = rows.filter((row) => row.pokemon_a_id === row.pokemon_b_id);
    expect(mirrors.filter((row) => row.scenario === "best_move").map((row) => row.winner)).toEqual(
      new Array(5).fill("tie")
    );
    expect(mirrors.some((row) => row.move_a_id !== row.move_b_id)).toBe(true);
  });
});
