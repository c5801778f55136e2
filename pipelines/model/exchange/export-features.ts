import {existsSync, readdirSync, readFileSync, writeFileSync} from "node:fs";
import {basename, join} from "node:path";
import {setImmediate} from "node:timers/promises";
import {DuckDBDataChunk} from "@duckdb/node-api";
import {chunkTypes, ROWS_A_CHUNK} from "../../../lib/duckdb/chunks.ts";
import {withDuckDb} from "../../../lib/duckdb/open-duckdb.ts";
import {quoteName, quoteText} from "../../../lib/duckdb/quote-sql.ts";
import {hashOf} from "../../../lib/files/hash.ts";
import {removeLeftoversBeside} from "../../../lib/files/leftovers.ts";
import {publishDirectory} from "../../../lib/files/publish.ts";
import type {StartProgress} from "../../../lib/terminal/report-progress.ts";
import {pairDisjointSplit, TEST} from "../duels/splits.ts";
import {FEATURE_NAMES, FEATURE_VERSION, MODEL_FRAME} from "../features/feature-catalogue.ts";
import {type OrientedMatrix, openMatrixBuilder} from "../features/matrix.ts";
import {rowsOfShard, type Shard, shardName, WHOLE} from "../shard.ts";
import {readParameters} from "../training/parameters.ts";
import {SEED} from "../training/train-model.ts";
import {EXPORT_COLUMNS, type ExportSource} from "./export-columns.ts";
import {EXPORT_FILE, type ExportManifest, readExportManifest} from "./export-manifest.ts";
import {writeNpy} from "./npy-file.ts";

/** Rows of a part file: some 90 MB of features in memory, and twice as much again while they are written. */
export const ROWS_A_PART = 65_536;

/** Rows of a Parquet row group. */
const ROW_GROUP = 16_384;

export interface ExportOptions extends Omit<ExportSource, "split"> {
  /** Folder that is made, or made anew; with a shard, the folder in which it is one. */
  readonly to: string;
  readonly format?: ExportManifest["format"];
  readonly shard?: Shard;
  readonly rowsAPart?: number;
  readonly threads?: number;
  /** Keys of the stages that made game and duels. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly progress?: StartProgress;
}

/** What a trainer elsewhere has to know whatever the rows are. */
export const describeFeatures = () => ({
  frame: MODEL_FRAME,
  featureVersion: FEATURE_VERSION,
  featureNames: [...FEATURE_NAMES],
  training: readParameters(),
  seed: SEED
});

/** A folder of somebody's that an export must not replace. */
class ExportTargetError extends Error {}

/** @throws ExportTargetError for a folder that holds more than an export */
function checkTarget(folder: string): void {
  const there = existsSync(folder) ? readdirSync(folder).filter((name) => !name.startsWith(".")) : [];
  if (there.length === 0) return;
  if (!there.includes(EXPORT_FILE))
    throw new ExportTargetError(
      `${folder} is not empty and holds no ${EXPORT_FILE}; choose a new folder, or empty it`
    );
  const own = new Set([EXPORT_FILE, ...readExportManifest(folder).parts.flatMap(({files}) => files)]);
  const others = there.filter((name) => !own.has(name));
  if (others.length > 0)
    throw new ExportTargetError(
      `${folder} holds more than an export (${others.slice(0, 3).join(", ")}), which would be lost; choose another folder`
    );
}

/**
 * Every duel as the trainer here sees it, in parts: ids and label (`EXPORT_COLUMNS`), then all features of the catalogue
 * by name. Two parts at a time are in memory, the one that is written and the next, in turn on the same memory. As
 * Parquet; or, for programs without a reader of it, as NumPy arrays of features and labels.
 * @throws ExportTargetError for a folder that holds something else
 */
export async function exportFeatures(
  options: ExportOptions
): Promise<ExportManifest & {readonly folder: string}> {
  const {to, format = "parquet", shard: part, rowsAPart = ROWS_A_PART, inputs, ...given} = options;
  const shard = part ?? WHOLE;
  const folder = part === undefined ? to : join(to, shardName(part));
  removeLeftoversBeside([folder]);
  checkTarget(folder);
  const split = pairDisjointSplit(given.duels, SEED);
  const source: ExportSource = {game: given.game, duels: given.duels, split};
  const {first, end} = rowsOfShard(given.duels.rows, shard);
  const {threads, progress} = given;
  const builder = openMatrixBuilder(given.game, given.duels, end - first, {
    ...(threads && {threads}),
    ...(progress && {progress})
  });
  const parts: ExportManifest["parts"][number][] = [];
  let testRows = 0;
  for (let row = first; row < end; row++) if (split.part[row] === TEST) testRows++;
  const manifest = (): ExportManifest => ({
    kind: "predictiondex features",
    format,
    shard,
    rows: end - first,
    trainRows: end - first - testRows,
    testRows,
    parts,
    split: {name: split.name, guarantee: split.guarantee, seed: SEED},
    ...describeFeatures(),
    inputs
  });
  try {
    await publishDirectory(folder, async (temporary) => {
      const build = (at: number, over?: OrientedMatrix) => {
        const rows = Uint32Array.from(
          {length: Math.max(0, Math.min(end, at + rowsAPart) - at)},
          (_, row) => at + row
        );
        const built = {rows, oriented: builder.build(rows, over)};
        // Whoever waits for it is told; where a part before it cannot be written, nobody does.
        built.oriented.catch(() => {});
        return built;
      };
      let next = build(first);
      let written: OrientedMatrix | undefined;
      for (let at = first; at < end; at += rowsAPart) {
        const {rows} = next;
        const oriented = await next.oriented;
        // The threads work on the next part while this one is written.
        next = build(at + rowsAPart, written);
        const name = `part-${String(parts.length + 1).padStart(5, "0")}`;
        const one = {rows, oriented, source, path: join(temporary, name)};
        const files = format === "npy" ? writeArrays(one) : await writeParquet(one);
        written = oriented;
        const sha256 = files.map((file) => hashOf(readFileSync(join(temporary, file))));
        parts.push({files, rows: rows.length, sha256});
      }
      writeFileSync(join(temporary, EXPORT_FILE), `${JSON.stringify(manifest(), null, 2)}\n`);
    });
  } finally {
    await builder.close();
  }
  return {...manifest(), folder};
}

interface Part {
  readonly rows: Uint32Array;
  readonly oriented: OrientedMatrix;
  readonly source: ExportSource;
  /** Without an ending. */
  readonly path: string;
}

/** The features as one array, and what there is to learn as another: label, weight, and 1 where the row is of the test part. */
function writeArrays({rows, oriented: {matrix, turn}, source, path}: Part): string[] {
  const targets = new Float32Array(rows.length * 3);
  const label = EXPORT_COLUMNS.find(({name}) => name === "label")!;
  for (const [at, row] of rows.entries()) {
    targets[3 * at] = Number(label.read(source, row, turn[at]));
    targets[3 * at + 1] = 1;
    targets[3 * at + 2] = source.split.part[row] === TEST ? 1 : 0;
  }
  writeNpy(`${path}-features.npy`, matrix, [rows.length, FEATURE_NAMES.length]);
  writeNpy(`${path}-targets.npy`, targets, [rows.length, 3]);
  return [`${basename(path)}-features.npy`, `${basename(path)}-targets.npy`];
}

async function writeParquet({rows, oriented, source, path}: Part): Promise<string[]> {
  const columns = [
    ...EXPORT_COLUMNS.map(({name, type}) => ({name, type})),
    ...FEATURE_NAMES.map((name) => ({name, type: "FLOAT" as const}))
  ];
  await withDuckDb(
    async (connection) => {
      await connection.run(
        `CREATE TABLE part (${columns.map(({name, type}) => `${quoteName(name)} ${type} NOT NULL`).join(", ")})`
      );
      const appender = await connection.createAppender("part");
      const types = chunkTypes(columns);
      for (let start = 0; start < rows.length; start += ROWS_A_CHUNK) {
        const count = Math.min(ROWS_A_CHUNK, rows.length - start);
        const chunk = DuckDBDataChunk.create(types, count);
        fillChunk(chunk, start, count, rows, oriented, source);
        appender.appendDataChunk(chunk);
        // Threads that make the next part ask for more to do.
        await setImmediate();
      }
      appender.closeSync();
      const descriptions = EXPORT_COLUMNS.map(({name, description}) => `${name}: ${quoteText(description)}`);
      const told = [
        ...descriptions,
        `feature_version: ${quoteText(FEATURE_VERSION)}`,
        `frame: ${quoteText(MODEL_FRAME)}`
      ].join(", ");
      await connection.run(
        `COPY part TO ${quoteText(`${path}.parquet`)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE ${ROW_GROUP}, KV_METADATA {${told}})`
      );
    },
    {threads: 1}
  );
  return [`${basename(path)}.parquet`];
}

function fillChunk(
  chunk: DuckDBDataChunk,
  start: number,
  count: number,
  rows: Uint32Array,
  {matrix, turn}: OrientedMatrix,
  source: ExportSource
): void {
  EXPORT_COLUMNS.forEach(({read}, column) => {
    const values = Array.from({length: count}, (_, at) => read(source, rows[start + at], turn[start + at]));
    chunk.setColumnValues(column, values);
  });
  const width = FEATURE_NAMES.length;
  const values = new Array<number>(count);
  for (let feature = 0; feature < width; feature++) {
    for (let at = 0; at < count; at++) values[at] = matrix[(start + at) * width + feature];
    chunk.setColumnValues(EXPORT_COLUMNS.length + feature, values);
  }
}
