import {mkdirSync, readFileSync, renameSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi} from "vitest";
import {searchTable, tuneCommand} from "../../../cli/commands/tune-command.ts";
import {dataPaths} from "../../../lib/files/paths.ts";
import {EXIT} from "../../../lib/terminal/exit-status.ts";
import type * as Grid from "../../../pipelines/model/search/grid.ts";
import type {SearchReport} from "../../../pipelines/model/search/search-schema.ts";
import type * as Parameters from "../../../pipelines/model/training/parameters.ts";
import {embeddedGame} from "../../data-loaders/embedded-game.ts";
import {writeSmallTraining} from "../../pipelines/monitoring/drift/small-training.ts";
import {captureOutput} from "../../support/capture-output.ts";
import {runCommand} from "../../support/run-command.ts";

const root = vi.hoisted(() => `${process.env.TMPDIR ?? "/tmp"}/predictiondex-tune-${process.pid}`);

/** The repository's own parameters are left alone, and the grid is one of seconds. */
vi.mock("../../../pipelines/model/training/parameters.ts", async (original) => {
  const module = await original<typeof Parameters>();
  const file = `${root}/parameters.json`;
  return {...module, PARAMETERS_FILE: file, readParameters: () => module.readParameters(file)};
});
vi.mock("../../../pipelines/model/search/grid.ts", async (original) => {
  const module = await original<typeof Grid>();
  const fast = {...module.GRIDS.fast, rounds: [3, 9], max_depth: [1, 4], eta: [0.3]};
  return {...module, GRIDS: {...module.GRIDS, fast}};
});

const env = {PREDICTIONDEX_DATA: join(root, "data"), PREDICTIONDEX_MODELS: join(root, "models")};
const paths = dataPaths(env);
const recorded = {
  rounds: 3,
  parameters: {
    objective: "binary:logistic",
    tree_method: "hist",
    eta: 0.3,
    max_depth: 1,
    min_child_weight: 4,
    subsample: 0.8,
    colsample_bytree: 0.8,
    max_bin: 256
  }
};
const file = join(root, "parameters.json");
let printed = "";
let told = "";

async function tune(...args: string[]): Promise<void> {
  printed = "";
  told = "";
  await runCommand(tuneCommand(), ["node", "tune", ...args]);
}

beforeAll(async () => {
  mkdirSync(paths.data, {recursive: true});
  const game = embeddedGame();
  writeFileSync(paths.game, JSON.stringify(game));
  await writeSmallTraining(paths.duels, game, () => true, {
    best_move: 300,
    random_move: 300,
    all_combinations: 300
  });
});
beforeEach(() => {
  writeFileSync(file, JSON.stringify(recorded));
  for (const [name, value] of Object.entries({...env, MLFLOW_TRACKING_URI: "", DEBUG: ""}))
    vi.stubEnv(name, value);
  captureOutput(
    (text) => {
      printed += text;
    },
    (text) => {
      told += text;
    }
  );
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  process.exitCode = undefined;
});
afterAll(() => rmSync(root, {recursive: true, force: true}));

describe("tune", () => {
  it("prints the points, best first, and says where the recorded parameters are not the best", async () => {
    await tune("--folds", "2");
    expect(told).toMatch(/2 fits × 2 folds on all pairs/);
    const lines = printed.trimEnd().split("\n");
    expect(lines[0]).toMatch(/^Cross-validated by Pokémon pair, 2 folds of \d+ training duels; best first:$/);
    expect(lines).toHaveLength(2 + 4);
    const losses = lines.slice(2).map((line) => Number(line.trim().split(" ")[0]));
    expect(losses).toEqual([...losses].sort((a, b) => a - b));
    expect(lines[2]).toMatch(/depth 4, eta 0.3, 9 trees, rows 0.3, columns 0.8$/);
    expect(told).toContain(
      "training uses depth 1, eta 0.3, 3 trees, rows 0.8, columns 0.8; --apply would record the best point instead"
    );
    expect(JSON.parse(readFileSync(file, "utf8"))).toEqual(recorded);
  });

  it("records the best with --apply, goes on from what is known, and prints the report with --json", async () => {
    await tune("--folds", "2", "--apply", "--json");
    const report = JSON.parse(printed);
    expect(report.fits).toEqual({done: 0, reused: 4});
    const [{point}] = report.points;
    expect(JSON.parse(readFileSync(file, "utf8"))).toEqual(point);
    expect(told).toContain("models/parameters.json now says depth 4, eta 0.3, 9 trees");
    await tune("--folds", "2");
    expect(told).not.toContain("--apply");
  });

  it("takes parts of the fits from other machines, and finds with them what it finds alone", async () => {
    const fits = join(paths.data, "search", "fast.jsonl");
    await tune("--folds", "2", "--fresh", "--json");
    const alone = JSON.parse(printed);
    const parts: string[] = [];
    for (const part of ["2/3", "1/3", "3/3"]) {
      await tune("--folds", "2", "--fresh", "--shard", part);
      const file = join(root, `part-${part[0]}.jsonl`);
      renameSync(fits, file);
      parts.push(file);
    }
    expect(parts.map((part) => readFileSync(part, "utf8").split("\n").length - 1)).toEqual([1, 1, 2]);
    await tune("--folds", "2", "--known", ...parts, "--json");
    const together = JSON.parse(printed);
    expect(together.fits).toEqual({done: 0, reused: 4});
    const found = ({points}: SearchReport) => points.map(({point, mean}) => ({point, mean}));
    expect(found(together)).toEqual(found(alone));
    rmSync(fits);
    await tune("--folds", "2", "--known", ...parts.slice(1), "--known-only");
    expect(process.exitCode).toBe(1);
    expect(told).toContain("1 of 4 fits are not known");
    process.exitCode = undefined;
    writeFileSync(parts[0], "not a fit\n");
    await tune("--folds", "2", "--known", parts[0]);
    expect(process.exitCode).toBe(1);
  });

  it("does a part for a search elsewhere alone: nothing is judged or recorded by it", async () => {
    await tune("--shard", "1/2", "--apply");
    expect(process.exitCode).toBe(EXIT.usage);
    expect(told).toContain("--apply is of a whole search, not of --shard");
  });

  it.each([
    ["--folds", "1", "expected a whole number from 2 to 20"],
    ["--threads", "0", "expected a whole number from 1 to 64"],
    ["--early-stopping", "", "expected a whole number from 0 to 5000"],
    ["--grid", "huge", "Allowed choices are fast, extended"]
  ])("names %s, the value '%s' and what would be right", async (option, value, right) => {
    await tune(option, value);
    expect(process.exitCode).toBe(1);
    for (const part of [option, `'${value}'`, right]) expect(told).toContain(part);
  });

  it("says on how much a point was judged, and how many are not shown", () => {
    const scores = {logLoss: 0.2, accuracy: 0.97, rocAuc: 0.99, meanAbsoluteError: 0.02};
    const point = {
      point: recorded,
      share: 1 / 9,
      mean: scores,
      standardError: {...scores, logLoss: 0.001}
    };
    const report = {points: [point, point, point], folds: 3, trainRows: 1000} as unknown as SearchReport;
    const text = searchTable(report, 2);
    expect(text).toContain("  0.20000 ±0.00100     97.00   0.99000    0.0200  depth 1");
    expect(text).toContain("(on 11 % of the pairs)\n… and 1 more");
  });
});
