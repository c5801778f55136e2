import {copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {withDuckDb} from "../../../../lib/duckdb/open-duckdb.ts";
import {logMarkdown} from "../../../../pipelines/monitoring/log/log-markdown.ts";
import {LOG_VERSION} from "../../../../pipelines/monitoring/log/log-schema.ts";
import {logTable} from "../../../../pipelines/monitoring/log/log-sql.ts";
import {openLog} from "../../../../pipelines/monitoring/log/open-log.ts";
import {writeSyntheticLog} from "../../../../pipelines/monitoring/log/write-synthetic-log.ts";
import {encodeEntry, encodeHeader} from "../../../../server/prediction-log/segment.ts";
import {writeSegment} from "../../../../server/prediction-log/write-segment.ts";
import {BEFORE, EXTENDED_SCHEMA} from "../../../support/extended-log.ts";
import {loggedPrediction} from "../../../support/logged-prediction.ts";
import {smallGame} from "../../../support/small-game.ts";

const fixture = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const VERSION_1 = fixture("./fixtures/version-1.parquet");
const SEGMENT_1 = fixture("../../../server/prediction-log/fixtures/version-1.jsonl");
const NEW = Object.keys(BEFORE);
const schema = EXTENDED_SCHEMA;
const game = smallGame;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "predictiondex-column-"));
});
afterEach(() => rmSync(folder, {recursive: true, force: true}));

/** The new columns of the folder's rows as the reader gives them. */
async function read(order = "time, move_a_id DESC") {
  const {connection, relation, close} = await openLog(folder, [], {schema});
  try {
    const query = `SELECT ${NEW.join(", ")} FROM ${relation} ORDER BY ${order}`;
    return (await connection.runAndReadAll(query)).getRowObjectsJson();
  } finally {
    close();
  }
}

/** A segment's Parquet beside the others. */
async function publish(name: string, text: string) {
  const segment = join(folder, `${name}.segment`);
  writeFileSync(segment, text);
  return writeSegment({segment, target: join(folder, `${name}.parquet`)}, game, schema);
}
const header = encodeHeader({instance: "i", host: "h", pid: 1}, schema);
const served = loggedPrediction({
  probability: 0.9,
  request: {id: "r", endpoint: "/predict/duel", headers: {origin: "https://example.org", "x-region": "far"}}
});
const SERVED = {
  request_origin: "https://example.org",
  region: "far",
  asked_at: "2026-11-01 12:30:00.245",
  confident: true,
  tries: 2
};

describe("a column that is declared and nothing else", () => {
  it("is in the write-ahead file, the Parquet file and the reader's view", async () => {
    expect(await publish("a", header + encodeEntry([served], schema))).toEqual({rows: 1, damaged: 0});
    expect(await read()).toEqual([SERVED]);
  });

  it("is in the synthetic log, got in the same way", async () => {
    const recommender = {modelVersion: "1", featureNames: ["x"], featureVector: () => Float32Array.of(1.5)};
    const {time, duel} = served;
    const predictions = [{time, request: "r", endpoint: "/predict/duel", duel, probability: 0.5}];
    await writeSyntheticLog(join(folder, "s.parquet"), recommender, predictions, schema);
    expect(await read()).toEqual([{...SERVED, request_origin: null, region: "nowhere", confident: false}]);
  });

  it("is in the DDL, null only where it may be", async () => {
    const columns = await withDuckDb(async (connection) => {
      await connection.run(logTable("log", ["a feature"], schema));
      return (await connection.runAndReadAll("DESCRIBE log")).getRows().map((row) => row.slice(0, 3));
    });
    expect(columns.slice(-NEW.length - 2)).toEqual([
      ["request_origin", "VARCHAR", "YES"],
      ["region", "VARCHAR", "NO"],
      ["asked_at", "TIMESTAMP", "NO"],
      ["confident", "BOOLEAN", "NO"],
      ["tries", "INTEGER", "NO"],
      ["a feature", "FLOAT", "YES"],
      ["filename", "VARCHAR", "YES"]
    ]);
    expect(columns[0]).toEqual(["time", "TIMESTAMP", "NO"]);
  });

  it("is in the documents' table, with what it is read as where it is missing", () => {
    expect(logMarkdown(schema)).toContain(
      `| \`request_origin\` | VARCHAR | ${LOG_VERSION + 1} | Site whose page asked, where one did; in files before \`null\` |`
    );
    expect(logMarkdown(schema)).toContain(
      `| \`tries\` | INTEGER | ${LOG_VERSION + 2} | How often it was tried; in files before \`1\` |`
    );
  });

  it("is in an empty log", async () => {
    expect(await read()).toEqual([]);
  });
});

describe("what was written before it", () => {
  it("Parquet is read with its default, alone and beside files that have it", async () => {
    copyFileSync(VERSION_1, join(folder, "1.parquet"));
    expect(await read()).toEqual([BEFORE, BEFORE, BEFORE]);
    await publish("2", header + encodeEntry([{...served, time: 4e12}], schema));
    const asked = {...SERVED, asked_at: "2096-10-02 07:06:39.995"};
    expect(await read()).toEqual([BEFORE, BEFORE, BEFORE, asked]);
  });

  it("a segment of named values is read with its default", async () => {
    const before = encodeHeader({instance: "i", host: "h", pid: 1}) + encodeEntry([served, served]);
    expect(await publish("b", before)).toEqual({rows: 2, damaged: 0});
    expect(await read()).toEqual([BEFORE, BEFORE]);
  });

  it("a positional segment is read with its default", async () => {
    expect(await publish("p", readFileSync(SEGMENT_1, "utf8"))).toEqual({rows: 3, damaged: 0});
    expect(await read()).toEqual([BEFORE, BEFORE, BEFORE]);
  });
});
