import {mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {expect, it, vi} from "vitest";
import {describeRetraining, retrainCommand} from "../../../cli/commands/retrain-command.ts";
import {dataPaths} from "../../../lib/files/paths.ts";
import {driftPaths} from "../../../pipelines/monitoring/drift/report/report-files.ts";
import {
  publishRetraining,
  readRetraining
} from "../../../pipelines/monitoring/retraining/retraining-result.ts";
import {refused} from "../../support/refused-retraining.ts";
import {runCommand} from "../../support/run-command.ts";

it("says what the gate decided, why, and both errors", () => {
  expect(describeRetraining(refused)).toBe(
    "version 3 was refused; version 2 stays in production\n" +
      "  accuracy 91.00 % is below 98.00 %\n" +
      "mean error on 90 served duels of pairs it has not seen: 4.02 points, version 2 2.13 points"
  );
  const served = {...refused.served, heldOutRows: 0, candidateError: null, productionError: null};
  expect(describeRetraining({...refused, promoted: true, reasons: [], served})).toMatch(
    /^version 3 passed the gate and is in production instead of version 2\nmean error .*: not measured/
  );
});

it("keeps the latest result, and does nothing where the model is not marked", async () => {
  const folder = mkdtempSync(join(tmpdir(), "predictiondex-retrain-"));
  const env = {PREDICTIONDEX_DATA: folder, PREDICTIONDEX_MODELS: join(folder, "models")};
  try {
    const paths = dataPaths(env);
    expect(readRetraining(paths)).toBeNull();
    await publishRetraining(paths, refused);
    expect(readRetraining(paths)).toEqual(refused);

    for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
    const told = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    await runCommand(retrainCommand(), ["node", "retrain", "--if-marked"]);
    expect(told).toHaveBeenCalledExactlyOnceWith(
      "retrain: the model is not marked for retraining; nothing to do\n"
    );
    expect(process.exitCode).toBeUndefined();
    told.mockClear();
    vi.stubEnv("REGISTRY_URL", "postgresql://127.0.0.1:1/models");
    await runCommand(retrainCommand(), ["node", "retrain", "--if-marked"]);
    expect(told, "asked whether a trial goes on elsewhere").toHaveBeenCalledExactlyOnceWith(
      expect.stringMatching(/the registry at postgresql:\/\/127\.0\.0\.1:1\/models cannot be used/)
    );
    vi.stubEnv("REGISTRY_URL", "");
    told.mockClear();
    await runCommand(retrainCommand(), ["node", "retrain"]);
    expect(told).toHaveBeenCalledExactlyOnceWith(
      expect.stringMatching(/^retrain: no model is in production/)
    );
    expect(process.exitCode).toBe(1);
    expect(JSON.parse(readFileSync(driftPaths(paths).retrainFailure, "utf8"))).toMatchObject({
      message: expect.stringMatching(/^no model is in production/)
    });
  } finally {
    process.exitCode = undefined;
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
    rmSync(folder, {recursive: true, force: true});
  }
});
