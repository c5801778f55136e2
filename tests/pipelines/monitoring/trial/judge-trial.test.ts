import {mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {hashOf} from "../../../../lib/files/hash.ts";
import {type DataPaths, dataPaths} from "../../../../lib/files/paths.ts";
import {FEATURE_NAMES} from "../../../../pipelines/model/features/feature-catalogue.ts";
import type {Duel} from "../../../../pipelines/model/prediction/prediction-answers.ts";
import {CARD_FILE} from "../../../../pipelines/model/registry/model-card.ts";
import {
  appendLedger,
  listVersions,
  readAliases,
  readLedger,
  registerVersion,
  setAlias,
  trialPath,
  versionFolder
} from "../../../../pipelines/model/registry/model-store.ts";
import {rollback} from "../../../../pipelines/model/registry/rollback.ts";
import {promoteChallenger, readTrial, startTrial} from "../../../../pipelines/model/registry/trial.ts";
import {writeLogFile} from "../../../../pipelines/monitoring/log/log-file.ts";
import {rowsOf} from "../../../../pipelines/monitoring/log/log-rows.ts";
import {LOG_SCHEMA} from "../../../../pipelines/monitoring/log/log-schema.ts";
import {TRIAL_LIMITS} from "../../../../pipelines/monitoring/trial/decide-trial.ts";
import {judgeTrial} from "../../../../pipelines/monitoring/trial/judge-trial.ts";
import {readTrialReport} from "../../../../pipelines/monitoring/trial/trial-report.ts";
import {smallGame} from "../../../server/support/small-game.ts";
import {loggedPrediction} from "../../../support/logged-prediction.ts";
import {sampleManifest, sampleReport} from "../../model/registry/sample.ts";
import {tinyModel} from "../../model/registry/tiny-model.ts";

let root: string;
let paths: DataPaths;
const BEGAN = Date.UTC(2026, 10, 1);
const now = () => new Date(BEGAN);
const LIMITS = {...TRIAL_LIMITS, leastRows: 50, leastPairs: 2, decisiveRows: 400};

/** P(A wins) by the game: of each duel its own. */
const truthOf = ({moveA, moveB}: Duel): number => ((moveA * 7 + moveB * 13) % 97) / 96;
const world = {game: smallGame, simulate: (duel: Duel) => ({probability: truthOf(duel), standardError: 0})};

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), "predictiondex-judge-"));
  paths = dataPaths({PREDICTIONDEX_DATA: join(root, "data"), PREDICTIONDEX_MODELS: join(root, "models")});
  const model = await tinyModel(FEATURE_NAMES);
  for (const version of [1, 2]) {
    const bytes = `${model}${" ".repeat(listVersions(paths).length)}`;
    const {version: _, ...manifest} = sampleManifest({modelHash: hashOf(bytes)});
    await registerVersion(paths, manifest, {
      "model.json": bytes,
      "evaluation.json": JSON.stringify(sampleReport({hash: hashOf(bytes)}))
    });
    const entry = {at: now().toISOString(), version, previous: null, reasons: [], evidence: {}};
    appendLedger(paths, {...entry, action: "promoted"});
  }
  await setAlias(paths, "production", 1);
});
afterEach(() => rmSync(root, {recursive: true, force: true}));

const pokemon = smallGame.pokemon.map(({id}) => id);
const moves = smallGame.moves.map(({id}) => id);
const any = (ids: readonly number[], i: number): number => ids[i % ids.length];

interface Logged {
  readonly rows?: number;
  /** By how far each version is beside the truth. */
  readonly errors: Readonly<Record<string, number>>;
  readonly answers?: string;
  readonly beside?: string;
  readonly synthetic?: boolean;
  readonly before?: boolean;
  readonly unknown?: boolean;
}

/** A file of the log in which one version answered and another was asked beside it. */
async function log(name: string, {rows = 400, errors, answers = "1", beside = "2", ...rest}: Logged) {
  const said = (version: string, duel: Duel, i: number): number => {
    const p = truthOf(duel) + (i % 2 === 0 ? 1 : -1) * errors[version];
    return Math.min(1, Math.max(0, p));
  };
  const predictions = Array.from({length: rows}, (_, i) => {
    const duel = {
      pokemonA: rest.unknown ? 9_999 : any(pokemon, i),
      moveA: any(moves, 3 * i + 1),
      pokemonB: any(pokemon, 5 * i + 2),
      moveB: any(moves, 11 * i + 5)
    };
    return loggedPrediction({
      time: BEGAN + (rest.before ? -1_000_000 : 1_000) + i,
      request: {
        id: `${name} ${i}`,
        endpoint: "/predict/duel",
        headers: rest.synthetic ? {"x-synthetic": "true"} : {}
      },
      model: {version: answers, featureVersion: "f"},
      duel,
      probability: said(answers, duel, i),
      paired: {version: beside, probability: said(beside, duel, i)}
    });
  });
  await writeLogFile(join(paths.predictions, `${name}.parquet`), rowsOf(predictions, LOG_SCHEMA), {});
}
const cardOf = (version: number) => readFileSync(join(versionFolder(paths, version), CARD_FILE), "utf8");
const judge = () => judgeTrial({paths, world, now, limits: LIMITS});
const latest = () => readLedger(paths).at(-1)!;

describe("a challenger", () => {
  beforeEach(async () => {
    await startTrial(paths, 2, {share: 0.1, now});
  });

  it("that is better is promoted by what both answered, whichever of them was given", async () => {
    const errors = {1: 0.1, 2: 0.01};
    await log("shadow", {errors, rows: 300});
    await log("canary", {errors, rows: 100, answers: "2", beside: "1"});
    const report = await judge();
    expect(report).toMatchObject({outcome: "promoted", judged: 2, other: 1, rows: 400, unusable: 0});
    const error = report.differences.find(({metric}) => metric === "meanAbsoluteError")!;
    expect(error.values[0]).toBeLessThan(0.011);
    expect(error.values[1]).toBeGreaterThan(0.08);
    expect(error.interval[1]).toBeLessThan(0);
    expect(readAliases(paths).production).toBe(2);
    expect(readTrial(paths)).toMatchObject({phase: "probation", version: 1, production: 2});
    expect(latest()).toMatchObject({action: "promoted", version: 2, previous: 1});
    expect(latest().evidence).toMatchObject({liveQuestions: 400, meanAbsoluteErrorWorse: error.value});
    expect(readTrialReport(paths)).toEqual(report);
    expect(cardOf(2)).toMatch(/promoted/);
    const probation = readFileSync(trialPath(paths), "utf8");

    // As it is where the process ends before the last step.
    rmSync(paths.predictions, {recursive: true});
    await setAlias(paths, "production", 1);
    expect(readTrial(paths)).toBeNull();
    expect(await judge()).toMatchObject({outcome: "waiting", judged: 2});
    expect(readAliases(paths).production).toBe(2);
    expect(readFileSync(trialPath(paths), "utf8")).toBe(probation);

    await rollback(paths, 1);
    await expect(judge()).rejects.toThrow("no version is on trial");
    expect(readAliases(paths).production).toBe(1);
  });

  it("that is worse is withdrawn, and production stays", async () => {
    await log("shadow", {errors: {1: 0.01, 2: 0.1}});
    expect(await judge()).toMatchObject({outcome: "withdrawn"});
    expect(readTrial(paths)).toBeNull();
    expect(readAliases(paths).production).toBe(1);
    expect(latest()).toMatchObject({action: "withdrawn", version: 2});
    expect(latest().reasons.join()).toMatch(/meanAbsoluteError 0.0\d+ is worse than/);
    expect(cardOf(2)).toMatch(/withdrawn/);
  });

  it("is not judged by questions of before, of other versions, or made for demonstration", async () => {
    const errors = {1: 0.01, 2: 0.1, 3: 0.1};
    await log("before", {errors, before: true});
    await log("other", {errors, beside: "3"});
    await log("synthetic", {errors, synthetic: true});
    expect(await judge()).toMatchObject({outcome: "waiting", rows: 0, differences: []});
    expect(readTrial(paths)).not.toBeNull();
    expect(await judgeTrial({paths, world, now, limits: LIMITS, synthetic: true})).toMatchObject({
      outcome: "withdrawn",
      rows: 400
    });
  });

  it("is decided by as many questions as it takes, though the game has lost what others name", async () => {
    const errors = {1: 0.01, 2: 0.01};
    await log("shadow", {errors, rows: 400});
    await log("lost", {errors, rows: 40, unknown: true});
    expect(await judge()).toMatchObject({outcome: "promoted", rows: 400});
  });

  it("that is hardly asked is withdrawn after fourteen days", async () => {
    expect(await judge()).toMatchObject({outcome: "waiting"});
    const later = () => new Date(BEGAN + 14 * 86_400_000);
    expect(await judgeTrial({paths, world, now: later, limits: LIMITS})).toMatchObject({
      outcome: "withdrawn"
    });
    expect(readTrial(paths)).toBeNull();
  });

  it("whose answer is no probability is withdrawn at the first", async () => {
    await log("shadow", {errors: {1: 0, 2: Number.NaN}, rows: 3});
    expect(await judge()).toMatchObject({outcome: "withdrawn", unusable: 3, rows: 0});
  });
});

it("a version on probation that answers what is no probability gives way to the one before it", async () => {
  await startTrial(paths, 2, {share: 0, now});
  await promoteChallenger(paths, {now});
  await log("before", {errors: {1: Number.NaN, 2: 0}, answers: "2", beside: "1", rows: 2});
  expect(await judge()).toMatchObject({outcome: "waiting", unusable: 0});
  await log("probation", {errors: {1: 0, 2: Number.NaN}, answers: "2", beside: "1", rows: 3});
  expect(await judge()).toMatchObject({outcome: "rolled back", unusable: 3});
  expect(readAliases(paths).production).toBe(1);
});

it("a version on probation that proves worse gives way to the one before it", async () => {
  await startTrial(paths, 2, {share: 0, now});
  await promoteChallenger(paths, {now});
  await log("probation", {errors: {1: 0.01, 2: 0.1}, answers: "2", beside: "1"});
  expect(await judge()).toMatchObject({outcome: "rolled back", judged: 2, other: 1});
  expect(readAliases(paths).production).toBe(1);
  expect(readTrial(paths)).toBeNull();
  expect(latest()).toMatchObject({action: "rolled back", version: 1, previous: 2});
  await expect(judge()).rejects.toThrow(
    "no version is on trial; begin with `predictiondex trial start VERSION`"
  );
});
