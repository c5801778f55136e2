import {mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {DuckDBInstance} from "@duckdb/node-api";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {runEtl} from "../../data-loaders/etl.ts";
import {dataPaths} from "../../data-loaders/io/paths.ts";
import {loadGame} from "../../data-loaders/load-game.ts";
import {TABLE_NAMES} from "../../data-loaders/schema/tables.ts";

const folder = mkdtempSync(join(tmpdir(), "etl-"));
const paths = dataPaths({PREDICTIONDEX_DATA: folder});
const parquet = () =>
  readdirSync(paths.parquet).map((name) => readFileSync(join(paths.parquet, name), "hex"));

beforeAll(() => runEtl({paths}));
afterAll(() => rmSync(folder, {recursive: true}));

describe("runEtl", () => {
  it("publishes the same rows in the warehouse and in Parquet, and nothing half-written", async () => {
    const instance = await DuckDBInstance.create(paths.warehouse, {access_mode: "READ_ONLY"});
    const connection = await instance.connect();
    for (const name of TABLE_NAMES) {
      const file = join(paths.parquet, `${name}.parquet`);
      const difference = await connection.runAndReadAll(
        `(FROM "${name}" EXCEPT ALL FROM '${file}') UNION ALL (FROM '${file}' EXCEPT ALL FROM "${name}")`
      );
      expect(difference.getRows()).toEqual([]);
    }
    connection.closeSync();
    instance.closeSync();
    expect(readdirSync(folder).filter((name) => name.startsWith("."))).toEqual([]);
  });

  it("changes no byte of the Parquet the second time", async () => {
    const before = parquet();
    await runEtl({paths, force: true});
    expect(parquet()).toEqual(before);
  });
});

describe("loadGame", () => {
  it("reads what the ETL wrote", async () => {
    expect((await loadGame(paths.game)).pokemon).toHaveLength(188);
  });

  it("names the field that is wrong, and the command that makes the file", async () => {
    const broken = join(folder, "broken.json");
    const game = JSON.parse(readFileSync(paths.game, "utf8"));
    game.moves[3].pp = "many";
    writeFileSync(broken, JSON.stringify(game));
    await expect(loadGame(broken)).rejects.toThrow(/moves\.3\.pp.*npm run etl/);
    writeFileSync(broken, "{");
    await expect(loadGame(broken)).rejects.toThrow(/JSON.*npm run etl/);
    await expect(loadGame(join(folder, "none.json"))).rejects.toThrow(/does not exist.*npm run etl/);
  });
});
