import fc from "fast-check";
import {beforeAll, describe, expect, it} from "vitest";
import {Predictor} from "xgboost-wasm/predict";
import type {GameData} from "../../data-loaders/game-data.ts";
import {score} from "../../lib/statistics/probability-scores.ts";
import {createBattleTables} from "../../pipelines/battle/battle-tables.ts";
import {damagingMoves} from "../../pipelines/battle/damaging-moves.ts";
import {duelProbability} from "../../pipelines/battle/duel.ts";
import {Random} from "../../pipelines/battle/random.ts";
import type {LabelledDuels} from "../../pipelines/model/duels/duel-columns.ts";
import {pairDisjointSplit, pairKey} from "../../pipelines/model/duels/splits.ts";
import {FEATURE_NAMES, FEATURES} from "../../pipelines/model/features/feature-catalogue.ts";
import {fitBooster} from "../../pipelines/model/training/booster.ts";
import {embeddedGame} from "../../tests/data-loaders/embedded-game.ts";
import {drawSample} from "./draw-sample.ts";
import {type DuelSample, decodeSample, encodeSample} from "./duel-sample.ts";
import {createTrainer} from "./trainer.ts";
import type {Report} from "./training-messages.ts";
import {boundsOf, columnsOf, DEFAULT_SETTINGS, FEATURE_SETS} from "./training-settings.ts";

const ROWS = 2000;
const SIZES = {trainRows: 1000, heldOutRows: 300};
let game: GameData;
let duels: LabelledDuels;
let sample: DuelSample;

beforeAll(async () => {
  game = await embeddedGame();
  const tables = createBattleTables(game);
  const random = new Random();
  random.seed(1, 1);
  const fighters = tables.pokemon.map(({index}) => index).filter((a) => damagingMoves(tables, a).length > 0);
  const pick = (values: readonly number[]): number => values[random.below(values.length)];
  const rows = Array.from({length: ROWS}, () => {
    const [a, b] = [pick(fighters), pick(fighters)];
    const [moveA, moveB] = [pick(damagingMoves(tables, a)), pick(damagingMoves(tables, b))];
    const {probability} = duelProbability(tables, a, moveA, b, moveB, {playouts: 20, seed: 1});
    return {a, moveA, b, moveB, probability};
  });
  duels = {
    rows: ROWS,
    pokemonA: Uint16Array.from(rows, ({a}) => a),
    moveA: Uint16Array.from(rows, ({moveA}) => moveA),
    pokemonB: Uint16Array.from(rows, ({b}) => b),
    moveB: Uint16Array.from(rows, ({moveB}) => moveB),
    scenario: new Uint8Array(ROWS),
    winProbability: Float32Array.from(rows, ({probability}) => probability),
    playouts: new Uint32Array(ROWS).fill(20)
  };
  sample = drawSample(game, duels, pairDisjointSplit(duels, 3, 0.3), null, SIZES);
});

describe("a sample of duels", () => {
  it("keeps pairs of Pokémon on one side, and is the same each time", () => {
    const pairs = (first: number, end: number): Set<number> =>
      new Set(
        Array.from({length: end - first}, (_, i) =>
          pairKey(sample.pokemonA[first + i], sample.pokemonB[first + i])
        )
      );
    const trained = pairs(0, SIZES.trainRows);
    for (const pair of pairs(SIZES.trainRows, SIZES.trainRows + SIZES.heldOutRows))
      expect(trained.has(pair)).toBe(false);
    expect(drawSample(game, duels, pairDisjointSplit(duels, 3, 0.3), null, SIZES)).toEqual(sample);
  });

  it("holds what the production model says of its held-out duels", async () => {
    const matrix = new Float32Array(4 * FEATURE_NAMES.length).map((_, i) => i % 7);
    const settings = {
      rounds: 2,
      parameters: {...PARAMETERS}
    };
    const model = await fitBooster(matrix, Float32Array.of(0.1, 0.9, 0.2, 0.8), {settings, seed: 1});
    const production = {version: 4, seed: 3, trainingRows: 4, predictor: Predictor.load(model)};
    const drawn = drawSample(game, duels, pairDisjointSplit(duels, 3, 0.3), production, SIZES);
    expect(drawn.production).toMatchObject({version: 4, trees: 2, trainingRows: 4});
    expect(drawn.production?.predictions).toHaveLength(SIZES.heldOutRows);
    expect(decodeSample(encodeSample(drawn)).production).toEqual(drawn.production);
  });

  it("comes back from its file, probabilities within a step", () => {
    const byte = fc.nat(255);
    const duel = fc.tuple(byte, byte, byte, byte, fc.integer({min: 0, max: 400}));
    fc.assert(
      fc.property(fc.array(duel, {minLength: 1}), fc.nat(), (rows, cut) => {
        const trainRows = cut % (rows.length + 1);
        const column = (index: number): Uint8Array => Uint8Array.from(rows, (row) => row[index]);
        const written: DuelSample = {
          trainRows,
          heldOutRows: rows.length - trainRows,
          pokemonA: column(0),
          moveA: column(1),
          pokemonB: column(2),
          moveB: column(3),
          winProbability: Float32Array.from(rows, (row) => row[4] / 400),
          limit: {accuracy: 0.99, logLoss: 0.12},
          production: null
        };
        expect(decodeSample(encodeSample(written))).toEqual(written);
      })
    );
  });

  it("is refused when it is cut or another file", () => {
    const bytes = encodeSample(sample);
    expect(() => decodeSample(bytes.subarray(0, -1))).toThrow("not a whole duel-sample/1 file");
    expect(() => decodeSample(bytes.slice(4))).toThrow("header cannot be read");
    expect(() => decodeSample(new Uint8Array(2))).toThrow("header cannot be read");
  });
});

const PARAMETERS = {
  objective: "binary:logistic",
  tree_method: "hist",
  eta: 0.3,
  max_depth: 3,
  min_child_weight: 0,
  subsample: 1,
  sampling_method: "uniform",
  colsample_bytree: 1,
  max_bin: 256
} as const;

describe("training", () => {
  const settings = {...DEFAULT_SETTINGS, rows: SIZES.trainRows, rounds: 20, depth: 4};

  it("learns: the loss falls on both parts, and the model beats the stat total", async () => {
    const reports: Report[] = [];
    const result = await createTrainer(game, sample, 1).run(settings, (report) => reports.push(report), {
      wanted: false
    });
    const points = reports.flatMap((report) => (report.type === "round" ? [report.point] : []));
    expect(points.map(({round}) => round)).toEqual(Array.from({length: 20}, (_, i) => i + 1));
    expect(points[19].train).toBeLessThan(points[0].train);
    expect(points[19].heldOut).toBeLessThan(points[0].heldOut);
    expect(result?.model.logLoss).toBeCloseTo(points[19].heldOut, 4);
    expect(result?.model.logLoss).toBeLessThan(result?.statTotal.logLoss ?? 0);
    expect(result?.model.accuracy).toBeGreaterThan(result?.statTotal.accuracy ?? 1);
    expect(result).toMatchObject({trees: 20, heldOutRows: SIZES.heldOutRows, columns: FEATURE_NAMES.length});
    // As the sample asks: right more often than not about its own first side.
    const truth = sample.winProbability.subarray(SIZES.trainRows);
    const {accuracy} = score(truth, result?.predictions ?? []);
    expect(accuracy).toBeCloseTo(result?.model.accuracy ?? 0, 9);
  });

  it("keeps the trees grown so far when it is stopped, and nothing when there are none", async () => {
    const trainer = createTrainer(game, sample, 1);
    const stop = {wanted: false};
    const stopped = await trainer.run(
      settings,
      (report) => {
        if (report.type === "round" && report.point.round === 5) stop.wanted = true;
      },
      stop
    );
    expect(stopped?.trees).toBe(5);
    const never = createTrainer(game, sample, 1);
    expect(await never.run(settings, () => {}, {wanted: true})).toBeNull();
    expect((await trainer.run(settings, () => {}, {wanted: false}))?.trees).toBe(20);
  });

  it("sees the chosen columns only", async () => {
    const sizes = FEATURE_SETS.map((set) => columnsOf(set).length);
    expect(sizes[0]).toBe(FEATURE_NAMES.length);
    expect(new Set(sizes).size).toBe(sizes.length);
    for (const size of sizes) expect(size).toBeGreaterThan(0);
    const trainer = createTrainer(game, sample, 1);
    const result = await trainer.run({...settings, features: "stats"}, () => {}, {wanted: false});
    expect(result?.columns).toBe(columnsOf("stats").length);
    const without = columnsOf("all", "damage outlook");
    expect(without.some((column) => FEATURES[column].group === "damage outlook")).toBe(false);
    const less = await trainer.run({...settings, without: "damage outlook"}, () => {}, {wanted: false});
    expect(less?.columns).toBe(without.length);
    expect(without.length).toBeLessThan(FEATURE_NAMES.length);
  });

  it("offers settings the defaults are among", () => {
    const bounds = boundsOf(40_000);
    for (const setting of ["rounds", "depth", "eta", "rows"] as const) {
      const {min, max, step} = bounds[setting];
      expect(DEFAULT_SETTINGS[setting]).toBeGreaterThanOrEqual(min);
      expect(DEFAULT_SETTINGS[setting]).toBeLessThanOrEqual(max);
      const steps = (DEFAULT_SETTINGS[setting] - min) / step;
      expect(steps).toBeCloseTo(Math.round(steps), 9);
    }
  });
});
