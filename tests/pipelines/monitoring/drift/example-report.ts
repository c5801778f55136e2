import {createRandom} from "../../../../lib/statistics/seeded-random.ts";
import {baselineOf} from "../../../../pipelines/monitoring/drift/performance/loss.ts";
import {verifyPredictions} from "../../../../pipelines/monitoring/drift/performance/verify.ts";
import {numericProfile} from "../../../../pipelines/monitoring/drift/profile-columns.ts";
import {buildReport, type ReportInput} from "../../../../pipelines/monitoring/drift/report/build-report.ts";
import type {DriftReport} from "../../../../pipelines/monitoring/drift/report/drift-report.ts";
import {createWorld, profileOf, windowsOf} from "./simulated-window.ts";

interface Example {
  readonly drifted?: boolean;
  readonly now?: Date;
}

/** What a whole report over a simulated log is made of; `drifted` moves some columns and breaks the model. */
export async function exampleInput({drifted = false, now = new Date()}: Example = {}): Promise<ReportInput> {
  const world = createWorld(1);
  const random = createRandom(2);
  const {columns, rows} = profileOf(world(4_000, random));
  const probabilities = Float32Array.from({length: 4_000}, () => random());
  const prediction = numericProfile(
    {name: "win_probability", group: "prediction", unit: "probability"},
    {best_move: probabilities},
    Array.from({length: 40}, (_, i) => Math.fround((i + 1) / 40))
  );
  const verify = async (error: number) => {
    const served = Array.from({length: 400}, (_, i) => ({
      duel: {pokemonA: i % 80, moveA: i, pokemonB: 200 + (i % 7), moveB: 1},
      probability: Math.min(1, Math.max(0, i / 400 + error * (random() - 0.5)))
    }));
    const simulate = ({moveA}: {readonly moveA: number}) => ({probability: moveA / 400, standardError: 0});
    return (await verifyPredictions(served, {playouts: 1, seed: 1, simulate}))!.performance;
  };
  const size = 2_000;
  const windows = windowsOf(columns, world(size, random)).map((window, i) =>
    drifted && i >= 32 && i < 48
      ? {...window, batches: window.batches.map((batch) => [...batch].sort((a, b) => a - b))}
      : window
  );
  const moments = {
    rows: size,
    probability: 0.5,
    confidence: 0.75,
    confidenceDeviation: 0.14,
    variance: 1 / 6,
    entropy: 0.5
  };
  const total = (batches: readonly (readonly number[])[]): number[] =>
    batches[0].map((_, cell) => batches.reduce((sum, batch) => sum + batch[cell], 0));
  const aggregate = (name: string, batches: readonly (readonly number[])[]) => ({
    name,
    batches,
    slots: [total(batches)],
    missing: 0,
    below: 0,
    above: 0
  });
  const to = now.getTime();
  const from = to - 7 * 86_400_000;
  return {
    profile: {
      createdAt: now.toISOString(),
      modelVersion: "1",
      featureVersion: "example",
      rows: {...rows, duel: rows.best_move},
      columns,
      importance: null,
      prediction,
      pokemonIds: [1],
      pokemon: {best_move: {a: [1], b: [1]}, duel: {a: [1], b: [1]}},
      moveIds: [1],
      baseline: baselineOf(await verify(0.02)),
      rules: null
    },
    window: {
      rows: size,
      matchups: size / 4,
      from,
      to,
      mix: {best_move: size, duel: 0},
      synthetic: size,
      otherVersions: 0,
      unseenPokemon: 0,
      unseenMoves: 0,
      slots: [{from, to, rows: size, moments}],
      columns: columns.map(({name}, i) => aggregate(name, windows[i].batches)),
      prediction: aggregate("win_probability", [
        prediction.counts.best_move.map((count) => Math.round(count / 2))
      ]),
      moments
    },
    label: "7d",
    compared: {
      multivariate: {
        judged: true,
        rows: 500,
        referenceRows: 500,
        auc: {value: 0.51, low: 0.48, high: 0.54},
        limit: 0.65,
        pValue: 0.3,
        isDrifted: false
      },
      // Every other column says what the one before it says.
      weights: columns.map((_, i) => (i % 2 === 0 ? 1 / Math.ceil(columns.length / 2) : 0)),
      moved: {
        questions: 500,
        referenceQuestions: 500,
        counting: Math.ceil(columns.length / 2),
        drifted: drifted ? 8 : 0,
        share: drifted ? 8 / Math.ceil(columns.length / 2) : 0,
        limit: 0.05,
        pValue: drifted ? 0.001 : 1,
        permutations: 999,
        isDrifted: drifted
      }
    },
    verified: await verify(drifted ? 0.4 : 0.02),
    verifiedSlots: [{rows: 400, absoluteError: 0.01, fightAccuracy: 0.75}],
    now
  };
}

/** The report of it, made in a moment. */
export const exampleReport = async (example?: Example): Promise<DriftReport> =>
  buildReport(await exampleInput(example));
