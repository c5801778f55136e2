// Against native XGBoost itself, where a Python has version 1.7 of it; skipped elsewhere.
import {execFileSync} from "node:child_process";
import {mkdtempSync, readFileSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {findNativeXgboost} from "../../bench/find-python.ts";
import {generate} from "../../bench/generator.ts";
import {Booster, DMatrix, train} from "../../src/index.ts";
import {FIXTURES, fixtureNames, largestDifference, treeDifferences} from "../support/fixture.ts";

const HERE = new URL(".", import.meta.url).pathname;
const native = findNativeXgboost();

function python(script: string, ...args: string[]): string {
  return execFileSync(native!.python, ["-W", "ignore", join(HERE, script), ...args], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"]
  });
}

function floats(file: string): Float32Array {
  const bytes = readFileSync(file);
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}

describe.skipIf(!native?.version.startsWith("1.7"))(`native XGBoost ${native?.version}`, () => {
  const folder = mkdtempSync(join(tmpdir(), "xgboost-wasm-"));

  it("still gives the committed answers", () => {
    python("generate.py", folder);
    for (const name of fixtureNames()) {
      const now = readFileSync(join(folder, `${name}.json`), "utf8");
      expect(now === readFileSync(join(FIXTURES, `${name}.json`), "utf8"), name).toBe(true);
    }
  });

  const rows = 120_000;
  const held = 60_000;
  const continuous = generate(0, rows + held);
  const columns = continuous.data.length / continuous.label.length;
  const put = (name: string, values: Float32Array) => writeFileSync(join(folder, name), values);
  const params = {objective: "binary:logistic", max_depth: 8, eta: 0.1} as const;

  function nativeTrain(name: string, data: Float32Array, label: Float32Array, rounds: number): Booster {
    put("x.f32", data);
    put("y.f32", label);
    python(
      "train.py",
      folder,
      String(label.length),
      String(columns),
      JSON.stringify(params),
      String(rounds),
      name
    );
    return Booster.load(readFileSync(join(folder, `${name}.json`), "utf8"));
  }

  it("grows the same trees on 40,000 rows of 256 values a column and missing ones", async () => {
    const rows = 40_000;
    const data = continuous.data.slice(0, rows * columns);
    for (let i = 0; i < data.length; i++) {
      data[i] = Math.max(-128, Math.min(127, Math.round(data[i] * 4)));
      if (i % 13 === 5) data[i] = Number.NaN;
    }
    const label = continuous.label.slice(0, rows);
    const grown = nativeTrain("discrete", data, label, 5);
    const ours = await train(params, new DMatrix({data, rows, columns, label}), {numRound: 5});
    const differences = ours.model.trees.flatMap((tree, t) => treeDifferences(tree, grown.model.trees[t]));
    expect(differences).toEqual([]);
  });

  it("is within 0.2 % of its held-out log-loss on continuous data", async () => {
    const data = continuous.data.slice(0, rows * columns);
    const label = continuous.label.slice(0, rows);
    const grown = nativeTrain("continuous", data, label, 30);
    const ours = await train(params, new DMatrix({data, rows, columns, label}), {numRound: 30});
    const test = continuous.data.subarray(rows * columns);
    const loss = (booster: Booster) => {
      const p = booster.predict(test);
      let sum = 0;
      for (let i = 0; i < held; i++) {
        sum -= Math.log(continuous.label[rows + i] === 1 ? p[i] : 1 - p[i]);
      }
      return sum / held;
    };
    expect(loss(ours) / loss(grown)).toBeLessThan(1.002);
  });

  it("reads models of this package, and both predict the same", async () => {
    const data = continuous.data.slice(0, 5000 * columns);
    const label = continuous.label.slice(0, 5000);
    const ours = await train(params, new DMatrix({data, rows: 5000, columns, label}), {numRound: 20});
    put("x.f32", data);
    for (const format of ["json", "ubj"] as const) {
      writeFileSync(
        join(folder, `ours.${format}`),
        format === "json" ? ours.saveModel() : ours.saveModel("ubj")
      );
      python("predict.py", folder, "5000", String(columns), `ours.${format}`);
      expect(largestDifference(ours.predict(data), floats(join(folder, "prediction.f32")))).toBeLessThan(
        1e-6
      );
      const few = data.subarray(0, 20 * columns);
      const contributions = ours.predict(few, {predContribs: true});
      expect(largestDifference(contributions, floats(join(folder, "contributions.f32")))).toBeLessThan(1e-5);
      const saved = Booster.load(readFileSync(join(folder, `again.${format}`)));
      expect(saved.saveModel()).toBe(ours.saveModel());
    }
  });
});

if (!native?.version.startsWith("1.7"))
  it.skip("SKIPPED: no Python here has XGBoost 1.7 (Debian: apt-get install python3-xgboost)", () => {});
