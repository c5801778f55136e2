import {mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {Booster, DMatrix, train} from "xgboost-wasm";
import {dataPaths} from "../../../../lib/files/paths.ts";
import {
  evaluateVersion,
  requireCurrentEvaluation
} from "../../../../pipelines/model/exchange/evaluate-version.ts";
import {EXPORT_FILE, type ExportManifest} from "../../../../pipelines/model/exchange/export-manifest.ts";
import {ATTRIBUTES, importModel} from "../../../../pipelines/model/exchange/import-model.ts";
import {
  FEATURE_NAMES,
  FEATURE_VERSION,
  MODEL_FRAME
} from "../../../../pipelines/model/features/feature-catalogue.ts";
import {
  listVersions,
  readAliases,
  readLedger,
  readManifest,
  setAlias
} from "../../../../pipelines/model/registry/model-store.ts";
import {promoteVersion, readTrained} from "../../../../pipelines/model/registry/promote-trained.ts";
import {readTrial} from "../../../../pipelines/model/registry/trial.ts";
import {readVersionEvidence, readVersionReport} from "../../../../pipelines/model/registry/version-report.ts";
import {readParameters} from "../../../../pipelines/model/training/parameters.ts";
import {trainModel} from "../../../../pipelines/model/training/train-model.ts";
import {embeddedGame} from "../../../data-loaders/embedded-game.ts";
import {smallDuels} from "../../../support/small-duels.ts";
import {SMALL_LIMITS, SMALL_SETTINGS} from "../../../support/small-production.ts";

const game = embeddedGame();
const duels = smallDuels(game, 2_500);
const root = mkdtempSync(join(tmpdir(), "import-"));
const paths = dataPaths({PREDICTIONDEX_DATA: join(root, "data"), PREDICTIONDEX_MODELS: join(root, "models")});
const now = () => new Date("2026-11-30T12:00:00Z");
const place = (name: string): string => join(root, name);

/** What a native trainer leaves behind: the trees, with or without word of what they were trained on. */
let bare: Booster;
let attributes: Record<string, string>;

const write = (name: string, booster: Booster, learner: Readonly<Record<string, unknown>> = {}): string => {
  const content = JSON.parse(booster.saveModel("json") as string) as {learner: object};
  writeFileSync(place(name), JSON.stringify({...content, learner: {...content.learner, ...learner}}));
  return place(name);
};
const run = (file: string, features?: string) =>
  importModel({paths, file, now, ...(features !== undefined && {features})});

beforeAll(async () => {
  await trainModel({paths, game, duels, settings: SMALL_SETTINGS, inputs: {}});
  bare = Booster.load(readFileSync(readTrained(paths).modelFile));
  attributes = {
    [ATTRIBUTES.featureVersion]: FEATURE_VERSION,
    [ATTRIBUTES.frame]: MODEL_FRAME,
    [ATTRIBUTES.trainingRows]: "2000",
    [ATTRIBUTES.parameters]: '{"max_depth": 5, "tree_method": "hist"}',
    [ATTRIBUTES.trainer]: "xgboost.dask 1.7.4"
  };
});
afterAll(() => rmSync(root, {recursive: true, force: true}));

describe("importModel", {timeout: 240_000}, () => {
  it("makes a version that says where it came from, and nothing else", async () => {
    const file = write("good.json", bare.withAttributes(attributes));
    expect(await run(file)).toEqual({version: 1, known: false, trees: SMALL_SETTINGS.rounds});
    expect(readManifest(paths, 1)).toMatchObject({
      modelType: "XGBoost gbtree (xgboost.dask 1.7.4, imported)",
      trainingRows: 2000,
      parameters: {max_depth: 5, tree_method: "hist", rounds: SMALL_SETTINGS.rounds},
      inputs: {imported: "good.json"},
      metrics: {}
    });
    expect(readLedger(paths)).toMatchObject([{action: "registered", version: 1, previous: null}]);
    expect(readAliases(paths)).toEqual({});
    expect(await run(file)).toMatchObject({version: 1, known: true});
    expect(readLedger(paths)).toHaveLength(1);
  });

  it("is judged as any other: not before it was evaluated, then by the gate", async () => {
    await expect(promoteVersion(paths, 1, now)).rejects.toThrow(
      "model version 1 was never evaluated; run `predictiondex evaluate --version 1` first"
    );
    const {splits, regret} = await evaluateVersion({
      paths,
      game,
      duels,
      version: 1,
      questions: {given: 10, open: 2}
    });
    expect(splits[0].scores.accuracy).toBeGreaterThan(0.85);
    expect(regret?.kinds.map(({questions}) => questions)).toEqual([10, 2]);
    expect(readVersionReport(paths, 1)?.model.hash).toBe(readManifest(paths, 1).modelHash);
    expect(readVersionEvidence(paths, 1)?.rows.prediction.length).toBe(splits[0].testRows);
    expect(() => requireCurrentEvaluation(paths, 1, duels)).not.toThrow();
    expect(() => requireCurrentEvaluation(paths, 1, smallDuels(game, 300))).toThrow(
      "model version 1 was evaluated on other duels than these; run `predictiondex evaluate --version 1` again"
    );
    const {version, verdict} = await promoteVersion(paths, 1, now, {
      limits: {...SMALL_LIMITS, minAccuracy: 0.999}
    });
    expect({version, passed: verdict.passed}).toEqual({version: 1, passed: false});
    expect(readAliases(paths)).toEqual({candidate: 1});
    expect((await promoteVersion(paths, 1, now, {limits: SMALL_LIMITS})).verdict.passed).toBe(true);
    expect(readAliases(paths).production).toBe(1);
    await expect(evaluateVersion({paths, game, duels, version: 1})).rejects.toThrow(
      "model version 1 is in production; its evaluation is what it was promoted by, and stays"
    );
    expect(readManifest(paths, 1).metrics.accuracy).toBe(splits[0].scores.accuracy);

    await setAlias(paths, "production", 9);
    const challenge = {limits: SMALL_LIMITS, challenge: {share: 0.1}};
    expect(await promoteVersion(paths, 1, now, challenge)).toMatchObject({previous: 9, onTrial: true});
    expect(readAliases(paths)).toEqual({production: 9, candidate: 1});
    expect(readTrial(paths)).toMatchObject({phase: "challenge", version: 1, production: 9, share: 0.1});
    expect(readLedger(paths).at(-1)).toMatchObject({action: "on trial", version: 1, previous: 9});
    await setAlias(paths, "production", 1);
  });

  it("takes the word of the features where the model has none, in UBJSON too", async () => {
    const file = place("bare.ubj");
    writeFileSync(file, bare.withAttributes({note: "another"}).saveModel("ubj") as Uint8Array);
    await expect(run(file)).rejects.toThrow(
      "does not say which features it was trained on (attributes predictiondex_feature_version, predictiondex_frame, predictiondex_training_rows); name their folder by --features"
    );
    const manifest: ExportManifest = {
      kind: "predictiondex features",
      format: "parquet",
      shard: {index: 1, count: 1},
      rows: 2_500,
      trainRows: 2_003,
      testRows: 497,
      parts: [],
      split: {name: "pair-disjoint", guarantee: "", seed: 1},
      frame: MODEL_FRAME,
      featureVersion: FEATURE_VERSION,
      featureNames: [...FEATURE_NAMES],
      training: readParameters(),
      seed: 5,
      inputs: {}
    };
    writeFileSync(place(EXPORT_FILE), JSON.stringify(manifest));
    expect(await run(file, root)).toMatchObject({version: 2, known: false});
    expect(readManifest(paths, 2)).toMatchObject({trainingRows: 2_003, seed: 5});
  });

  it("names what does not fit, and changes nothing", async () => {
    const before = listVersions(paths);
    const other = (more: Record<string, string>) => bare.withAttributes({...attributes, ...more});
    const three = new DMatrix({
      data: Float32Array.from({length: 60}, (_, at) => (at * 7) % 11),
      rows: 20,
      columns: 3,
      label: Float32Array.from({length: 20}, (_, at) => at % 2),
      featureNames: ["attack", "speed", "level"]
    });
    const ofThree = await train({objective: "binary:logistic"}, three, {numRound: 1});
    const cases: [string, string][] = [
      [
        write("three.json", ofThree.withAttributes(attributes)),
        `has 3 features; expected the ${FEATURE_NAMES.length} of the catalogue`
      ],
      [place("none.json"), "does not exist"],
      [
        write("kind.json", other({}), {
          objective: {name: "reg:squarederror", reg_loss_param: {scale_pos_weight: "1"}}
        }),
        "has the objective reg:squarederror; expected binary:logistic or reg:logistic"
      ],
      [
        write("names.json", other({}), {
          feature_names: FEATURE_NAMES.map((name, at) => (at === 3 ? "spin" : name))
        }),
        `has "spin" as feature 4; expected "${FEATURE_NAMES[3]}"`
      ],
      [write("unnamed.json", other({}), {feature_names: []}), "has no feature names"],
      [
        write("old.json", other({[ATTRIBUTES.featureVersion]: "0123"})),
        `was trained on features 0123; those of this program are ${FEATURE_VERSION}`
      ],
      [
        write("turned.json", other({[ATTRIBUTES.frame]: "A is A"})),
        `was trained with "A is A"; expected "${MODEL_FRAME}"`
      ],
      [write("rows.json", other({[ATTRIBUTES.trainingRows]: "many"})), "says it was trained on NaN rows"],
      [
        write("seed.json", other({[ATTRIBUTES.seed]: "none"})),
        "predictiondex_seed = none; expected a whole number"
      ],
      [write("huge.json", other({[ATTRIBUTES.parameters]: '{"eta": 1e999}'})), "predictiondex_parameters = "],
      [
        write("set.json", other({[ATTRIBUTES.parameters]: "[1]"})),
        "predictiondex_parameters = [1]; expected a JSON object"
      ]
    ];
    for (const [file, message] of cases) await expect(run(file), file).rejects.toThrow(message);
    writeFileSync(place("torn.json"), readFileSync(place("old.json"), "utf8").slice(0, 900));
    await expect(run(place("torn.json"))).rejects.toThrow("is no model file of XGBoost");
    expect(listVersions(paths)).toEqual(before);
  });
});
