import {mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {Predictor} from "xgboost-wasm/predict";
import {dataPaths} from "../../../../lib/files/paths.ts";
import {readBuildsFile} from "../../../../pipelines/model/builds/builds-file.ts";
import {fighterView} from "../../../../pipelines/model/builds/fighter-view.ts";
import {buildsFile, runBuilds} from "../../../../pipelines/model/builds/run-builds.ts";
import {isOfTestPair} from "../../../../pipelines/model/builds/test-pairs.ts";
import {trainingBuilds} from "../../../../pipelines/model/builds/training-builds.ts";
import {computeFeatures, FEATURE_NAMES} from "../../../../pipelines/model/features/feature-catalogue.ts";
import {asAsked, orient} from "../../../../pipelines/model/features/orientation.ts";
import {type TrainingRows, trainModel} from "../../../../pipelines/model/training/train-model.ts";
import {game, tables} from "../../../support/battle-game.ts";
import {smallDuels} from "../../../support/small-duels.ts";
import {SMALL_SETTINGS} from "../../../support/small-production.ts";

const root = mkdtempSync(join(tmpdir(), "training-builds-"));
const paths = dataPaths({PREDICTIONDEX_DATA: join(root, "data"), PREDICTIONDEX_MODELS: join(root, "models")});
const duels = smallDuels(game, 2_000, {playouts: 10});
const width = FEATURE_NAMES.length;

let rows: TrainingRows;
beforeAll(async () => {
  expect(await trainingBuilds({paths, game, duels})).toBeNull();
  await runBuilds({paths, game, duels: 250, threads: 1});
  rows = (await trainingBuilds({paths, game, duels, threads: 1}))!;
});
afterAll(() => rmSync(root, {recursive: true, force: true}));

describe("what a model learns of other builds", () => {
  it("is of no pair of the test part, each duel from the side that acts first", async () => {
    const all = await readBuildsFile(buildsFile(paths), game);
    const isTested = isOfTestPair(duels);
    const tested = all.filter(isTested).length;
    // Of 250, a few are of the pairs that some 400 duels are of.
    expect(tested).toBeGreaterThan(0);
    const learned = all.filter((duel) => !isTested(duel));
    expect(rows.label).toHaveLength(250 - tested);
    expect(rows.matrix).toHaveLength(rows.label.length * width);
    for (const [row, {a, b, probability}] of learned.entries()) {
      const {view, turn} = orient(fighterView(game, tables(), a, b));
      const expected = new Float32Array(width);
      computeFeatures(view, expected);
      expect(rows.label[row]).toBe(Math.fround(asAsked(probability, turn)));
      expect(rows.matrix.subarray(row * width, (row + 1) * width)).toEqual(expected);
    }
  });

  it("takes the place of as many duels of the default build, up to a twentieth", async () => {
    const options = {paths, game, duels, settings: SMALL_SETTINGS, inputs: {}};
    const without = join(root, "without");
    const alone = await trainModel({...options, folder: without});
    const errorOf = (folder: string): number => {
      const seen = rows.matrix.subarray(0, Math.floor(alone.trainingRows / 20) * width);
      const said = Predictor.load(readFileSync(join(folder, "model.json"))).predict(seen);
      return said.reduce((sum, q, row) => sum + Math.abs(q - rows.label[row]), 0) / said.length;
    };
    expect(alone.trainingBuilds).toBe(0);
    const beside = join(root, "with");
    const manifest = await trainModel({...options, builds: rows, folder: beside});
    expect(manifest.trainingRows).toBe(alone.trainingRows);
    expect(manifest.trainingBuilds).toBe(Math.floor(alone.trainingRows / 20));
    expect(errorOf(beside)).toBeLessThan(0.8 * errorOf(without));
    const few = {matrix: rows.matrix.subarray(0, 3 * width), label: rows.label.subarray(0, 3)};
    const third = await trainModel({...options, builds: few, folder: join(root, "few")});
    expect(third).toMatchObject({trainingRows: alone.trainingRows, trainingBuilds: 3});
  });
});
