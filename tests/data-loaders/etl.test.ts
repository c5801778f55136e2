import {cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {type EtlReport, runEtl} from "../../data-loaders/etl.ts";
import {loadGame} from "../../data-loaders/load-game.ts";
import {CheckError} from "../../data-loaders/quality/quality-check.ts";
import type {QualityReport} from "../../data-loaders/quality/quality-report.ts";
import type {Catalogue} from "../../data-loaders/quality/warehouse-catalogue.ts";
import {sqlType} from "../../data-loaders/schema/ddl.ts";
import {EXTRA_NAMES} from "../../data-loaders/schema/extra-tables.ts";
import {PUBLISHED_NAMES, PUBLISHED_TABLES} from "../../data-loaders/schema/published-tables.ts";
import type {Column} from "../../data-loaders/schema/table.ts";
import {TABLE_NAMES} from "../../data-loaders/schema/tables.ts";
import {CSV_FOLDER} from "../../data-loaders/sources/csv-source.ts";
import {readDuckDb} from "../../lib/duckdb/open-duckdb.ts";
import {hashOf} from "../../lib/files/hash.ts";
import {dataPaths} from "../../lib/files/paths.ts";
import {copyDownloads} from "../../src/build/copy-downloads.ts";
import {serveSite} from "../../src/build/static-server.ts";

const folder = mkdtempSync(join(tmpdir(), "etl-"));
const paths = dataPaths({PREDICTIONDEX_DATA: join(folder, "data")});
const csvFolder = join(folder, "csv");
const parquetFiles = () =>
  readdirSync(paths.parquet).map((name) => {
    const path = join(paths.parquet, name);
    return {name, bytes: readFileSync(path, "hex"), inode: statSync(path).ino};
  });
const everything = () =>
  ["quality", "parquet", "game.json"].flatMap((name) => {
    const path = join(paths.data, name);
    const files = statSync(path).isDirectory() ? readdirSync(path).map((file) => join(path, file)) : [path];
    return files.map((file) => [file, readFileSync(file, "hex")]);
  });
const timesBelow = (top: string) =>
  ["", ...readdirSync(top, {recursive: true, encoding: "utf8"})]
    .sort()
    .map((name) => [name, statSync(join(top, name)).mtimeMs]);
const edit = (file: string, from: string, to: string): void => {
  const path = join(csvFolder, file);
  const before = readFileSync(path, "utf8");
  expect(before).toContain(from);
  writeFileSync(path, before.replace(from, to));
};
const json = <T>(name: string): T => JSON.parse(readFileSync(join(paths.quality, name), "utf8")) as T;
let first: EtlReport;

beforeAll(async () => {
  cpSync(CSV_FOLDER, csvFolder, {recursive: true});
  first = await runEtl({paths, csvFolder});
});
afterAll(() => rmSync(folder, {recursive: true}));

describe("runEtl", {timeout: 240_000}, () => {
  it("publishes the same rows in the warehouse and in Parquet, and leaves nothing half-written", async () => {
    expect(first.ran).toEqual([1, 2, 3, 4, 5]);
    await readDuckDb(paths.warehouse, async (connection) => {
      for (const name of TABLE_NAMES) {
        const file = join(paths.parquet, `${name}.parquet`);
        const difference = await connection.runAndReadAll(
          `(FROM "${name}" EXCEPT ALL FROM '${file}') UNION ALL (FROM '${file}' EXCEPT ALL FROM "${name}")`
        );
        expect(difference.getRows()).toEqual([]);
      }
      const disagreements = await connection.runAndReadAll(
        `SELECT "table", "key", "csv", "embedded", "rule" FROM '${join(paths.quality, "disagreements.parquet")}'`
      );
      expect(disagreements.getRows()).toContainEqual([
        "pokemon_species",
        "29",
        "Nidoran♀",
        "Nidoran-F",
        "trust"
      ]);
    });
    for (const place of [paths.data, paths.parquet, paths.quality])
      expect(readdirSync(place).filter((name) => name.startsWith("."))).toEqual([]);
  });

  it("says what it checked, where sources disagree, and what made each table", () => {
    const quality = json<QualityReport>("quality.json");
    expect(quality.checks.failed).toBe(0);
    expect(quality.checks.total).toBeGreaterThan(100);
    expect(quality.disagreements.total).toBe(first.disagreements);
    expect(quality.disagreements.rows.map(({label}) => label)).toContain("Chansey · Celebrate");
    const stats = quality.coverage.filter(
      ({table, column}) => table === "pokemon_stat" && column === "speed"
    );
    expect(stats).toEqual([
      {table: "pokemon_stat", column: "speed", source: "embedded", stated: 188, decided: 188}
    ]);
    const catalogue = json<Catalogue>("catalogue.json");
    for (const {name, rows, columns, sample, lineage} of catalogue.tables) {
      expect(rows).toBe(
        first.rows![name as "type"] ?? {evolution: 80, pokemon_trait: 188, machine: 60}[name]
      );
      expect(columns.map((column) => column.name)).toEqual(
        Object.keys(PUBLISHED_TABLES[name as "type"].columns)
      );
      expect(sample.length).toBeGreaterThan(0);
      expect(lineage.inputs.length).toBeGreaterThan(0);
    }
    expect(catalogue.lineage.files).toHaveLength(TABLE_NAMES.length + EXTRA_NAMES.length + 2);
    expect(catalogue.erd).toContain("pokemon ||--o{ pokemon_move : pokemon_id");
    expect(readFileSync(join(paths.quality, "erd.svg"), "utf8")).toContain(
      "pokemon_move.move_id references move"
    );
  });

  it("offers each table and the whole as files that a static site serves below any path, described for tools", async () => {
    const {downloads} = json<Catalogue>("catalogue.json");
    expect(downloads.files.map(({path}) => path).sort()).toEqual(
      [
        ...PUBLISHED_NAMES.flatMap((name) => [`${name}.csv`, `${name}.parquet`]),
        "croissant.json",
        "datapackage.json",
        "warehouse.duckdb"
      ].sort()
    );
    const site = join(folder, "site");
    copyDownloads(paths, site);
    const {server, address} = await serveSite(site, "/repo");
    for (const {path, bytes, sha256} of downloads.files) {
      const answer = await fetch(
        new URL(`../downloads/${downloads.version}/${path}`, `${address}/data-catalogue/`)
      );
      const body = Buffer.from(await answer.arrayBuffer());
      expect([path, answer.status, body.length, hashOf(body)]).toEqual([path, 200, bytes, sha256]);
    }
    server.close();
  });

  it("describes every column of its files, which DuckDB reads back as they are in the warehouse", async () => {
    const described = <T>(name: string): T =>
      JSON.parse(readFileSync(join(paths.downloads, name), "utf8")) as T;
    interface Resource {
      readonly name: string;
      readonly path: string;
      readonly bytes: number;
      readonly hash: string;
      readonly schema?: {readonly fields: readonly {readonly name: string; readonly type: string}[]};
    }
    const {resources} = described<{resources: readonly Resource[]}>("datapackage.json");
    const {recordSet} = described<{recordSet: readonly {name: string; field: readonly {name: string}[]}[]}>(
      "croissant.json"
    );
    await readDuckDb(join(paths.downloads, "warehouse.duckdb"), async (connection) => {
      for (const name of PUBLISHED_NAMES) {
        const columns = Object.entries(PUBLISHED_TABLES[name].columns as Record<string, Column>);
        const {schema, path} = resources.find((resource) => resource.name === name)!;
        expect(schema!.fields.map((field) => field.name)).toEqual(columns.map(([column]) => column));
        expect(recordSet.find((set) => set.name === name)!.field.map((field) => field.name)).toEqual(
          columns.map(([column]) => column)
        );
        const types = columns
          .map(([column, {type}]) => `'${column}': '${sqlType(type, "duckdb")}'`)
          .join(", ");
        const file = `read_csv('${join(paths.downloads, path)}', columns = {${types}})`;
        const difference = await connection.runAndReadAll(
          `(FROM "${name}" EXCEPT ALL FROM ${file}) UNION ALL (FROM ${file} EXCEPT ALL FROM "${name}")`
        );
        expect([name, difference.getRows()]).toEqual([name, []]);
      }
    });
    for (const {path, bytes, hash} of resources) {
      const content = readFileSync(join(paths.downloads, path));
      expect([path, bytes, hash]).toEqual([path, content.length, `sha256:${hashOf(content)}`]);
    }
  });

  it("does nothing the second time, and when forced changes no byte of what it published", async () => {
    const before = everything();
    const untouched = timesBelow(folder);
    expect((await runEtl({paths, csvFolder})).ran).toEqual([]);
    // A folder's time changes with what is made in it, however short: a read-only disk would do.
    expect(timesBelow(folder)).toEqual(untouched);
    const forced = await runEtl({paths, csvFolder, force: true});
    expect(forced).toMatchObject({ran: [1, 2, 3, 4, 5], changed: []});
    const data = (entries: string[][]) =>
      entries.filter(([path]) => !/lineage\.json|catalogue\.json/.test(path));
    expect(data(everything())).toEqual(data(before));
  });

  it("after one changed cell runs what depends on it and nothing else", async () => {
    const before = parquetFiles();
    edit("moves.csv", "Poing-Karaté,Poing Karaté", "Poing-Karaté,Atemi");
    const dry = await runEtl({paths, csvFolder, dryRun: true});
    expect(dry).toMatchObject({ran: [2, 5], changed: ["move"]});
    expect(parquetFiles()).toEqual(before);
    const report = await runEtl({paths, csvFolder});
    expect(report).toMatchObject({ran: [2, 5], changed: ["move"]});
    const touched = parquetFiles().filter(({inode}, index) => inode !== before[index].inode);
    expect(touched.map(({name}) => name)).toEqual(["move.parquet"]);
    expect((await loadGame(paths.game)).moves[1].frenchAlias).toBe("Atemi");
    edit("moves.csv", "Poing-Karaté,Atemi", "Poing-Karaté,Poing Karaté");
  });

  it("runs up to one step, and that one again when forced", async () => {
    expect((await runEtl({paths, csvFolder, step: 2})).ran).toEqual([2]);
    expect((await runEtl({paths, csvFolder, step: 3})).ran).toEqual([]);
    expect(await runEtl({paths, csvFolder, step: 3, force: true})).toMatchObject({ran: [3], rows: null});
  });

  it("publishes nothing when a check fails, and keeps the report of what was refused", async () => {
    const before = everything();
    edit("moves.csv", ",Toxik,", ",Toxik,Plaquage");
    await expect(runEtl({paths, csvFolder})).rejects.toThrow(CheckError);
    expect(everything()).toEqual(before);
    const rejected = JSON.parse(
      readFileSync(join(paths.stages, "etl", "rejected.json"), "utf8")
    ) as QualityReport;
    const failed = rejected.checks.list.filter((check) => !check.passed);
    expect(failed.map(({name, examples}) => [name, ...examples])).toEqual([
      ["names", "plaquage: body-slam, toxic"]
    ]);
    edit("moves.csv", ",Toxik,Plaquage", ",Toxik,");
    const outcomes = async (): Promise<string[]> => {
      const {history} = json<QualityReport>("quality.json");
      return history.map(({outcome, failed}) => [outcome, ...failed.map(({name}) => name)].join(" "));
    };
    expect(await outcomes()).toEqual(["published"]);
    await runEtl({paths, csvFolder});
    expect(await outcomes()).toEqual(["published", "rejected names", "published"]);
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
