import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {Command} from "commander";
import {afterAll, beforeAll, beforeEach, describe, expect, it, vi} from "vitest";
import {driftCommand} from "../../../../cli/commands/drift-command.ts";
import {retrainCommand} from "../../../../cli/commands/retrain-command.ts";
import {backfillCommand} from "../../../../cli/commands/traffic-commands.ts";
import {dataPaths} from "../../../../lib/files/paths.ts";
import {readAliases, readLedger} from "../../../../pipelines/model/registry/model-store.ts";
import {RetrainError, retrainModel} from "../../../../pipelines/monitoring/retraining/retrain.ts";
import {readRetraining} from "../../../../pipelines/monitoring/retraining/retraining-result.ts";
import {smallGame} from "../../../data-loaders/small-game.ts";
import {captureOutput} from "../../../support/capture-output.ts";
import {runCommand} from "../../../support/run-command.ts";
import {makeSmallProduction, SMALL_LIMITS, SMALL_SETTINGS} from "../../../support/small-production.ts";

/** The commands that follow a model in service, on a model and a history that are small: the story is told in full elsewhere. */
const root = mkdtempSync(join(tmpdir(), "predictiondex-retrain-"));
const env = {
  PREDICTIONDEX_DATA: join(root, "data"),
  PREDICTIONDEX_MODELS: join(root, "models"),
  MLFLOW_TRACKING_URI: "",
  DEBUG: ""
};
const paths = dataPaths(env);
let printed = "";

async function run(command: Command, ...args: string[]): Promise<string> {
  printed = "";
  await runCommand(command, ["node", command.name(), ...args]);
  return printed;
}

beforeAll(async () => {
  await makeSmallProduction(paths, 300, smallGame());
});
beforeEach(() => {
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  const tell = (text: string): void => {
    printed += text;
  };
  captureOutput(tell, tell);
  return () => {
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
    process.exitCode = undefined;
  };
});
afterAll(() => rmSync(root, {recursive: true, force: true}));

describe("a model in service", () => {
  it("needs enough served duels to learn from", async () => {
    await expect(retrainModel({paths, window: "7d", settings: SMALL_SETTINGS})).rejects.toThrow(RetrainError);
    expect(await run(retrainCommand())).toContain(
      "retrain: only 0 different duels were served within 7d, at least 200 are needed: choose a longer --window"
    );
    expect(process.exitCode).toBe(1);
  });

  it("gets a history by backfill, the same for the same seed", async () => {
    const lines = await run(backfillCommand(), "--days", "3", "--requests", "60", "--drifted-days", "1");
    expect(process.exitCode).toBeUndefined();
    expect(lines).toMatch(/day 3 of 3: \d+ predictions\n\d+ synthetic predictions written to /);
    const total = (text: string): number => Number(/(\d+) synthetic/.exec(text)![1]);
    expect(total(lines)).toBeGreaterThan(180);
    expect(
      total(await run(backfillCommand(), "--days", "3", "--requests", "60", "--drifted-days", "1"))
    ).toBe(total(lines));
    expect(total(await run(backfillCommand(), "--days", "3", "--requests", "60", "--seed", "2"))).not.toBe(
      total(lines)
    );
  });

  it("is reported on as Markdown and as JSON, with the verdict as exit status", async () => {
    const args = ["--window", "7d", "--verify", "50", "--playouts", "20", "--no-publish"];
    expect(await run(driftCommand(), ...args)).toMatch(/# .*[Dd]rift/);
    const status = process.exitCode;
    process.exitCode = undefined;
    const text = await run(driftCommand(), ...args, "--format", "json");
    const report = JSON.parse(text.slice(text.indexOf("\n{") + 1));
    expect(report.verdict.status).toEqual(expect.any(String));
    expect(status).toBe(["drift", "degraded"].includes(report.verdict.status) ? 2 : 0);
  });

  it("stays where the retrained candidate fails the gate, with exit status 2 and the reasons", async () => {
    const text = await run(
      retrainCommand(),
      ...[
        "--served",
        "400",
        "--playouts",
        "20",
        "--training-rows",
        "600",
        "--rounds",
        "1",
        "--questions",
        "12"
      ]
    );
    expect(process.exitCode).toBe(2);
    expect(text).toMatch(/training on 600 duels of the training set/);
    expect(text).toMatch(
      /version 2 was refused; version 1 stays in production\n {2}(accuracy|ROC-AUC) [\d.]+( %)? on the pair-disjoint test split \(\d+ duels\) is below [\d.]+/
    );
    expect(text).toMatch(/logLoss [\d.]+ is worse than production's [\d.]+ on the same \d+ duels/);
    expect(readLedger(paths).at(-1)?.evidence).toMatchObject({
      comparison: "paired, on the same duels",
      regretGivenWorse: expect.any(Number),
      regretOpenWorse: expect.any(Number)
    });
    expect(readAliases(paths)).toMatchObject({production: 1, candidate: 2});
    expect(readRetraining(paths)).toMatchObject({promoted: false, candidate: 2, trainingRows: 600});
  });

  it("gives way to one that passes, scored on served duels of pairs it has not seen", async () => {
    const result = await retrainModel({
      paths,
      window: "7d",
      servedRows: 600,
      settings: {...SMALL_SETTINGS, rounds: 60},
      playouts: 40,
      questions: {given: 12, open: 3},
      limits: SMALL_LIMITS
    });
    expect(result.reasons).toEqual([]);
    expect(result).toMatchObject({promoted: true, production: 1, candidate: 3});
    expect(result.served.rows).toBeGreaterThanOrEqual(200);
    expect(result.served.heldOutRows).toBeGreaterThan(0);
    expect(result.served.heldOutRows).toBeLessThan(result.served.rows);
    expect(readAliases(paths).production).toBe(3);
    expect(readLedger(paths).at(-1)).toMatchObject({action: "promoted", version: 3, previous: 1});
    expect(readRetraining(paths)).toEqual(result);
  });
});
