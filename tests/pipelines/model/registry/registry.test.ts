import {mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {hashOf} from "../../../../lib/files/hash.ts";
import {type DataPaths, dataPaths} from "../../../../lib/files/paths.ts";
import {publishDirectory, publishText} from "../../../../lib/files/publish.ts";
import {
  type Evidence,
  evidencePath,
  writtenEvidence
} from "../../../../pipelines/model/evaluation/evidence.ts";
import {evaluationPath} from "../../../../pipelines/model/evaluation/read-evaluation.ts";
import {
  listVersions,
  readAliases,
  readLedger,
  readManifest,
  setAlias,
  versionFolder
} from "../../../../pipelines/model/registry/model-store.ts";
import {loadVersion} from "../../../../pipelines/model/registry/production.ts";
import {promoteTrained} from "../../../../pipelines/model/registry/promote-trained.ts";
import {changeRegistry} from "../../../../pipelines/model/registry/shared/change-registry.ts";
import {trainedFolder} from "../../../../pipelines/model/training/train-model.ts";
import {sampleIntervals, sampleManifest, sampleReport, sampleScores, sampleSplit} from "./sample.ts";

let root: string;
let paths: DataPaths;
const now = () => new Date("2026-11-24T12:00:00Z");

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "registry-"));
  paths = dataPaths({PREDICTIONDEX_DATA: join(root, "data"), PREDICTIONDEX_MODELS: join(root, "models")});
});
afterEach(() => rmSync(root, {recursive: true, force: true}));

/** Publishes a trained model and its evaluation; `accuracy` stands for how good it is. */
async function trained(model: string, accuracy: number, interval: [number, number] = [accuracy, accuracy]) {
  const {version: _, ...manifest} = sampleManifest({modelHash: hashOf(model)});
  await publishDirectory(trainedFolder(paths), (folder) => {
    writeFileSync(join(folder, "model.json"), model);
    writeFileSync(join(folder, "manifest.json"), JSON.stringify(manifest));
  });
  const scores = sampleScores({accuracy});
  const split = sampleSplit({scores, intervals: sampleIntervals(scores, {accuracy: interval})});
  const report = sampleReport({hash: hashOf(model), splits: [split]});
  await publishText(evaluationPath(paths), JSON.stringify(report));
}

describe("promoteTrained", () => {
  it("registers, promotes, and writes the evidence into the ledger", async () => {
    await trained("good", 0.99);
    const {version, verdict} = await promoteTrained(paths, now);
    expect({version, passed: verdict.passed}).toEqual({version: 1, passed: true});
    expect(readAliases(paths)).toEqual({production: 1});
    expect(readManifest(paths, 1)).toMatchObject({
      version: 1,
      modelHash: hashOf("good"),
      metrics: {accuracy: 0.99}
    });
    expect(readLedger(paths)).toMatchObject([
      {
        at: "2026-11-24T12:00:00.000Z",
        action: "promoted",
        version: 1,
        previous: null,
        evidence: {accuracy: 0.99}
      }
    ]);
  });

  it("refuses a worse model with the reason and leaves production alone", async () => {
    await trained("good", 0.99, [0.989, 0.991]);
    await promoteTrained(paths, now);
    await trained("worse", 0.985, [0.984, 0.986]);
    const {verdict} = await promoteTrained(paths, now);
    expect(verdict.reasons).toEqual([
      "accuracy 0.98500 on the pair-disjoint test split (1000 duels) is worse than production's 0.99000, beyond both intervals"
    ]);
    expect(readAliases(paths)).toEqual({production: 1, candidate: 2});
    expect(readLedger(paths).at(-1)).toMatchObject({action: "refused", version: 2, previous: 1});
  });

  it("holds a model against production as it is scored now, where that was measured, by the limits given", async () => {
    await trained("good", 0.99, [0.989, 0.991]);
    await promoteTrained(paths, now);
    await trained("worse", 0.985, [0.984, 0.986]);
    const scores = sampleScores({accuracy: 0.9});
    const production = {
      splits: [sampleSplit({scores, intervals: sampleIntervals(scores, {accuracy: [0.89, 0.91]})})]
    };
    expect((await promoteTrained(paths, now, {production})).verdict.reasons).toEqual([]);
    const limits = {minAccuracy: 0.999, minRocAuc: 0, maxEce: 1, maxRowMicroseconds: 1e9};
    await trained("other", 0.99);
    expect((await promoteTrained(paths, now, {limits})).verdict.passed).toBe(false);
  });

  it("refuses a model below the floor even where there is none to compare with", async () => {
    await trained("poor", 0.97);
    const {verdict} = await promoteTrained(paths, now);
    expect(verdict.reasons[0]).toBe(
      "accuracy 97.00 % on the pair-disjoint test split (1000 duels) is below 98.00 %"
    );
    expect(readAliases(paths).production).toBeUndefined();
  });

  it("stores the same model once", async () => {
    await trained("good", 0.99);
    await promoteTrained(paths, now);
    await promoteTrained(paths, now);
    expect(listVersions(paths)).toEqual([1]);
  });

  it("refuses an evaluation of another model", async () => {
    await trained("good", 0.99);
    writeFileSync(
      join(trainedFolder(paths), "manifest.json"),
      JSON.stringify(sampleManifest({modelHash: hashOf("other")}))
    );
    await expect(promoteTrained(paths, now)).rejects.toThrow("the evaluation is of another model");
  });
});

describe("promoteTrained with every answer kept", () => {
  /** Answers to forty duels, each off by `error`, and to three questions. */
  const answers = (error: number, duels = "duels"): Evidence => ({
    rows: {
      hash: duels,
      truth: new Float32Array(40).fill(0.5),
      prediction: new Float32Array(40).fill(0.5 + error),
      pair: Uint32Array.from({length: 40}, (_, row) => row)
    },
    questions: [{replies: "given", hash: "questions", regret: [0, 0, 0]}]
  });
  const worse = async (evidence: Evidence, model: string) => {
    await trained(model, 0.99);
    await publishText(evidencePath(paths), writtenEvidence(evidence));
  };
  const reasons = ["logLoss 0.69360", "brier 0.2502\\d", "meanAbsoluteError 0.01500"].map((worse) =>
    expect.stringMatching(new RegExp(`^${worse} is worse than production's .* on the same 40 duels`))
  );

  it("holds them against those of the version in production, without asking it again", async () => {
    await worse(answers(0.01), "first");
    await promoteTrained(paths, now);
    await worse(answers(0.015), "second");
    const answersOf = () => Promise.reject(new Error("not to be asked"));
    const {verdict} = await promoteTrained(paths, now, {answersOf});
    expect(verdict.reasons).toEqual(reasons);
    expect(readLedger(paths).at(-1)?.evidence).toMatchObject({
      comparison: "paired, on the same duels",
      meanAbsoluteErrorWorse: expect.closeTo(0.005, 6)
    });
  });

  it.each([
    ["answered other duels", answers(0.01, "other duels")],
    ["kept no answers, as versions of before", null]
  ])("asks a version in production that %s", async (_, before) => {
    await trained("first", 0.99);
    if (before) await publishText(evidencePath(paths), writtenEvidence(before));
    await promoteTrained(paths, now);
    await worse(answers(0.015), "second");
    const asked: number[] = [];
    const answersOf = (version: number) => {
      asked.push(version);
      return Promise.resolve(answers(0.01));
    };
    expect((await promoteTrained(paths, now, {answersOf})).verdict.reasons).toEqual(reasons);
    expect(asked).toEqual([1]);
  });

  it("is overtaken by a version that comes into production meanwhile: nothing is changed", async () => {
    await trained("first", 0.99);
    await promoteTrained(paths, now);
    await worse(answers(0.01), "second");
    const answersOf = async () => {
      await changeRegistry(paths, "rolling back", (registry) => setAlias(registry, "production", 7));
      return null;
    };
    const overtaken =
      "version 7 is in production by now, and the candidate was judged against 1: nothing was changed; run the command again";
    await expect(promoteTrained(paths, now, {answersOf})).rejects.toThrow(overtaken);
    const production = {version: 1, splits: []};
    await expect(promoteTrained(paths, now, {production})).rejects.toThrow(overtaken);
    expect(readAliases(paths)).toEqual({production: 7});
    expect(listVersions(paths)).toEqual([1]);
    expect(readLedger(paths)).toHaveLength(1);
  });

  it("goes by intervals where the version in production cannot answer any more", async () => {
    await worse(answers(0.01, "other duels"), "first");
    await promoteTrained(paths, now);
    await worse(answers(0.015), "second");
    const {verdict} = await promoteTrained(paths, now, {answersOf: () => Promise.resolve(null)});
    expect(verdict).toMatchObject({
      passed: true,
      evidence: {comparison: "of intervals, on other duels", regretGivenWorse: 0}
    });
    expect(verdict.evidence).not.toHaveProperty("logLossWorse");
  });
});

describe("versionFolder", () => {
  it.each(["../../etc", "1/..", 0, -1, 1.5, Number.NaN, "1"])("never makes a path of %j", (version) => {
    expect(() => versionFolder(paths, version as number)).toThrow("is not a whole number from 1 on");
  });
});

describe("loadVersion", () => {
  it("names what is wrong: no manifest, a damaged file, a file that is no model", async () => {
    expect(() => loadVersion(paths, 7)).toThrow("model version 7 has no readable manifest");
    await trained("not a model", 0.99);
    await promoteTrained(paths, now);
    expect(() => loadVersion(paths, 1)).toThrow(/^model version 1: /);
    const file = join(versionFolder(paths, 1), "model.json");
    writeFileSync(file, readFileSync(file, "utf8").slice(1));
    expect(() => loadVersion(paths, 1)).toThrow("model.json is damaged");
    expect(readdirSync(versionFolder(paths, 1)).sort()).toEqual([
      "MODEL_CARD.md",
      "evaluation.json",
      "manifest.json",
      "model.json"
    ]);
  });
});
