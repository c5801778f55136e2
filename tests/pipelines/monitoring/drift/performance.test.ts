import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {createRandom} from "../../../../lib/statistics/seeded-random.ts";
import {THRESHOLDS} from "../../../../pipelines/monitoring/drift/drift-thresholds.ts";
import {estimatePerformance} from "../../../../pipelines/monitoring/drift/performance/estimate.ts";
import {baselineOf, performanceLoss} from "../../../../pipelines/monitoring/drift/performance/loss.ts";
import {
  clusteredDeviation,
  type VerifiedPerformance,
  verifyPredictions
} from "../../../../pipelines/monitoring/drift/performance/verify.ts";
import type {ServedDuel} from "../../../../pipelines/monitoring/drift/window/sample-window.ts";
import type {PredictionMoments} from "../../../../pipelines/monitoring/drift/window/window-aggregates.ts";

/** A world whose true probability of a duel is known: that of its move's number, in per mille. */
const truthOf = (moveA: number): number => (moveA % 1000) / 1000;
const PLAYOUTS = 400;

/** Served duels of random truth; the model is off by `error` deviations in log-odds. */
function serve(rows: number, error: number, seed: number): ServedDuel[] {
  const random = createRandom(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return Array.from({length: rows}, () => {
    const moveA = 20 + Math.floor(960 * random());
    const p = truthOf(moveA);
    const margin = Math.log(p / (1 - p)) + error * normal();
    return {
      duel: {pokemonA: Math.floor(150 * random()), moveA, pokemonB: Math.floor(150 * random()), moveB: 1},
      probability: 1 / (1 + Math.exp(-margin))
    };
  });
}
/** Plays by binomial draws, as a simulator would. */
function simulateWith(seed: number) {
  const random = createRandom(seed);
  return ({moveA}: ServedDuel["duel"], playouts: number) => {
    let wins = 0;
    for (let i = 0; i < playouts; i += 1) if (random() < truthOf(moveA)) wins += 1;
    const probability = wins / playouts;
    return {probability, standardError: Math.sqrt((probability * (1 - probability)) / playouts)};
  };
}
const verify = async (served: readonly ServedDuel[], seed = 5): Promise<VerifiedPerformance> => {
  const verified = await verifyPredictions(served, {playouts: PLAYOUTS, seed, simulate: simulateWith(seed)});
  return verified!.performance;
};
const momentsOf = (p: readonly number[]): PredictionMoments => {
  const mean = (of: (p: number) => number) => p.reduce((sum, value) => sum + of(value), 0) / p.length;
  const confidence = mean((v) => Math.max(v, 1 - v));
  return {
    rows: p.length,
    probability: mean((v) => v),
    confidence,
    confidenceDeviation: Math.sqrt(mean((v) => (Math.max(v, 1 - v) - confidence) ** 2)),
    variance: mean((v) => v * (1 - v)),
    entropy: mean((v) => -v * Math.log(v) - (1 - v) * Math.log(1 - v))
  };
};

describe("confidence-based estimate", () => {
  it("equals the real performance of a calibrated model, without any outcome", () => {
    const served = serve(4_000, 0, 1);
    const estimate = estimatePerformance(momentsOf(served.map(({probability}) => probability)), 1, 0.95)!;
    const random = createRandom(2);
    let named = 0;
    let squared = 0;
    for (const {duel, probability} of served) {
      const won = random() < truthOf(duel.moveA);
      if (won === probability >= 0.5) named += 1;
      squared += (Number(won) - probability) ** 2;
    }
    expect(Math.abs(estimate.fightAccuracy.value - named / served.length)).toBeLessThan(0.02);
    expect(Math.abs(estimate.brier - squared / served.length)).toBeLessThan(0.01);
    expect(estimate.fightAccuracy.low).toBeLessThan(estimate.fightAccuracy.value);
  });
  it("widens with dependent rows and says nothing of no rows", () => {
    const moments = momentsOf([0.1, 0.6, 0.9, 0.8, 0.55]);
    const width = (effect: number) => {
      const {low, high} = estimatePerformance(moments, effect, 0.95)!.fightAccuracy;
      return high - low;
    };
    expect(width(2)).toBeGreaterThan(width(1));
    expect(estimatePerformance({...moments, rows: 0}, 1, 0.95)).toBeNull();
  });
});

describe("verification by re-simulation", () => {
  it("measures the model's error without the playouts' noise", async () => {
    const perfect = await verify(serve(2_000, 0, 3));
    expect(perfect.rootMeanSquaredError).toBeLessThan(0.006);
    expect(Math.abs(perfect.excessLogLoss)).toBeLessThan(0.01);
    const wrong = serve(2_000, 0.8, 3);
    const real = Math.sqrt(
      wrong.reduce((sum, {duel, probability}) => sum + (truthOf(duel.moveA) - probability) ** 2, 0) /
        wrong.length
    );
    const measured = await verify(wrong);
    expect(measured.rootMeanSquaredError).toBeCloseTo(real, 2);
    expect(measured.scores.fightAccuracy).toBeLessThan(measured.bestFightAccuracy);
    expect(measured.intervals.meanAbsoluteError.low).toBeLessThan(measured.scores.meanAbsoluteError);
    expect(measured.intervals.meanAbsoluteError.high).toBeGreaterThan(measured.scores.meanAbsoluteError);
    expect(measured.worst).toHaveLength(10);
    const gap = ({probability, truth}: (typeof measured.worst)[number]) => Math.abs(probability - truth);
    expect(gap(measured.worst[0])).toBeGreaterThanOrEqual(gap(measured.worst[9]));
  });
  it("finds nothing to say of nothing, and stops when told to", async () => {
    const simulate = simulateWith(1);
    expect(await verifyPredictions([], {playouts: 10, seed: 1, simulate})).toBeNull();
    const controller = new AbortController();
    const run = verifyPredictions(serve(2_000, 0, 1), {
      playouts: 10,
      seed: 1,
      simulate,
      signal: controller.signal,
      onProgress: (done) => {
        if (done >= 500) controller.abort();
      }
    });
    await expect(run).rejects.toThrow(/abort/i);
  });
  it("takes clusters into account: rows in k copies are worth one k-th", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({min: 0, max: 1, noNaN: true}), {minLength: 30, maxLength: 60}),
        (values) => {
          const once = clusteredDeviation(
            Float64Array.from(values),
            values.map((_, i) => i),
            values.length
          );
          const copies = Float64Array.from(values.flatMap((v) => [v, v, v, v]));
          const clusterOf = Array.from(copies, (_, i) => Math.floor(i / 4));
          expect(clusteredDeviation(copies, clusterOf, values.length)).toBeCloseTo(once, 10);
        }
      )
    );
  });
});

describe("performance loss", () => {
  it("is found where the model became worse", async () => {
    const baseline = baselineOf(await verify(serve(2_000, 0.1, 7)));
    const loss = performanceLoss(baseline, await verify(serve(2_000, 0.6, 8)));
    expect(loss).toMatchObject({judged: true, isLost: true});
    expect(loss.measures[0].rise).toBeGreaterThan(THRESHOLDS.performance.absoluteErrorRise);
  });
  it("is hardly ever found where it did not, at the smallest sample judged", async () => {
    const baseline = baselineOf(await verify(serve(4_000, 0.3, 9), 9));
    let alarms = 0;
    for (let i = 0; i < 100; i += 1) {
      const sample = await verifyPredictions(serve(THRESHOLDS.performance.minimumRows, 0.3, 100 + i), {
        playouts: 50,
        seed: i,
        simulate: ({moveA}) => ({probability: truthOf(moveA), standardError: 0})
      });
      if (performanceLoss(baseline, sample!.performance).isLost) alarms += 1;
    }
    expect(alarms).toBeLessThanOrEqual(5);
  });
  it("is not judged without a baseline or from few predictions", async () => {
    const verified = await verify(serve(50, 2, 1));
    expect(performanceLoss(null, verified).judged).toBe(false);
    expect(performanceLoss(baselineOf(verified), verified)).toMatchObject({judged: false, isLost: false});
    expect(performanceLoss(baselineOf(verified), null).judged).toBe(false);
  });
});
