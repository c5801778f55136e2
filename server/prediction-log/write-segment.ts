import {readFileSync, writeFileSync} from "node:fs";
import {
  Bool,
  type Float32,
  makeVector,
  Table,
  TimestampMillisecond,
  tableToIPC,
  Utf8,
  type Vector,
  vectorFromArray
} from "apache-arrow";
import * as parquet from "parquet-wasm/node";
import type {GameData} from "../../data-loaders/game-data.ts";
import {publishFile} from "../../lib/files/publish.ts";
import {yieldToOthers} from "../../lib/workers/low-priority.ts";
import {FEATURE_NAMES, FEATURE_VERSION} from "../../pipelines/model/features/feature-catalogue.ts";
import type {Duel, Recommender} from "../../pipelines/model/prediction/prediction-answers.ts";
import {createRecommender} from "../../pipelines/model/prediction/recommender.ts";
import {LOG_COLUMNS} from "../../pipelines/monitoring/log/log-columns.ts";
import {decodeSegment, type Segment} from "./segment.ts";

yieldToOthers();

export interface WriteRequest {
  readonly segment: string;
  readonly target: string;
}

export interface WriteResult {
  readonly rows: number;
  readonly damaged: number;
}

/**
 * Turns a segment into a Parquet file, atomically and repeatably: whoever does it again writes the same file.
 * Runs in a worker thread, where features are computed again rather than on the way to an answer.
 */
export async function writeSegment({segment, target}: WriteRequest, game: GameData): Promise<WriteResult> {
  const content = decodeSegment(readFileSync(segment, "utf8"));
  if (content === null) return {rows: 0, damaged: 1};
  const rows = content.entries.reduce((sum, entry) => sum + entry.rows.length, 0);
  if (rows > 0) {
    const bytes = toParquet(tableOf(content, rows, game));
    await publishFile(target, (temporary) => writeFileSync(temporary, bytes));
  }
  return {rows, damaged: content.damaged};
}

function tableOf({header, entries}: Segment, rows: number, game: GameData): Table {
  const flat = entries.flatMap((entry) => entry.rows.map((row) => ({entry, row})));
  const texts = (value: (item: (typeof flat)[number]) => string) =>
    vectorFromArray(flat.map(value), new Utf8());
  const integers = (index: 0 | 1 | 2 | 3) => makeVector(Int32Array.from(flat, ({row}) => row[index]));
  const columns: Record<string, Vector> = {
    [LOG_COLUMNS.time]: vectorFromArray(
      flat.map(({entry}) => entry.time),
      new TimestampMillisecond()
    ),
    [LOG_COLUMNS.requestId]: texts(({entry}) => entry.request),
    [LOG_COLUMNS.endpoint]: texts(({entry}) => entry.endpoint),
    [LOG_COLUMNS.modelVersion]: texts(() => header.modelVersion),
    feature_version: texts(() => header.featureVersion),
    instance: texts(() => header.instance),
    [LOG_COLUMNS.pokemonA]: integers(0),
    [LOG_COLUMNS.moveA]: integers(1),
    [LOG_COLUMNS.pokemonB]: integers(2),
    [LOG_COLUMNS.moveB]: integers(3),
    [LOG_COLUMNS.probability]: makeVector(Float64Array.from(flat, ({row}) => row[4])),
    [LOG_COLUMNS.synthetic]: vectorFromArray(
      flat.map(({entry}) => entry.synthetic === true),
      new Bool()
    )
  };
  if (header.featureVersion === FEATURE_VERSION) {
    const duels = flat.map(
      ({row: [pokemonA, moveA, pokemonB, moveB]}): Duel => ({pokemonA, moveA, pokemonB, moveB})
    );
    Object.assign(columns, featureColumns(duels, rows, game));
  }
  return new Table(columns);
}

const recommenders = new WeakMap<GameData, Recommender>();

/** Feature values by column. */
function featureColumns(
  duels: readonly Duel[],
  rows: number,
  game: GameData
): Record<string, Vector<Float32>> {
  let recommender = recommenders.get(game);
  if (recommender === undefined) {
    const model = {featureNames: FEATURE_NAMES, predictRow: () => Number.NaN};
    recommender = createRecommender({game, model, modelVersion: "features only"});
    recommenders.set(game, recommender);
  }
  const columns = FEATURE_NAMES.map(() => new Float32Array(rows));
  duels.forEach((duel, row) => {
    const values = featuresOrNone(recommender, duel);
    for (let column = 0; column < columns.length; column++) columns[column][row] = values[column];
  });
  return Object.fromEntries(FEATURE_NAMES.map((name, index) => [name, makeVector(columns[index])]));
}

const NONE = new Float32Array(FEATURE_NAMES.length).fill(Number.NaN);

/** A segment may be older than the game data, which may have lost what it names. */
function featuresOrNone(recommender: Recommender, duel: Duel): Float32Array {
  try {
    return recommender.featureVector(duel);
  } catch (error) {
    if (error instanceof RangeError) return NONE;
    throw error;
  }
}

function toParquet(table: Table): Uint8Array {
  const properties = new parquet.WriterPropertiesBuilder()
    .setCompression(parquet.Compression.ZSTD)
    .setDictionaryEnabled(false)
    .build();
  return parquet.writeParquet(parquet.Table.fromIPCStream(tableToIPC(table, "stream")), properties);
}
