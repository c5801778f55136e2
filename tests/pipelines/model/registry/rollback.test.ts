import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeAll, beforeEach, describe, expect, it} from "vitest";
import {hashOf} from "../../../../lib/files/hash.ts";
import {type DataPaths, dataPaths} from "../../../../lib/files/paths.ts";
import {FEATURE_NAMES} from "../../../../pipelines/model/features/feature-catalogue.ts";
import {
  aliasesPath,
  appendLedger,
  ledgerPath,
  listVersions,
  RegistryError,
  readAliases,
  readLedger,
  readManifest,
  registerVersion,
  setAlias,
  versionFolder
} from "../../../../pipelines/model/registry/model-store.ts";
import {loadProduction, loadVersion} from "../../../../pipelines/model/registry/production.ts";
import {readTrained} from "../../../../pipelines/model/registry/promote-trained.ts";
import type {LedgerEntry} from "../../../../pipelines/model/registry/registry-schema.ts";
import {onceInProduction, rollback} from "../../../../pipelines/model/registry/rollback.ts";
import {
  compareVersions,
  productionReport,
  requireVersionReport
} from "../../../../pipelines/model/registry/version-report.ts";
import {embeddedGame} from "../../../data-loaders/embedded-game.ts";
import {sampleManifest, sampleReport} from "./sample.ts";
import {tinyModel} from "./tiny-model.ts";

let paths: DataPaths;
let root: string;
let model: string;
let ofOtherFeatures: string;

beforeAll(async () => {
  model = await tinyModel(FEATURE_NAMES);
  ofOtherFeatures = await tinyModel(["x", "y"]);
});
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "predictiondex-rollback-"));
  paths = dataPaths({PREDICTIONDEX_DATA: join(root, "data"), PREDICTIONDEX_MODELS: join(root, "models")});
});
afterEach(() => rmSync(root, {recursive: true, force: true}));

/** Versions that are told apart by white space after the same model. */
async function register(content = model, given: Parameters<typeof sampleManifest>[0] = {}): Promise<number> {
  const bytes = `${content}${" ".repeat(listVersions(paths).length)}`;
  const {version: _, ...manifest} = sampleManifest({modelHash: hashOf(bytes), ...given});
  return registerVersion(paths, manifest, {
    "model.json": bytes,
    "evaluation.json": JSON.stringify(sampleReport({hash: hashOf(bytes)}))
  });
}
const decide = (action: LedgerEntry["action"], version: number): void =>
  appendLedger(paths, {
    at: "2026-11-24T08:00:00.000Z",
    action,
    version,
    previous: null,
    reasons: [],
    evidence: {}
  });
const now = () => new Date("2026-11-25T00:00:00Z");

describe("a rollback", () => {
  it("goes to the version that was in production before, and says so in the ledger and its card", async () => {
    for (const version of [1, 2, 3]) expect(await register()).toBe(version);
    for (const version of [1, 2, 3]) decide("promoted", version);
    await setAlias(paths, "production", 3);
    expect(onceInProduction(paths)).toEqual([3, 2, 1]);
    expect(await rollback(paths, undefined, {now})).toEqual({from: 3, to: 2});
    expect(readAliases(paths).production).toBe(2);
    expect(readLedger(paths).at(-1)).toEqual({
      at: "2026-11-25T00:00:00.000Z",
      action: "rolled back",
      version: 2,
      previous: 3,
      reasons: ["asked for"],
      evidence: {}
    });
    expect(readFileSync(join(versionFolder(paths, 2), "MODEL_CARD.md"), "utf8")).toContain("rolled back to");
    expect(onceInProduction(paths)).toEqual([2, 3, 1]);
    await rollback(paths, 1, {reasons: ["slow"]});
    expect(readAliases(paths).production).toBe(1);
    expect(readLedger(paths).at(-1)).toMatchObject({version: 1, previous: 2, reasons: ["slow"]});
  });

  it("is refused with the reason, and changes nothing", async () => {
    const refused = async (version: number | undefined, message: string | RegExp): Promise<void> => {
      const before = [readAliases(paths), readLedger(paths)];
      const attempt = rollback(paths, version);
      await expect(attempt).rejects.toThrow(RegistryError);
      await expect(attempt).rejects.toThrow(message);
      expect([readAliases(paths), readLedger(paths)]).toEqual(before);
    };
    await refused(undefined, "no model is in production: there is nothing to roll back");
    await register();
    decide("promoted", 1);
    await setAlias(paths, "production", 1);
    await refused(undefined, "version 1 is the only one that was ever in production");
    await refused(1, "version 1 is in production already");
    await refused(7, "model version 7 does not exist; there are: 1");
    await register();
    decide("refused", 2);
    decide("registered", 2);
    await refused(undefined, "version 1 is the only one that was ever in production");
    await refused(2, "version 2 never passed the gate; versions that did: none");
    await register();
    decide("promoted", 3);
    await register();
    decide("promoted", 4);
    await refused(2, "version 2 never passed the gate; versions that did: 4, 3");
    await refused(7, "model version 7 does not exist; there are: 1, 2, 3, 4");
    writeFileSync(join(versionFolder(paths, 3), "model.json"), "other");
    await refused(3, "model version 3: model.json is damaged (its SHA-256 is not the manifest's)");
    await register(ofOtherFeatures);
    decide("promoted", 5);
    await refused(undefined, /^version 5 cannot serve: the model was trained on other features \(2 columns/);
    rmSync(join(paths.models, "versions"), {recursive: true});
    await refused(9, "model version 9 does not exist; there are: none");
  });
});

describe("the model in production", () => {
  it("answers, under its version's number", async () => {
    const missing = loadProduction(paths);
    await expect(missing).rejects.toThrow(RegistryError);
    await expect(missing).rejects.toThrow(
      "no model is in production yet: run `npm run pipeline` to train and promote one"
    );
    await register();
    await register();
    await setAlias(paths, "production", 2);
    const game = embeddedGame();
    mkdirSync(paths.data, {recursive: true});
    writeFileSync(paths.game, JSON.stringify(game));
    const production = await loadProduction(paths);
    expect(production.manifest.version).toBe(2);
    expect(production.recommender.modelVersion).toBe("2");
    expect(production.game.pokemon).toHaveLength(game.pokemon.length);
    const row = Float32Array.from(FEATURE_NAMES, (_, i) => i % 3);
    expect(production.model.predictRow(row)).toBeGreaterThan(0);
  });

  it("is refused where its files are not whole", async () => {
    await register();
    rmSync(join(versionFolder(paths, 1), "model.json"));
    expect(() => loadVersion(paths, 1)).toThrow("model version 1: model.json cannot be read");
    await register("{}");
    expect(() => loadVersion(paths, 2)).toThrow(/^model version 2: ./);
    await register();
    expect(loadVersion(paths, 3).model.featureNames).toEqual(FEATURE_NAMES);
  });
});

describe("the registry's files", () => {
  it("give versions in their order, whole ones only", async () => {
    expect(listVersions(paths)).toEqual([]);
    for (let version = 1; version <= 10; version += 1) await register();
    rmSync(join(versionFolder(paths, 5), "manifest.json"));
    for (const name of ["0", "01", "x12", "12x", ".3.tmp"]) {
      mkdirSync(join(paths.models, "versions", name));
      writeFileSync(join(paths.models, "versions", name, "manifest.json"), "{}");
    }
    expect(listVersions(paths)).toEqual([1, 2, 3, 4, 6, 7, 8, 9, 10]);
    expect(await register(`${model}\n`)).toBe(11);
  });

  it("know aliases that are set, and say when they cannot be read", async () => {
    expect(readAliases(paths)).toEqual({});
    await setAlias(paths, "production", 1);
    await setAlias(paths, "candidate", 2);
    await setAlias(paths, "production", 3);
    expect(readAliases(paths)).toEqual({production: 3, candidate: 2});
    expect(readFileSync(aliasesPath(paths), "utf8")).toBe('{\n  "production": 3,\n  "candidate": 2\n}\n');
    writeFileSync(aliasesPath(paths), "{");
    expect(() => readAliases(paths)).toThrow(RegistryError);
    expect(() => readAliases(paths)).toThrow(
      /^models\/aliases\.json cannot be read: .*aliases\.json is not JSON: .*; delete it to let the next run promote anew$/
    );
  });

  it("append to the ledger, and skip lines of nothing", () => {
    expect(readLedger(paths)).toEqual([]);
    decide("promoted", 1);
    decide("refused", 2);
    const text = readFileSync(ledgerPath(paths), "utf8");
    expect(text.split("\n")).toHaveLength(3);
    writeFileSync(ledgerPath(paths), text.replace("\n", "\n  \n\n"));
    expect(readLedger(paths).map(({action, version}) => `${action} ${version}`)).toEqual([
      "promoted 1",
      "refused 2"
    ]);
  });

  it("say which line of the ledger, or which version's file, cannot be read, and what to do", async () => {
    decide("promoted", 1);
    const written = readFileSync(ledgerPath(paths), "utf8");
    writeFileSync(ledgerPath(paths), `${written}{"at": 1}\n`);
    expect(() => readLedger(paths)).toThrow(RegistryError);
    expect(() => readLedger(paths)).toThrow(
      /^the ledger cannot be read: .*ledger\.jsonl, line 2 is not a decision: .*; delete that line: the decision it held is lost, no model is$/
    );
    await register();
    writeFileSync(join(versionFolder(paths, 1), "evaluation.json"), "{}");
    expect(() => requireVersionReport(paths, 1)).toThrow(
      /^model version 1 has no readable evaluation: .*; delete it, and promote the model anew by `npm run promote`$/
    );
    writeFileSync(join(versionFolder(paths, 1), "manifest.json"), "{}");
    let error: unknown;
    try {
      readManifest(paths, 1);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toMatchObject({name: "RegistryError", cause: {name: "JsonFileError"}});
    expect((error as Error).message).toMatch(
      /^model version 1 has no readable manifest: .* is not a model's manifest: .*; delete the version's folder and run `npm run promote` to register the model anew$/
    );
    mkdirSync(aliasesPath(paths));
    expect(() => readAliases(paths), "what is no fault of the content is told as it is").toThrow("EISDIR");
  });

  it("hold the model and its manifest, readably", async () => {
    await register();
    const text = readFileSync(join(versionFolder(paths, 1), "manifest.json"), "utf8");
    expect(JSON.parse(text)).toMatchObject({version: 1, modelHash: hashOf(model)});
    expect(text).toMatch(/^\{\n {2}"name"/);
    expect(readFileSync(join(versionFolder(paths, 1), "model.json"), "utf8")).toBe(model);
  });
});

describe("the report of a version", () => {
  it("is the one it was judged by, also beside another's", async () => {
    await register(model, {parameters: {eta: 0.1}});
    await register(model, {parameters: {eta: 0.2}});
    expect(requireVersionReport(paths, 2).model.hash).toBe(hashOf(`${model} `));
    expect(compareVersions(paths, 2, 1)).toMatchObject({versions: [2, 1], parameters: {eta: [0.2, 0.1]}});
  });
  it("that is missing is named, and so is a version that cannot be", async () => {
    await register();
    rmSync(join(versionFolder(paths, 1), "evaluation.json"));
    expect(() => requireVersionReport(paths, 1)).toThrow(RegistryError);
    expect(() => requireVersionReport(paths, 1)).toThrow("model version 1 has no evaluation");
    expect(() => requireVersionReport(paths, -1)).toThrow("model version -1 is not a whole number from 1 on");
  });
});

it("says to train where there is no trained model", () => {
  expect(() => readTrained(paths)).toThrow("there is no trained model in data/model; run `npm run train`");
});

describe("the scores of the version that answers", () => {
  it("are those it was promoted with, whatever was registered after it; none where none is in production", async () => {
    expect(productionReport(paths)).toBeNull();
    const first = await register();
    await setAlias(paths, "production", first);
    const refused = await register();
    await setAlias(paths, "candidate", refused);
    expect(productionReport(paths)?.model.hash).toBe(requireVersionReport(paths, first).model.hash);
    expect(productionReport(paths)?.model.hash).not.toBe(requireVersionReport(paths, refused).model.hash);
  });
});
