import {existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, expect, it} from "vitest";
import {FEATURE_NAMES, FEATURE_VERSION} from "../../../pipelines/model/features/feature-catalogue.ts";
import {createRecommender} from "../../../pipelines/model/prediction/recommender.ts";
import {openLog} from "../../../pipelines/monitoring/log/open-log.ts";
import {gameKey} from "../../../server/model/game-key.ts";
import {encodeEntry, encodeHeader} from "../../../server/prediction-log/segment.ts";
import {writeSegment} from "../../../server/prediction-log/write-segment.ts";
import {embeddedGame} from "../../data-loaders/embedded-game.ts";
import {loggedPrediction} from "../../support/logged-prediction.ts";

const game = embeddedGame();
const header = encodeHeader({instance: "i", host: "h", pid: 1});
const known = loggedPrediction({model: {version: "3", featureVersion: FEATURE_VERSION}});
const other = loggedPrediction({model: {version: "3", featureVersion: "another catalogue"}});

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "predictiondex-segment-"));
});
afterEach(() => rmSync(folder, {recursive: true, force: true}));

const target = () => join(folder, "a.parquet");
function write(text: string) {
  const segment = join(folder, "a.segment");
  writeFileSync(segment, text);
  return writeSegment({segment, target: target()}, game);
}
async function read(columns: string, features: readonly string[] = []) {
  const {connection, close} = await openLog(folder, features);
  try {
    return (await connection.runAndReadAll(`SELECT ${columns} FROM prediction_log`)).getRowObjects();
  } finally {
    close();
  }
}

it("rows get the features of the game, those that it does not know none", async () => {
  const unknown = {...known, duel: {...known.duel, pokemonB: 9999}};
  expect(await write(header + encodeEntry([known, unknown, known]))).toEqual({rows: 3, damaged: 0});
  const names = FEATURE_NAMES.map((name) => `"${name}"`).join(", ");
  const [first, second, third] = await read(names, FEATURE_NAMES);
  const model = {featureNames: FEATURE_NAMES, predictRow: () => 0.5};
  const vector = createRecommender({game, model, modelVersion: "1"}).featureVector(known.duel);
  const expected = Object.fromEntries(FEATURE_NAMES.map((name, index) => [name, vector[index]]));
  expect(first).toEqual(expected);
  expect(third).toEqual(expected);
  expect(new Set(Object.values(second))).toEqual(new Set([Number.NaN]));
});

it("rows of another catalogue, or of two, get none: they are not guessed", async () => {
  for (const rows of [[other], [known, other]]) {
    await write(header + encodeEntry(rows));
    const [row] = await read("*");
    expect(Object.keys(row)).not.toContain(FEATURE_NAMES[0]);
    expect(row["feature_version"]).toBe(rows[0].model.featureVersion);
  }
});

it("rows about another game get no features of this one; about this one they do", async () => {
  const about = (key: string) => encodeHeader({instance: "i", host: "h", pid: 1, game: key});
  await write(about("another") + encodeEntry([known]));
  expect(Object.keys((await read("*"))[0])).not.toContain(FEATURE_NAMES[0]);
  await write(about(gameKey(game)) + encodeEntry([known]));
  expect(Object.keys((await read("*"))[0])).toContain(FEATURE_NAMES[0]);
});

it("a segment done again makes the same file", async () => {
  const text = header + encodeEntry([known, other]);
  await write(text);
  const bytes = readFileSync(target());
  await write(text);
  expect(readFileSync(target())).toEqual(bytes);
});

it("a segment without a row makes no file; what is damaged is counted", async () => {
  expect(await write("")).toEqual({rows: 0, damaged: 1});
  expect(await write(header)).toEqual({rows: 0, damaged: 0});
  expect(await write(`${header}damaged\n`)).toEqual({rows: 0, damaged: 1});
  expect(existsSync(target())).toBe(false);
});
