import {type ChildProcess, spawn} from "node:child_process";
import {existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {Booster} from "xgboost-wasm";
import {checkPython} from "../../../cli/commands/cluster-command.ts";
import {dataPaths, TOOL} from "../../../lib/files/paths.ts";
import {duelFiles, loadDuels} from "../../../pipelines/model/duels/load-duels.ts";
import {runDuels} from "../../../pipelines/model/duels/run-duels.ts";
import {SCENARIOS} from "../../../pipelines/model/duels/scenarios.ts";
import {pairDisjointSplit, rowsOf, TEST, TRAIN} from "../../../pipelines/model/duels/splits.ts";
import {buildMatrix, orientedLabels} from "../../../pipelines/model/features/matrix.ts";
import {readManifest} from "../../../pipelines/model/registry/model-store.ts";
import {defaultFights} from "../../../pipelines/model/solved/solve-fights.ts";
import {solveAll} from "../../../pipelines/model/solved/solved-shard.ts";
import {fitBooster} from "../../../pipelines/model/training/booster.ts";
import type {TrainingParameters} from "../../../pipelines/model/training/parameters.ts";
import {SEED} from "../../../pipelines/model/training/train-model.ts";
import {embeddedGame} from "../../data-loaders/embedded-game.ts";
import {writeSmallTraining} from "../../pipelines/monitoring/drift/small-training.ts";

/** A real scheduler with two workers of Debian's Dask, on loopback. */

const PYTHON = "/usr/bin/python3";
const HAS_DASK = ((): boolean => {
  try {
    checkPython(PYTHON);
    return true;
  } catch {
    return false;
  }
})();

const whole = embeddedGame();
const FEW = new Set(["venusaur", "pikachu", "ditto", "magikarp"]);
const few = {...whole, pokemon: whole.pokemon.filter(({identifier}) => FEW.has(identifier))};

/** Fights of theirs are solved in no time. */
const WEAK = new Set(["pikachu", "magikarp", "caterpie", "weedle"]);

/** Nothing in it is left to chance, whose numbers are others there. */
const EVERY_ROW: TrainingParameters = {
  rounds: 25,
  parameters: {
    objective: "binary:logistic",
    tree_method: "hist",
    eta: 0.3,
    max_depth: 6,
    min_child_weight: 4,
    subsample: 1,
    sampling_method: "uniform",
    colsample_bytree: 1,
    max_bin: 256
  }
};
/** In P(win): what sums in another order make of equal trees, and no other split does. */
const SAME_TREES = 1e-5;

const running: ChildProcess[] = [];
let root: string;
let address: string;

const at = (...names: string[]): string => join(root, ...names);
const placesOf = (name: string) =>
  dataPaths({PREDICTIONDEX_DATA: at(name, "data"), PREDICTIONDEX_MODELS: at(name, "models")});

function start(module: string, ...args: string[]): ChildProcess {
  const child = spawn(PYTHON, ["-m", `distributed.cli.${module}`, ...args], {
    stdio: ["ignore", "ignore", "pipe"]
  });
  running.push(child);
  return child;
}

const startWorker = (name: string): ChildProcess =>
  start(
    "dask_worker",
    address,
    "--nthreads",
    "1",
    "--no-nanny",
    "--no-dashboard",
    "--name",
    name,
    "--local-directory",
    at(name)
  );

interface Ran {
  readonly status: number | null;
  readonly out: string;
  readonly error: string;
}

/** Runs the tool's `cluster run` on the data of that name. @param onLine hears what it says while it works */
function cluster(
  name: string,
  args: readonly string[],
  onLine: (line: string) => void = () => {}
): Promise<Ran> {
  const child = spawn(
    process.execPath,
    [TOOL, "cluster", "run", ...args, "--no-update", "--python", PYTHON],
    {
      env: {...process.env, PREDICTIONDEX_DATA: at(name, "data"), PREDICTIONDEX_MODELS: at(name, "models")}
    }
  );
  let out = "";
  let error = "";
  child.stdout.on("data", (text) => (out += text));
  child.stderr.on("data", (text) => {
    error += text;
    for (const line of String(text).split("\n")) onLine(line);
  });
  return new Promise((done) => child.once("exit", (status) => done({status, out, error})));
}

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), "cluster-"));
  if (!HAS_DASK) return;
  const scheduler = start(
    "dask_scheduler",
    "--host",
    "127.0.0.1",
    "--port",
    "0",
    "--no-dashboard",
    "--no-show"
  );
  address = await new Promise<string>((found, fail) => {
    let said = "";
    scheduler.stderr?.on("data", (text) => {
      said += text;
      const [place] = /tcp:\/\/127\.0\.0\.1:\d+/.exec(said) ?? [];
      if (place !== undefined) found(place);
    });
    scheduler.once("exit", () => fail(new Error(said)));
  });
});

afterAll(() => {
  for (const child of running) child.kill("SIGKILL");
  rmSync(root, {recursive: true, force: true});
});

describe.skipIf(!HAS_DASK)("a Dask cluster", {timeout: 600_000}, () => {
  it("that has no workers yet, or no scheduler, is told of in one line", async () => {
    mkdirSync(at("none", "data"), {recursive: true});
    const [{status, error}, silent] = await Promise.all([
      cluster("none", ["simulate", "--scheduler", address]),
      cluster("none", ["simulate", "--scheduler", "tcp://127.0.0.1:1", "--timeout", "2"])
    ]);
    expect(status).toBe(1);
    expect(error).toContain(
      `the scheduler at ${address} has no worker; start one with \`dask-worker ${address}\``
    );
    expect(silent.status).toBe(1);
    expect(silent.error).toMatch(
      /^predictiondex cluster: no scheduler answers at tcp:\/\/127\.0\.0\.1:1 within 2 s/m
    );
    expect(readdirSync(at("none", "data"))).toEqual([]);
  });

  it("simulates byte for byte what one machine does, though a worker is lost on the way", async () => {
    for (const name of ["alone", "many"]) {
      mkdirSync(at(name, "data"), {recursive: true});
      writeFileSync(placesOf(name).game, JSON.stringify(few));
    }
    const [first] = [startWorker("first"), startWorker("second")];
    await runDuels({paths: placesOf("alone"), threads: 1});
    const {status, out, error} = await cluster(
      "many",
      ["simulate", "--scheduler", address, "--shards", "3"],
      (line) => {
        if (line.startsWith("shards: 1 of")) first.kill("SIGKILL");
      }
    );
    expect(status, error).toBe(0);
    expect(first.killed).toBe(true);
    expect(error).toMatch(/cluster: \d workers?, \d threads?; dashboard http/);
    expect(out).toContain("duels of 3 shards: the stage duels is up to date");
    for (const scenario of SCENARIOS) {
      const [alone, many] = ["alone", "many"].map((name) =>
        readFileSync(join(placesOf(name).duels, `${scenario}.parquet`))
      );
      expect(many.equals(alone), scenario).toBe(true);
    }
    expect(existsSync(join(placesOf("many").stages, "duels.json"))).toBe(true);
  });

  it("solves byte for byte what one machine does, though a worker is lost on the way", async () => {
    const game = {...whole, pokemon: whole.pokemon.filter(({identifier}) => WEAK.has(identifier))};
    mkdirSync(at("solved", "data"), {recursive: true});
    writeFileSync(placesOf("solved").game, JSON.stringify(game));
    const lost = startWorker("solver");
    const {status, out, error} = await cluster(
      "solved",
      ["solve", "--scheduler", address, "--shards", "3", "--passes", "1", "--to", at("together")],
      (line) => {
        if (line.startsWith("shards: 1 of")) lost.kill("SIGKILL");
      }
    );
    expect(status, error).toBe(0);
    expect(lost.killed).toBe(true);
    expect(out).toContain("6 of 6 fights solved, of 3 shards");
    const {file} = await solveAll(at("by-itself"), await defaultFights(game, 1), {
      game,
      passes: 1,
      threads: 1
    });
    expect(readFileSync(at("together", "fights.parquet")).equals(readFileSync(file))).toBe(true);
  });

  it("trains the model that is trained here, which is a version here, though a worker is lost meanwhile", async () => {
    const third = startWorker("third");
    const paths = placesOf("model");
    mkdirSync(paths.data, {recursive: true});
    writeFileSync(paths.game, JSON.stringify(whole));
    await writeSmallTraining(paths.duels, whole, () => true, {
      best_move: 400,
      random_move: 400,
      all_combinations: 800
    });
    writeFileSync(at("parameters.json"), JSON.stringify(EVERY_ROW));
    const {status, out, error} = await cluster(
      "model",
      ["train", "--scheduler", address, "--shards", "2", "--parameters", at("parameters.json")],
      (line) => {
        if (line.startsWith("training: ") && line.endsWith("25 trees")) third.kill("SIGKILL");
      }
    );
    expect(status, error).toBe(0);
    expect(third.killed).toBe(true);
    expect(out).toContain("version 1: 25 trees. Next: predictiondex evaluate --version 1");
    const duels = await loadDuels(duelFiles(paths), whole);
    const split = pairDisjointSplit(duels, SEED);
    expect(readManifest(paths, 1)).toMatchObject({
      trainingRows: rowsOf(split, TRAIN).length,
      modelType: expect.stringMatching(/xgboost\.dask \d+\.\d+\.\d+, imported/)
    });
    const [learned, asked] = await Promise.all(
      [TRAIN, TEST].map(async (part) => {
        const rows = rowsOf(split, part);
        const oriented = await buildMatrix(whole, duels, rows);
        return {matrix: oriented.matrix, label: orientedLabels(duels, rows, oriented)};
      })
    );
    const here = await fitBooster(learned.matrix, learned.label, {
      settings: EVERY_ROW,
      seed: SEED,
      threads: 1
    });
    const there = readFileSync(join(paths.models, "versions", "1", "model.json"));
    const [own, clusters] = [Buffer.from(here), there].map((model) =>
      Booster.load(model).predict(asked.matrix)
    );
    const apart = own.map((p, row) => Math.abs(p - clusters[row]));
    expect(Math.max(...apart)).toBeLessThan(SAME_TREES);
    const right = [...own].filter((p, row) => p > 0.5 === asked.label[row] > 0.5).length;
    expect(right / own.length).toBeGreaterThan(0.8);
  });

  it("spreads the fits of a search, and finds what they say", async () => {
    const {status, out, error} = await cluster("model", [
      "search",
      "--scheduler",
      address,
      "--grid",
      "fast",
      "--folds",
      "2"
    ]);
    expect(status, error).toBe(0);
    expect(error).toMatch(/parts of the search: (\d) of \1\n/);
    expect(out).toMatch(/Cross-validated by Pokémon pair, 2 folds of [\d,]+ training duels; best first:/);
    expect(out.match(/depth \d, eta/g)).toHaveLength(8);
    const {fits} = JSON.parse(readFileSync(at("model", "data", "search", "fast.json"), "utf8"));
    expect(fits).toEqual({done: 0, reused: 8});
  });
});

if (!HAS_DASK)
  it.skip("SKIPPED: Dask and XGBoost are not installed (Debian: apt-get install python3-distributed python3-pandas python3-xgboost)", () => {});

describe("a Python without Dask", () => {
  it("is refused with what it lacks, and where to get it", () => {
    expect(() => checkPython("/nonexistent/python")).toThrow(
      /\/nonexistent\/python cannot be run .*; on Debian: apt install/
    );
  });
});
