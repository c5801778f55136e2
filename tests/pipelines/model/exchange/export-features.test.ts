import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {withDuckDb} from "../../../../lib/duckdb/open-duckdb.ts";
import {hashOf} from "../../../../lib/files/hash.ts";
import {pairDisjointSplit, TEST} from "../../../../pipelines/model/duels/splits.ts";
import {EXPORT_COLUMNS} from "../../../../pipelines/model/exchange/export-columns.ts";
import {exportFeatures} from "../../../../pipelines/model/exchange/export-features.ts";
import {readExportManifest} from "../../../../pipelines/model/exchange/export-manifest.ts";
import {FEATURE_NAMES} from "../../../../pipelines/model/features/feature-catalogue.ts";
import {
  buildMatrix,
  type OrientedMatrix,
  orientedLabels
} from "../../../../pipelines/model/features/matrix.ts";
import {TURN} from "../../../../pipelines/model/features/orientation.ts";
import {SEED} from "../../../../pipelines/model/training/train-model.ts";
import {embeddedGame} from "../../../data-loaders/embedded-game.ts";
import {firstDifference} from "../../../support/first-difference.ts";
import {smallDuels} from "../../../support/small-duels.ts";

const game = embeddedGame();
const ROWS = 2_600;
const duels = smallDuels(game, ROWS, {playouts: 10});
// A duel that is its own mirror image: half, whatever the features say.
duels.pokemonB[7] = duels.pokemonA[7];
duels.moveB[7] = duels.moveA[7];
duels.winProbability[7] = 0.5;
const rows = Uint32Array.from({length: ROWS}, (_, row) => row);
const split = pairDisjointSplit(duels, SEED);

let folder: string;
let expected: OrientedMatrix;
const to = (name: string): string => join(folder, name);
const read = <T>(sql: string): Promise<T[]> =>
  withDuckDb(async (connection) => (await connection.runAndReadAll(sql)).getRowObjectsJS() as T[]);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "export-"));
  expected = await buildMatrix(game, duels, rows);
});
afterAll(() => rmSync(folder, {recursive: true, force: true}));

describe("exportFeatures", {timeout: 240_000}, () => {
  it("writes what the trainer here learns from, by name, in parts", async () => {
    const manifest = await exportFeatures({
      game,
      duels,
      to: to("all"),
      rowsAPart: 2_100,
      inputs: {etl: "e", duels: "d"}
    });
    expect(manifest.parts.map(({rows: size}) => size)).toEqual([2_100, 500]);
    const written = await read<Record<string, number | string>>(
      `SELECT * FROM read_parquet('${to("all")}/*.parquet', file_row_number = true) ORDER BY filename, file_row_number`.replace(
        "file_row_number = true",
        "file_row_number = true, filename = true"
      )
    );
    expect(written).toHaveLength(ROWS);
    const label = orientedLabels(duels, rows, expected);
    for (const [row, values] of written.entries()) {
      expect(values.label, `row ${row}`).toBe(label[row]);
      expect(values.win_probability).toBe(duels.winProbability[row]);
      expect(values.part).toBe(split.part[row] === TEST ? "test" : "train");
      expect(values.turn).toBe(Object.keys(TURN)[expected.turn[row]]);
      expect(values.pokemon_a_id).toBe(game.pokemon[duels.pokemonA[row]].id);
      expect(values.move_b_id).toBe(game.moves[duels.moveB[row]].id);
      expect(values.weight).toBe(1);
    }
    expect(written[7]).toMatchObject({turn: "even", label: 0.5});
    for (const row of [0, 7, 2_047, 2_048, 2_099, 2_100, ROWS - 1]) {
      const features = FEATURE_NAMES.map((name) => written[row][name]);
      const start = row * FEATURE_NAMES.length;
      expect(features, `row ${row}`).toEqual([
        ...expected.matrix.subarray(start, start + FEATURE_NAMES.length)
      ]);
    }
    const [names] = await read<{names: string}>(
      `SELECT string_agg(column_name) AS names FROM (DESCRIBE SELECT * FROM read_parquet('${to("all")}/part-00001.parquet'))`
    );
    expect(names.names).toBe([...EXPORT_COLUMNS.map(({name}) => name), ...FEATURE_NAMES].join(","));
  });

  it("says beside them what a trainer has to know, and no rows of one pair are on both sides", async () => {
    const manifest = readExportManifest(to("all"));
    expect(manifest).toMatchObject({
      rows: ROWS,
      trainRows: split.trainRows,
      testRows: split.testRows,
      split: {name: "pair-disjoint", seed: SEED},
      featureNames: FEATURE_NAMES,
      inputs: {etl: "e", duels: "d"}
    });
    for (const {files, sha256} of manifest.parts)
      expect(files.map((file) => hashOf(readFileSync(join(to("all"), file))))).toEqual(sha256);
    const [{both}] = await read<{both: number}>(
      `SELECT count(*)::INTEGER AS both FROM (SELECT pair FROM read_parquet('${to("all")}/*.parquet') GROUP BY pair HAVING count(DISTINCT part) > 1)`
    );
    expect(both).toBe(0);
  });

  it("cuts the rows into shards that are the whole when put together", async () => {
    for (const index of [1, 2, 3])
      await exportFeatures({game, duels, to: to("shards"), shard: {index, count: 3}, inputs: {}});
    const columns = ["label", "pair", FEATURE_NAMES[0], FEATURE_NAMES.at(-1)]
      .map((name) => `"${name}"`)
      .join(", ");
    const [{different}] = await read<{different: number}>(
      `WITH cut AS (SELECT row_number() OVER () AS n, ${columns} FROM read_parquet('${to("shards")}/*/*.parquet')),
            whole AS (SELECT row_number() OVER () AS n, ${columns} FROM read_parquet('${to("all")}/*.parquet'))
       SELECT count(*)::INTEGER AS different FROM ((FROM cut EXCEPT FROM whole) UNION ALL (FROM whole EXCEPT FROM cut))`
    );
    expect(different).toBe(0);
    expect(readExportManifest(join(to("shards"), "shard-0002-of-0003"))).toMatchObject({
      shard: {index: 2, count: 3}
    });
  });

  it("writes the same as NumPy arrays, the third part over the memory of the first", async () => {
    const {parts} = await exportFeatures({
      game,
      duels,
      to: to("npy"),
      format: "npy",
      rowsAPart: 900,
      inputs: {}
    });
    expect(parts.map(({rows: size}) => size)).toEqual([900, 900, 800]);
    const values = (which: 0 | 1): Float32Array =>
      Float32Array.from(
        parts.flatMap(({files}) => {
          const file = readFileSync(join(to("npy"), files[which]));
          return [...new Float32Array(new Uint8Array(file.subarray(10 + file.readUInt16LE(8))).buffer)];
        })
      );
    expect(firstDifference(values(0), expected.matrix)).toBe(-1);
    const label = orientedLabels(duels, rows, expected);
    const wanted = Float32Array.from(
      {length: 3 * ROWS},
      (_, at) => [label[Math.floor(at / 3)], 1, split.part[Math.floor(at / 3)]][at % 3]
    );
    expect(firstDifference(values(1), wanted)).toBe(-1);
  });

  it("replaces an export, but no other folder", async () => {
    mkdirSync(to("mine"));
    writeFileSync(join(to("mine"), "thesis.txt"), "years of work");
    await expect(exportFeatures({game, duels, to: to("mine"), inputs: {}})).rejects.toThrow(
      "is not empty and holds no features.json; choose a new folder"
    );
    expect(readdirSync(to("mine"))).toEqual(["thesis.txt"]);
    writeFileSync(join(to("npy"), "model.json"), "trained on it");
    await expect(exportFeatures({game, duels, to: to("npy"), inputs: {}})).rejects.toThrow(
      "npy holds more than an export (model.json), which would be lost"
    );
  });
});
