import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {setTimeout as pause} from "node:timers/promises";
import pino from "pino";
import {afterEach, beforeEach, expect, it} from "vitest";
import {type DataPaths, dataPaths} from "../../../lib/files/paths.ts";
import {StartError} from "../../../server/config.ts";
import {createMetrics} from "../../../server/metrics/metrics.ts";
import {joinRegistry} from "../../../server/model/join-registry.ts";

const NOBODY = "postgresql://me:secret@127.0.0.1:1/models?password=secret";
let root: string;
let paths: DataPaths;
let lines: string[];
let metrics: ReturnType<typeof createMetrics>;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "join-registry-"));
  paths = dataPaths({PREDICTIONDEX_DATA: join(root, "data"), PREDICTIONDEX_MODELS: join(root, "models")});
  lines = [];
  metrics = createMetrics({system: false});
});
afterEach(() => rmSync(root, {recursive: true, force: true}));

const joined = (address: string) =>
  joinRegistry(
    paths,
    {REGISTRY_URL: address},
    {logger: pino({}, {write: (line: string) => void lines.push(line)}), metrics, watchEveryMs: 20}
  );

it("a server without a shared registry follows none", async () => {
  expect(await joined("")).toBeNull();
  expect((await metrics.sharedRegistryUp.get()).values).toEqual([]);
});

it("a server does not start on a wrong address, nor on a registry that is not there where it has no copy", async () => {
  await expect(joined("models")).rejects.toThrow(StartError);
  await expect(joined(NOBODY)).rejects.toThrow(
    /^the registry at postgresql:\/\/127\.0\.0\.1:1\/models cannot be used/
  );
});

it("a server serves its copy while the registry is not there, and says so once", async () => {
  mkdirSync(paths.models);
  writeFileSync(join(paths.models, "aliases.json"), '{"production": 1}');
  const follower = await joined(NOBODY);
  await pause(200);
  await follower?.stop();
  expect(lines.filter((line) => line.includes("the models here serve until it can"))).toHaveLength(1);
  expect(lines.join()).not.toContain("secret");
  expect((await metrics.sharedRegistryUp.get()).values).toEqual([{labels: {kind: "postgresql"}, value: 0}]);
});
