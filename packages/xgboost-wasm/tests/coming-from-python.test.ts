// The page for those who come from Python, line by line.
import {describe, expect, it} from "vitest";
import {Booster, cv, DMatrix, ParameterError, train} from "../src/index.ts";
import {createRandom} from "../src/random.ts";
import {TRAIN_OPTIONS} from "../src/train.ts";
import {otherLines, page, pythonLines} from "./support/python-lines.ts";

const random = createRandom(5);
const [rows, columns] = [60, 3];
const X = Float32Array.from({length: rows * columns}, () => Math.floor(random() * 8));
const y = Float32Array.from({length: rows}, (_, row) => (X[3 * row] + X[3 * row + 1] > 7 ? 1 : 0));
const read = (column: number, target: Float32Array): void => {
  for (let row = 0; row < target.length; row++) target[row] = X[row * columns + column];
};
const params = {objective: "binary:logistic", max_depth: 3} as const;
const dtrain = new DMatrix({data: X, rows, columns, label: y});
const three = new DMatrix({
  data: X,
  rows,
  columns,
  label: X.filter((_, at) => at % 3 === 0).map((v) => v % 3)
});

async function names(): Promise<Record<string, unknown>> {
  return {
    ...{Booster, cv, DMatrix, train, X, y, rows, columns, read, params, dtrain},
    dheld: new DMatrix({data: X, rows, columns, label: y.slice().reverse()}),
    w: new Float32Array(rows).fill(2),
    m: new Float32Array(rows).fill(0.1),
    names: ["a", "b", "c"],
    types: ["q", "int", "float"],
    sizes: [20, 40],
    values: [1, 2, 3],
    indices: [0, 2, 1],
    indptr: [0, 2, 3],
    history: {},
    log: () => {},
    squared: (margins: Float32Array, {label}: DMatrix) => ({
      gradient: margins.map((margin, row) => margin - label![row]),
      hessian: new Float32Array(margins.length).fill(1)
    }),
    most: (predictions: Float32Array) => ["most", Math.max(...predictions)],
    booster: await train(params, dtrain),
    classes: await train({objective: "multi:softprob", num_class: 3}, three)
  };
}

async function run(code: string): Promise<unknown> {
  const given = await names();
  const body = `"use strict"; return async (${Object.keys(given).join(", ")}) => (${code});`;
  return new Function(body)()(...Object.values(given));
}

/** How many rounds a model has that this line of Python trains; null where it trains none or may stop early. */
function roundsInPython(python: string): number | null {
  if (/early_stopping_rounds|process_type|"exact"|gblinear|num_boost_round/.test(python)) return null;
  if (python.startsWith("xgb.train(")) {
    const given = /dtrain, (\d+)/.exec(python)?.[1] ?? 10;
    return Number(given) + (python.includes("xgb_model") ? 10 : 0);
  }
  if (python.startsWith("XGBRF")) return 1;
  if (/^XGB(Classifier|Regressor)\(/.test(python))
    return Number(/n_estimators=(\d+)/.exec(python)?.[1] ?? 100);
  return null;
}

const refused = (section: string): boolean => section === "What is refused";

describe("Coming from Python", () => {
  it("has lines in every section, each with code on both sides", () => {
    expect(new Set(pythonLines.map(({section}) => section)).size).toBe(7);
    expect(pythonLines.length).toBeGreaterThan(50);
    expect(otherLines).toEqual([]);
  });

  it.each(pythonLines.filter(({section}) => !refused(section)))("$here", async ({here, section}) => {
    const result = await run(here);
    if (section === "Callbacks") await train(params, dtrain, {numRound: 4, ...(result as object)});
    if (here !== "booster.bestIteration") expect(result).toBeDefined();
  });

  it.each(
    pythonLines.flatMap(({python, here}) => {
      const rounds = roundsInPython(python);
      return rounds === null || !here.startsWith("await train(") ? [] : [{here, python, rounds}];
    })
  )("$rounds rounds, as $python: $here", async ({here, rounds}) => {
    const {numBoostedRounds, model} = (await run(here)) as Booster;
    const parallel = /num_parallel_tree: (\d+)/.exec(here)?.[1] ?? 1;
    expect([numBoostedRounds, model.trees.length]).toEqual([rounds, rounds * Number(parallel)]);
  });

  it.each(pythonLines.filter(({section}) => refused(section)))("refused: $here", async ({here}) => {
    await expect(run(here)).rejects.toThrow(ParameterError);
  });

  it("has a line for what a booster does, and names every static method and option of training", () => {
    const code = pythonLines.map(({here}) => here).join("\n");
    const inWords = ["predictStreamed", "bestScore"];
    const methods = Object.getOwnPropertyNames(Booster.prototype).filter(
      (name) => !["constructor", "answering", "checkMatrix", ...inWords].includes(name)
    );
    expect(methods.filter((name) => !code.includes(`booster.${name}`))).toEqual([]);
    const statics = Object.getOwnPropertyNames(DMatrix).filter((name) => name.startsWith("from"));
    expect(statics.length).toBeGreaterThan(4);
    const named = [...inWords, ...statics, "Booster.load(", "train(", "cv(", ...TRAIN_OPTIONS];
    expect(named.filter((name) => !page.includes(name))).toEqual([]);
  });
});
