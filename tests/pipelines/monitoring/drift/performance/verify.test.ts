import {describe, expect, it} from "vitest";
import {
  clusteredDeviation,
  type Truth,
  verifyPredictions
} from "../../../../../pipelines/monitoring/drift/performance/verify.ts";
import type {ServedDuel} from "../../../../../pipelines/monitoring/drift/window/sample-window.ts";

const served = (pokemonA: number, pokemonB: number, probability: number, moveA = 1): ServedDuel => ({
  duel: {pokemonA, moveA, pokemonB, moveB: 2},
  probability
});
const verify = async (
  rows: readonly ServedDuel[],
  truth: (row: number) => Truth,
  given: Partial<Parameters<typeof verifyPredictions>[1]> = {}
) => {
  let row = 0;
  return (await verifyPredictions(rows, {playouts: 50, seed: 9, simulate: () => truth(row++), ...given}))!;
};

describe("a verification", () => {
  const rows = [served(1, 2, 0.5), served(2, 1, 0.9), served(3, 4, 0.2), served(10, 9, 0.6)];
  const truths = [0.7, 0.8, 0.2, 0.3];

  it("measures the error against the simulator's answers", async () => {
    const {performance, truth} = await verify(rows, (row) => ({probability: truths[row], standardError: 0}));
    expect([...truth]).toEqual(truths);
    expect(performance).toMatchObject({rows: 4, pairs: 3, playouts: 50});
    expect(performance.scores.meanAbsoluteError).toBeCloseTo((0.2 + 0.1 + 0 + 0.3) / 4, 12);
    expect(performance.rootMeanSquaredError).toBeCloseTo(Math.sqrt((0.04 + 0.01 + 0.09) / 4), 12);
    expect(performance.bestFightAccuracy).toBeCloseTo((0.7 + 0.8 + 0.8 + 0.7) / 4, 12);
    const entropy = (p: number, q: number) => -p * Math.log(q) - (1 - p) * Math.log(1 - q);
    const excess =
      rows.reduce(
        (sum, {probability: q}, i) => sum + entropy(truths[i], q) - entropy(truths[i], truths[i]),
        0
      ) / 4;
    expect(performance.excessLogLoss).toBeCloseTo(excess, 10);
    expect(performance.worst.map(({probability, truth: p}) => [probability, p])).toEqual([
      [0.6, 0.3],
      [0.5, 0.7],
      [0.9, 0.8],
      [0.2, 0.2]
    ]);
    for (const [name, {value, low, high}] of Object.entries(performance.intervals)) {
      expect(value, name).toBe(performance.scores[name as "accuracy"]);
      expect(low, name).toBeLessThanOrEqual(high);
    }
    expect(performance.intervals.meanAbsoluteError.low).toBeLessThan(0.1);
    expect(performance.reliability.reduce((sum, {n}) => sum + n, 0)).toBe(4);
  });

  it("takes the playouts' noise off the squared error, not below nothing", async () => {
    const noisy = (standardError: number) =>
      verify(rows, (row) => ({probability: truths[row], standardError}));
    expect((await noisy(0.1)).performance.rootMeanSquaredError).toBeCloseTo(Math.sqrt(0.14 / 4 - 0.01), 12);
    expect((await noisy(0.9)).performance.rootMeanSquaredError).toBe(0);
  });

  it("counts a pair once, whichever side is asked about, and takes its rows for one", async () => {
    const twice = [served(5, 6, 0.4), served(6, 5, 0.4), served(56, 5, 0.9), served(5, 65, 0.9)];
    const {performance} = await verify(twice, (row) => ({
      probability: row < 2 ? 0.5 : 0.9,
      standardError: 0
    }));
    expect(performance.pairs).toBe(3);
    const errors = Float64Array.of(0.1, 0.1, 0, 0);
    expect(performance.meanAbsoluteErrorDeviation).toBeCloseTo(
      clusteredDeviation(errors, [0, 0, 1, 2], 3),
      12
    );
    expect(performance.meanAbsoluteErrorDeviation).not.toBeCloseTo(
      clusteredDeviation(errors, [0, 1, 2, 3], 4),
      6
    );
  });

  it("keeps what the simulator says within 0 and 1, and asks it with a seed of its own for each row", async () => {
    const asked: unknown[] = [];
    const simulate = ({pokemonA}: ServedDuel["duel"], playouts: number, seed: number): Truth => {
      asked.push([pokemonA, playouts, seed]);
      return {probability: pokemonA === 1 ? -0.2 : 1.2, standardError: 0};
    };
    const two = [served(1, 2, 0.5), served(3, 4, 0.5)];
    const {truth} = (await verifyPredictions(two, {playouts: 50, seed: 2 ** 32 - 1, simulate}))!;
    expect([...truth]).toEqual([0, 1]);
    expect(asked).toEqual([
      [1, 50, 2 ** 32 - 1],
      [3, 50, 0]
    ]);
  });

  it("shows ten of the worst, tells of its progress, and gives way every 250 rows", async () => {
    const many = Array.from({length: 501}, (_, i) => served(i, i + 1, i / 1000));
    const told: number[] = [];
    const {performance} = await verify(many, () => ({probability: 0, standardError: 0}), {
      onProgress: (done) => told.push(done)
    });
    expect(told).toEqual([0, 250, 500, 501]);
    expect(performance.worst.map(({probability}) => probability)).toEqual(
      Array.from({length: 10}, (_, i) => (500 - i) / 1000)
    );
    const stopped = new AbortController();
    stopped.abort(new Error("stopped"));
    await expect(
      verify(many, () => ({probability: 0, standardError: 0}), {signal: stopped.signal})
    ).rejects.toThrow("stopped");
    expect(
      await verifyPredictions([], {
        playouts: 1,
        seed: 1,
        simulate: () => ({probability: 0, standardError: 0})
      })
    ).toBeNull();
  });
});

describe("the standard error of a mean over clusters", () => {
  it("is that of the clusters' sums, corrected for their number", () => {
    // Mean 2; the clusters' sums of deviations are −2, 1 and 1.
    const values = Float64Array.of(1, 1, 3, 3, 2);
    expect(clusteredDeviation(values, [0, 0, 1, 2, 1], 3)).toBeCloseTo(
      Math.sqrt((3 / 2) * (4 + 1 + 1)) / 5,
      12
    );
  });
  it("is not known of one cluster", () => {
    expect(clusteredDeviation(Float64Array.of(1, 3), [0, 0], 1)).toBe(Number.POSITIVE_INFINITY);
  });
});
