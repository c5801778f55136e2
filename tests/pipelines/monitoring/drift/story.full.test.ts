import {mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import pino from "pino";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {Predictor} from "xgboost-wasm/predict";
import type {GameData, Move} from "../../../../data-loaders/game-data.ts";
import {dataPaths} from "../../../../lib/files/paths.ts";
import {createRandom} from "../../../../lib/statistics/seeded-random.ts";
import {duelFiles, loadDuels} from "../../../../pipelines/model/duels/load-duels.ts";
import {SCENARIOS} from "../../../../pipelines/model/duels/scenarios.ts";
import {evaluateModel} from "../../../../pipelines/model/evaluation/evaluate-model.ts";
import {GATE} from "../../../../pipelines/model/registry/gate-thresholds.ts";
import {readAliases} from "../../../../pipelines/model/registry/model-store.ts";
import {promoteTrained, readTrained} from "../../../../pipelines/model/registry/promote-trained.ts";
import {readParameters} from "../../../../pipelines/model/training/parameters.ts";
import {trainModel} from "../../../../pipelines/model/training/train-model.ts";
import type {DriftReport} from "../../../../pipelines/monitoring/drift/report/drift-report.ts";
import {readRetrainMark} from "../../../../pipelines/monitoring/drift/report/report-files.ts";
import {runDrift} from "../../../../pipelines/monitoring/drift/run-drift.ts";
import {loadWorld} from "../../../../pipelines/monitoring/drift/world.ts";
import {retrainModel} from "../../../../pipelines/monitoring/retraining/retrain.ts";
import {sendTraffic} from "../../../../pipelines/monitoring/traffic/send-traffic.ts";
import {
  createQuestioner,
  type Questioner
} from "../../../../pipelines/monitoring/traffic/traffic-questions.ts";
import {type RunningServer, startServer} from "../../../../server/start.ts";
import {embeddedGame} from "../../../data-loaders/embedded-game.ts";
import {PROMETHEUS, type RunningPrometheus, runPrometheus, until} from "../../../ops/run-prometheus.ts";
import {writeSmallTraining} from "./small-training.ts";

/**
 * The whole story with real parts, all small: a model is trained on duels with plain moves and served; players ask
 * about those, then about moves that charge, drain, put to sleep, which it never saw; the monitoring tells the one
 * from the other, measures what the model lost, and a retrained candidate gets it back.
 */
const folder = mkdtempSync(join(tmpdir(), "predictiondex-story-"));
const env = {
  PREDICTIONDEX_DATA: join(folder, "data"),
  PREDICTIONDEX_MODELS: join(folder, "models"),
  PORT: "0",
  RATE_LIMIT: "0",
  PREDICTION_LOG_SECONDS: "1"
};
const paths = dataPaths(env);
const game = embeddedGame();

/** Whether a move does damage by the formula and nothing else. */
function isPlain({mechanics}: Move): boolean {
  const {damageType, behaviour, statChange, ailmentPercent, drainPercent, recoilPercent, flinchPercent} =
    mechanics;
  const effects = ailmentPercent + drainPercent + recoilPercent + flinchPercent;
  return damageType === "formula" && behaviour === "none" && statChange === null && effects === 0;
}
const plainMoves = new Set(game.moves.filter(isPlain).map(({id}) => id));
/** The game as players see it who use plain moves only, or only the others. */
const playedWith = (plain: boolean): GameData => ({
  ...game,
  pokemon: game.pokemon.map((pokemon) => ({
    ...pokemon,
    learnset: pokemon.learnset.filter(({moveId}) => plainMoves.has(moveId) === plain)
  }))
});

const settings = {...readParameters(), rounds: 80};
settings.parameters = {...settings.parameters, max_depth: 6, eta: 0.2};
/** A model of so few duels cannot reach what the gate asks of the real one. */
const limits = {...GATE, minAccuracy: 0.85, minRocAuc: 0.93, maxEce: 0.06, maxRowMicroseconds: 5000};

const QUESTIONS = 700;

let server: RunningServer;
let prometheus: RunningPrometheus | null = null;

const sample = async (metric: string): Promise<number> => {
  const text = await (await fetch(`${server.url}/metrics`)).text();
  const line = text.split("\n").find((each) => each.startsWith(`${metric} `));
  return line === undefined ? Number.NaN : Number(line.split(" ").at(-1));
};

/** Sends traffic and reports on what was served since. */
async function play(ask: Questioner): Promise<DriftReport> {
  const from = Date.now();
  const url = new URL(server.url);
  const random = createRandom(from % 1000);
  const enough = new AbortController();
  const {answered} = await sendTraffic({
    url,
    mode: "spike",
    duration: 120,
    rate: 150,
    ask,
    random,
    signal: enough.signal,
    onSummary: ({answered}) => answered >= QUESTIONS && enough.abort()
  });
  expect(answered).toBeGreaterThanOrEqual(QUESTIONS);
  await until("the log is written", async () => (await sample("prediction_log_pending_records")) === 0);
  const now = new Date();
  return runDrift({
    paths,
    world: await loadWorld(paths),
    window: `${(now.getTime() - from) / 1000}s`,
    now,
    verifyRows: 1_500,
    playouts: 100,
    slots: 3
  });
}

const alertOf = async (name: string): Promise<string | undefined> =>
  (await prometheus!.rules()).find((rule) => rule.name === name)?.state;

beforeAll(async () => {
  await writeSmallTraining(paths.duels, game, isPlain, {
    best_move: 3_000,
    random_move: 9_000,
    all_combinations: 9_000
  });
  writeFileSync(paths.game, JSON.stringify(game));
  const duels = await loadDuels(duelFiles(paths), game);
  const manifest = await trainModel({paths, game, duels, settings, inputs: {}});
  const predictor = Predictor.load(readFileSync(readTrained(paths).modelFile));
  const model = {
    featureNames: predictor.featureNames,
    trees: predictor.numBoostedRounds,
    predict: (matrix: Float32Array) => predictor.predict(matrix),
    predictRow: (row: Float32Array) => predictor.predict(row)[0]
  };
  await evaluateModel({paths, game, duels, scenarios: SCENARIOS, manifest, model});
  const {verdict} = await promoteTrained(paths, () => new Date(), {limits});
  expect(verdict.reasons).toEqual([]);
  server = await startServer({env, paths, logger: pino({level: "silent"}), watchEveryMs: 100});
  if (PROMETHEUS !== undefined) prometheus = await runPrometheus(server.url, folder);
}, 300_000);
afterAll(async () => {
  await prometheus?.stop();
  await server?.close();
  rmSync(folder, {recursive: true, force: true});
});

describe("the story of a model that is asked what it never learned", () => {
  it("is quiet while it is asked what it knows", async () => {
    const report = await play(createQuestioner(playedWith(true), "training", createRandom(1)));
    expect(report.verdict.reasons).toEqual([]);
    expect(report.verdict.status).toBe("stable");
    expect(await sample('model_drift_status{status="stable"}')).toBe(1);
    expect(await sample("model_retrain_marked")).toBe(0);
    if (prometheus === null) return;
    await until(
      "the report is scraped",
      async () => (await prometheus!.ask('model_drift_status{status="stable"} == 1')).data.result.length === 1
    );
    expect(await alertOf("ModelDrift")).toBe("inactive");
    expect(await alertOf("VerifiedErrorHigh")).toBe("inactive");
  }, 600_000);

  let lost = 0;
  it("says so in report, metric and alert when the questions change, and by how much it is worse", async () => {
    const report = await play(createQuestioner(playedWith(false), "training", createRandom(2)));
    expect(report.verdict.status).toBe("degraded");
    expect(report.multivariate).toMatchObject({judged: true, isDrifted: true});
    const [error] = report.performance.loss.measures;
    lost = error.verified;
    expect(error).toMatchObject({name: "meanAbsoluteError", exceeded: true});
    expect(readRetrainMark(paths)).toMatchObject({modelVersion: "1"});
    expect(await sample('model_drift_status{status="degraded"}')).toBe(1);
    expect(await sample("model_retrain_marked")).toBe(1);
    if (prometheus === null) return;
    for (const name of ["ModelDrift", "VerifiedErrorHigh"]) {
      await until(`${name} is raised`, async () =>
        ["pending", "firing"].includes((await alertOf(name)) ?? "")
      );
    }
  }, 600_000);

  it("retrains on what it was asked; the gate lets the candidate in and the server follows", async () => {
    const refused = await retrainModel({
      paths,
      window: "1h",
      servedRows: 500,
      trainingRows: 2_000,
      settings: {...settings, rounds: 1},
      limits
    });
    expect(refused).toMatchObject({promoted: false, production: 1, candidate: 2});
    expect(refused.reasons.length).toBeGreaterThan(0);
    expect(readAliases(paths).production).toBe(1);
    expect(readRetrainMark(paths)).not.toBeNull();

    const {promoted, reasons, served} = await retrainModel({paths, window: "1h", settings, limits});
    expect(reasons).toEqual([]);
    expect(promoted).toBe(true);
    expect(served.heldOutRows).toBeGreaterThan(50);
    expect(served.candidateError!).toBeLessThan(served.productionError!);
    expect(readAliases(paths).production).toBe(3);
    expect(readRetrainMark(paths)).toBeNull();
    await until(
      "the candidate serves",
      async () =>
        (await sample('model_info{name="battle_winner_predictor",version="3"')) >= 0 ||
        (await (await fetch(`${server.url}/predict/model-info`)).json()).version === "3"
    );
  }, 600_000);

  it("is better on the questions it was lost on", async () => {
    const report = await play(createQuestioner(playedWith(false), "training", createRandom(3)));
    expect(report.reference.modelVersion).toBe("3");
    expect(report.performance.verified!.scores.meanAbsoluteError).toBeLessThan(lost);
  }, 600_000);
});
