// Any version of native XGBoost that a Python here has: PYTHON names one, else the system's. Tells what it left out.
import {execFileSync} from "node:child_process";
import {existsSync, mkdtempSync, readFileSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {findNativeXgboost} from "../../bench/find-python.ts";
import {Booster, DMatrix, type TrainParameters, train} from "../../src/index.ts";
import {FIXTURES} from "../support/fixture.ts";
import {nativeVersions} from "../support/native-files.ts";
import {pythonLines} from "../support/python-lines.ts";

const HERE = new URL(".", import.meta.url).pathname;
const native = findNativeXgboost();
if (!native) console.warn("left out: no Python here has XGBoost");

function python(script: string, folder: string): string {
  return execFileSync(native!.python, ["-W", "ignore", join(HERE, script), folder], {
    stdio: ["ignore", "pipe", "pipe"],
    encoding: "utf8"
  });
}

/** Numbers to seven digits: builds of one version differ beyond, by their mathematical library. */
const readRounded = (file: string): unknown =>
  JSON.parse(readFileSync(file, "utf8"), (_, value) =>
    typeof value === "number" ? Number(value.toPrecision(7)) : value
  );

const STATED = {format: "json", withStats: true} as const;

describe.skipIf(!native)(`native XGBoost ${native?.version}`, () => {
  const folder = mkdtempSync(join(tmpdir(), "xgboost-wasm-"));

  it.each(["files", "trainings", "scores", "dumps", "configs"])("still writes the committed %s", (kind) => {
    const committed = join(FIXTURES, kind, `${native!.version}.json`);
    if (!existsSync(committed)) {
      console.warn(`left out: no ${kind} of version ${native!.version} are committed`);
      return;
    }
    python(`write_${kind}.py`, folder);
    const [written, kept] = [join(folder, `${native!.version}.json`), committed].map((file) =>
      JSON.stringify(readRounded(file))
    );
    expect(written === kept).toBe(true);
  });

  /** Writes models, lets native read them, and returns what differs. */
  function reread(models: {name: string; booster: Booster; data: (number | null)[]}[]): string[] {
    const asked = models.flatMap(({booster, data}, i) =>
      (["json", "ubj"] as const).map((format) => {
        const file = `model-${i}.${format}`;
        writeFileSync(join(folder, file), format === "json" ? booster.saveModel() : booster.saveModel("ubj"));
        return {file, columns: booster.numFeatures, data};
      })
    );
    writeFileSync(join(folder, "reread.json"), JSON.stringify(asked));
    python("reread.py", folder);
    const answers: ({margins: number[]; dump: string[] | null} | string)[] = JSON.parse(
      readFileSync(join(folder, "reread-out.json"), "utf8")
    );
    return answers.flatMap((answer, k) => {
      const {name, booster, data} = models[Math.floor(k / 2)];
      if (typeof answer === "string") return [`${name}, ${asked[k].file}: ${answer}`];
      const ours = booster.predict(data, {outputMargin: true});
      const {margins, dump} = answer;
      const wrong = margins.findIndex(
        (value, i) => Math.abs(value - ours[i]) > 2e-6 * Math.max(1, Math.abs(value))
      );
      if (wrong >= 0 || margins.length !== ours.length) {
        return [`${name}: ${ours[wrong]}, native ${margins[wrong]}`];
      }
      const same = dump === null || JSON.stringify(booster.dumpModel(STATED)) === JSON.stringify(dump);
      return same ? [] : [`${name}: another dump`];
    });
  }

  it("reads its own files as this package writes them back", () => {
    const own = nativeVersions.find(({version}) => version === native!.version);
    const models = Object.entries(own?.cases ?? {}).map(([name, file]) => ({
      name,
      booster: Booster.load(file.model),
      data: file.data ?? own!.data
    }));
    // Before 1.6 there was no binary file.
    expect(reread(models).filter((wrong) => !(own!.version < "1.6" && wrong.includes(".ubj")))).toEqual([]);
  });

  it("reads what this package trains", async () => {
    const rows = 120;
    const data = Array.from({length: rows * 3}, (_, i) =>
      i % 11 === 3 ? null : ((i * 37) % 23) - (i % 3) * 4
    );
    const label = Array.from({length: rows}, (_, row) => ((data[3 * row] ?? 0) > 5 ? 1 : 2));
    const models: {name: string; booster: Booster; data: (number | null)[]}[] = [];
    const tried: TrainParameters[] = [
      {objective: "reg:squarederror"},
      {objective: "reg:squaredlogerror"},
      {objective: "reg:pseudohubererror"},
      {objective: "reg:absoluteerror"},
      {objective: "reg:gamma"},
      {objective: "reg:tweedie"},
      {objective: "count:poisson"},
      {objective: "multi:softmax", num_class: 3, num_parallel_tree: 2},
      {booster: "dart", rate_drop: 0.5},
      {objective: "count:poisson", base_score: "estimate-2"},
      ...(native!.version >= "2"
        ? [{objective: "reg:quantileerror", quantile_alpha: [0.2, 0.7]} as const]
        : []),
      // Several scores are for 3.1 and newer.
      ...(native!.version >= "3.1"
        ? [{objective: "multi:softprob", num_class: 3, base_score: "estimate"} as const]
        : [])
    ];
    for (const params of tried) {
      const booster = await train({...params, max_depth: 3}, new DMatrix({data, rows, columns: 3, label}), {
        numRound: 4
      });
      models.push({name: params.objective ?? "dart", booster, data});
    }
    const featureTypes = ["c", "q", "q"];
    const codes = data.map((value, i) => (i % 3 === 0 && value !== null ? value % 7 : value));
    const kinds = new DMatrix({data: codes, rows, columns: 3, label, featureTypes});
    models.push({
      name: "categories",
      booster: await train({max_depth: 3}, kinds, {numRound: 3}),
      data: codes
    });
    // A model of native's that this package went on with.
    const own = nativeVersions.find(({version}) => version === native!.version);
    if (own) {
      const going = Booster.load(own.cases["squarederror"].model);
      const matrix = new DMatrix({
        data: own.data,
        rows: 12,
        columns: 4,
        label: Array.from({length: 12}, (_, i) => i)
      });
      models.push({
        name: "continued",
        booster: await train({max_depth: 2}, matrix, {model: going, numRound: 2}),
        data: own.data
      });
    }
    expect(reread(models)).toEqual([]);
  });

  // XGBoost takes the parameters of its own version's configurations alone, and passes over others without a word.
  it.skipIf(!native?.version.startsWith("1.7"))("takes this package's configuration", async () => {
    const params = {
      max_depth: 3,
      eta: 0.2,
      subsample: 0.5,
      seed: 7,
      monotone_constraints: [1, -1],
      gamma: 0.1
    } as const;
    const matrix = new DMatrix({data: [1, 2, 3, 4, 5, 6, 7, 8], rows: 4, columns: 2, label: [0, 1, 0, 1]});
    const booster = await train({...params, base_score: "estimate"}, matrix, {numRound: 1});
    writeFileSync(join(folder, "config-model.json"), booster.saveModel());
    writeFileSync(join(folder, "config.json"), booster.saveConfig());
    const {parameters} = booster.loadConfig(python("take_config.py", folder));
    expect(parameters).toMatchObject(params);
  });

  it("runs the Python side of the page for those who come from it", () => {
    writeFileSync(join(folder, "lines.json"), JSON.stringify(pythonLines.map((line) => line.python)));
    expect(JSON.parse(python("run_lines.py", folder))).toEqual([]);
  });
});

if (!native)
  it.skip("SKIPPED: no Python here has XGBoost (Debian: apt-get install python3-xgboost)", () => {});
