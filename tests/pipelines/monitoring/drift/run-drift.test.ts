import {cpSync, existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {Registry} from "prom-client";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {exitStatus} from "../../../../cli/commands/drift-command.ts";
import {toMarkdown} from "../../../../lib/documents/to-markdown.ts";
import {createRandom} from "../../../../lib/statistics/seeded-random.ts";
import {DRIFT_GAUGES, registerDriftGauges} from "../../../../pipelines/monitoring/drift/gauges.ts";
import {makeReference} from "../../../../pipelines/monitoring/drift/reference/make-reference.ts";
import {readProfile} from "../../../../pipelines/monitoring/drift/reference/store-profile.ts";
import {driftDocument} from "../../../../pipelines/monitoring/drift/report/drift-document.ts";
import type {DriftReport} from "../../../../pipelines/monitoring/drift/report/drift-report.ts";
import {
  driftPaths,
  publishReport,
  readDriftReport,
  readRetrainMark
} from "../../../../pipelines/monitoring/drift/report/report-files.ts";
import {runDrift} from "../../../../pipelines/monitoring/drift/run-drift.ts";
import {servedDuels} from "../../../../pipelines/monitoring/drift/served-duels.ts";
import {LOG_SCHEMA} from "../../../../pipelines/monitoring/log/log-schema.ts";
import {LogSchemaError} from "../../../../pipelines/monitoring/log/open-log.ts";
import {writeSyntheticLog} from "../../../../pipelines/monitoring/log/write-synthetic-log.ts";
import {backfill} from "../../../../pipelines/monitoring/traffic/backfill.ts";
import {
  createQuestioner,
  type Population
} from "../../../../pipelines/monitoring/traffic/traffic-questions.ts";
import {smallGame} from "../../../data-loaders/small-game.ts";
import {queryLog} from "../../../server/support/read-log.ts";
import {temporaryPaths, testWorld, writeTrainingDuels} from "./monitored-world.ts";

const NOW = new Date("2026-03-10T12:00:00.000Z");
const world = testWorld("1", smallGame());
const places = Array.from({length: 4}, temporaryPaths);
const [calm, shifted, broken, empty] = places.map(({paths}) => paths);

const fill = async (folder: string, population: Population, served = world.recommender): Promise<void> => {
  const random = createRandom(3);
  const ask = createQuestioner(world.game, population, random);
  await backfill({recommender: served, folder, days: 7, requestsADay: 80, ask: () => ask, random, now: NOW});
};
const report = (
  paths: typeof calm,
  over: Partial<Parameters<typeof runDrift>[0]> = {}
): Promise<DriftReport> =>
  runDrift({paths, world, window: "7d", now: NOW, verifyRows: 600, playouts: 100, slots: 4, ...over});

let normal: DriftReport;
let drifted: DriftReport;
beforeAll(async () => {
  await writeTrainingDuels(calm.duels, world.game, 2_000);
  await makeReference({paths: calm, world, now: NOW, rows: 2_000, verifyRows: 1_000, playouts: 100});
  for (const {evaluation} of [shifted, broken, empty]) cpSync(calm.evaluation, evaluation, {recursive: true});
  await fill(calm.predictions, "training");
  await fill(shifted.predictions, "drifted");
  normal = await report(calm);
  drifted = await report(shifted);
}, 300_000);
afterAll(() => {
  for (const {remove} of places) remove();
});

it("tells servers that answer by yesterday's game from a model that is worse", async () => {
  const game = smallGame();
  const faster = game.pokemon.map((pokemon, i) =>
    i % 3 === 0
      ? {...pokemon, stats: {...pokemon.stats, speed: Math.round(1.5 * pokemon.stats.speed)}}
      : pokemon
  );
  const today = testWorld("1", {...game, pokemon: faster});
  const {verdict, performance} = await report(calm, {world: today, publish: false});
  const skew = performance.loss.measures.find(({name}) => name === "servingSkew");
  expect(skew).toMatchObject({exceeded: true});
  expect(skew!.verified).toBeGreaterThan(skew!.baseline);
  expect(verdict.status).toBe("degraded");
  expect(verdict.sentence).toMatch(/restart the servers/);
  expect(verdict.reasons.join()).toMatch(/what was served errs by 0\.\d+, what the same model says now/);
  const [quiet] = normal.performance.loss.measures.filter(({name}) => name === "servingSkew");
  expect(quiet).toMatchObject({rise: 0, exceeded: false});
});

describe("normal traffic", () => {
  it("is quiet", () => {
    expect(normal.verdict.reasons).toEqual([]);
    expect(normal.verdict.status).toBe("stable");
    expect(normal.dataset).toMatchObject({drifted: 0, moved: {isDrifted: false}});
    expect(normal.changes).toMatchObject({carriers: [], since: null, wasDrifted: false});
    expect(normal.changes!.chunks.length).toBeGreaterThan(1);
    expect(normal.multivariate).toMatchObject({judged: true, isDrifted: false});
    expect(normal.performance.loss).toMatchObject({judged: true, isLost: false});
    expect(exitStatus(normal.verdict.status, "watch")).toBe(0);
    expect(readRetrainMark(calm)).toBeNull();
  });
  it("covers every feature of the catalogue, every row, every slot", () => {
    expect(normal.window.rows).toBeGreaterThan(1_900);
    expect(normal.columns.length).toBeGreaterThan(60);
    expect(normal.timeline).toHaveLength(4);
    const rows = normal.timeline.reduce((sum, point) => sum + point.rows, 0);
    expect(rows).toBe(normal.window.rows);
    const verified = normal.timeline.reduce((sum, point) => sum + point.verifiedRows, 0);
    expect(verified).toBe(normal.performance.verified!.rows);
    for (const column of normal.columns)
      expect(column.histogram.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 3);
  });
  it("shows the estimate and the verification side by side", () => {
    const {estimated, verified} = normal.performance;
    expect(estimated!.fightAccuracy.value).toBeGreaterThan(0.5);
    expect(verified!.scores.fightAccuracy).toBeGreaterThan(0.5);
    expect(verified!.bestFightAccuracy).toBeGreaterThan(verified!.scores.fightAccuracy);
  });
  it("is marked as synthetic where it is", () => {
    expect(normal.window).toMatchObject({isSynthetic: true, synthetic: normal.window.rows});
    expect(toMarkdown(driftDocument(normal))).toContain("made for demonstration");
  });
});

describe("drifted traffic", () => {
  it("is found, with the columns that moved first", () => {
    expect(["drift", "degraded"]).toContain(drifted.verdict.status);
    expect(drifted.dataset.moved).toMatchObject({isDrifted: true, pValue: 0.001, permutations: 999});
    expect(drifted.changes!.carriers.map(({name}) => name.en)).toContain("a_total_stats");
    expect(Date.parse(drifted.changes!.since!)).toBeLessThan(NOW.getTime() - 5 * 86_400_000);
    expect(drifted.multivariate!.isDrifted).toBe(true);
    const total = drifted.columns.find(({name}) => name === "a_total_stats")!;
    expect(total.mean!).toBeGreaterThan(total.referenceMean! + 80);
    expect(drifted.columns.slice(0, 15).map(({name}) => name)).toContain("a_total_stats");
    for (let i = 1; i < drifted.columns.length; i += 1)
      expect(drifted.columns[i].psiCorrected).toBeLessThanOrEqual(drifted.columns[i - 1].psiCorrected);
    expect(exitStatus(drifted.verdict.status, "drift")).toBe(2);
  });
  it("is in the Markdown and on /metrics", async () => {
    expect(readFileSync(driftPaths(shifted).markdown, "utf8")).toContain(drifted.verdict.sentence);
    const registry = new Registry();
    registerDriftGauges([registry], shifted);
    const text = await registry.metrics();
    expect(text).toMatch(new RegExp(`^model_drift_status\\{status="${drifted.verdict.status}"\\} 1$`, "m"));
    expect(text).toMatch(/^model_drift_psi\{column="a_total_stats"\} \d/m);
    for (const {name} of DRIFT_GAUGES) expect(text).toContain(`# TYPE ${name} gauge`);
  });
});

describe("a model that is worse than at training", () => {
  it("is found by re-simulation, though its inputs did not move, and marked for retraining", async () => {
    const good = world.recommender;
    const wrong = {
      ...good,
      bestMove: (question: Parameters<typeof good.bestMove>[0]) => {
        const answer = good.bestMove(question);
        const ranked = answer.ranked.map((move) => ({
          ...move,
          modelProbability: 0.3 + 0.4 * move.modelProbability
        }));
        return {...answer, recommended: ranked[0], ranked};
      }
    };
    await fill(broken.predictions, "training", wrong);
    const result = await report(broken);
    expect(result.verdict.status).toBe("degraded");
    expect(result.dataset.moved!.isDrifted).toBe(false);
    expect(readRetrainMark(broken)).toMatchObject({modelVersion: "1", window: {rows: result.window.rows}});
    const registry = new Registry();
    registerDriftGauges([registry], broken);
    expect(await registry.metrics()).toMatch(/^model_retrain_marked 1$/m);
    // The mark outlasts a report without verification, but not the model.
    await publishReport(broken, {...normal, reference: {...normal.reference, modelVersion: "1"}});
    expect(readRetrainMark(broken)).not.toBeNull();
    await publishReport(broken, {...normal, reference: {...normal.reference, modelVersion: "2"}});
    expect(readRetrainMark(broken)).toBeNull();
  }, 300_000);
});

describe("the duels that were served", () => {
  it("are known, distinct and of the window: what a retrained model learns besides", async () => {
    const options = {
      paths: shifted,
      profile: readProfile(shifted)!,
      window: "7d",
      now: NOW,
      rows: 500,
      seed: 1
    };
    const duels = await servedDuels(options);
    expect(duels.length).toBeGreaterThan(250);
    expect(duels.length).toBeLessThanOrEqual(500);
    expect(new Set(duels.map((duel) => JSON.stringify(duel))).size).toBe(duels.length);
    expect(await servedDuels(options)).toEqual(duels);
    expect(await servedDuels({...options, now: new Date("2026-05-01T00:00:00Z")})).toEqual([]);
    expect(await servedDuels({...options, paths: empty})).toEqual([]);
  });
});

describe("the log", () => {
  it("without predictions gives no verdict, not an error", async () => {
    const none = await report(empty, {publish: false});
    expect(none.verdict).toMatchObject({status: "insufficient", reasons: []});
    expect(toMarkdown(driftDocument(none))).toContain("No verdict");
    expect(readDriftReport(empty)).toBeNull();
    const registry = new Registry();
    registerDriftGauges([registry], empty);
    expect(await registry.metrics()).not.toMatch(/^model_drift/m);
  });
  it("of old predictions only gives no verdict", async () => {
    const late = await report(calm, {now: new Date("2026-05-01T00:00:00Z"), publish: false});
    expect(late.window.rows).toBe(0);
    expect(late.verdict.status).toBe("insufficient");
  });
  it("with other columns is refused by name", async () => {
    const other = {...world.recommender, featureNames: ["x"], featureVector: () => Float32Array.of(1)};
    const duel = {pokemonA: 1, moveA: 33, pokemonB: 4, moveB: 10};
    const prediction = {time: NOW.getTime(), request: "r", endpoint: "e", duel, probability: 0.5};
    await writeSyntheticLog(join(empty.predictions, "a.parquet"), other, [prediction]);
    await expect(report(empty)).rejects.toThrow(LogSchemaError);
    await expect(report(empty)).rejects.toThrow(/feature catalogue/);
    expect(existsSync(driftPaths(empty).report)).toBe(false);
  });
  it("filled by hand has exactly the server's columns", async () => {
    const columns = (await queryLog(calm.predictions, "DESCRIBE log")).map(({column_name}) =>
      String(column_name)
    );
    const expected = [...LOG_SCHEMA.map(({name}) => name), ...world.recommender.featureNames];
    expect(columns.sort()).toEqual([...expected].sort());
  });
});
