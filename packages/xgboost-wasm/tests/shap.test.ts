import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {Booster, DMatrix, type TrainParameters, train} from "../src/index.ts";
import {createRandom} from "../src/random.ts";
import {nan} from "./support/data.ts";
import {largestDifference} from "./support/fixture.ts";

/** Rows of few different values, some of them missing, with classes, and weights that may be 0. */
function rowsOf(rows: number, columns: number, seed: number) {
  const random = createRandom(seed);
  const data = Float32Array.from({length: rows * columns}, () =>
    random() < 0.1 ? nan : Math.floor(random() * 9) / 4
  );
  const label = Float32Array.from({length: rows}, (_, row) => {
    const [a, b] = [data[row * columns] || 0, data[row * columns + 1] || 0];
    return a > 1 ? (b > 1 ? 2 : 1) : random() < 0.2 ? 1 : 0;
  });
  const weight = Float32Array.from({length: rows}, () => Math.floor(random() * 3));
  return {data, rows, columns, label, weight};
}

/** The values row by row, each asked about alone. */
function oneByOne(booster: Booster, data: Float32Array, iterationRange: readonly [number, number]): number[] {
  const width = booster.numFeatures;
  return Array.from({length: data.length / width}, (_, row) => [
    ...booster.predict(data.slice(row * width, (row + 1) * width), {predContribs: true, iterationRange})
  ]).flat();
}

const KINDS: readonly TrainParameters[] = [
  {},
  {booster: "dart", rate_drop: 0.5},
  {objective: "multi:softprob", num_class: 3, num_parallel_tree: 2, subsample: 0.8}
];

describe("SHAP values of many rows", () => {
  it("are those of each row alone, whatever the trees", async () => {
    const shapes = fc.record({
      kind: fc.nat(KINDS.length - 1),
      rows: fc.integer({min: 4, max: 140}),
      columns: fc.integer({min: 2, max: 6}),
      depth: fc.integer({min: 1, max: 9}),
      seed: fc.nat(1000)
    });
    await fc.assert(
      fc.asyncProperty(shapes, async ({kind, rows, columns, depth, seed}) => {
        const params = {...KINDS[kind], max_depth: depth, min_child_weight: 0, lambda: 0.1};
        const input = rowsOf(Math.max(rows, 40), columns, seed);
        const booster = await train(params, new DMatrix(input), {numRound: 3});
        const data = input.data.subarray(0, rows * columns);
        const range = [1, 3] as const;
        const many = booster.predict(data, {predContribs: true, iterationRange: range});
        expect(largestDifference(many, oneByOne(booster, data, range))).toBeLessThan(1e-6);
      }),
      {numRuns: 40}
    );
  });

  it.each([
    ["at the root", (parent: number) => parent < 0],
    ["at an inner node", (parent: number) => parent === 0],
    ["everywhere", () => true]
  ])("are numbers that sum up to the margin where no training row was %s", async (_, emptied) => {
    const input = rowsOf(60, 3, 8);
    const {model} = await train({max_depth: 4, min_child_weight: 0}, new DMatrix(input), {numRound: 3});
    const trees = model.trees.map((tree) => ({
      ...tree,
      sumHessian: tree.sumHessian.map((cover, node) => (emptied(tree.parent[node]) ? 0 : cover))
    }));
    const booster = new Booster({...model, trees});
    const many = booster.predict(input.data, {predContribs: true});
    const margins = booster.predict(input.data, {outputMargin: true});
    for (const [row, margin] of margins.entries())
      expect(many.subarray(4 * row, 4 * row + 4).reduce((sum, value) => sum + value)).toBeCloseTo(margin, 5);
    expect(largestDifference(many, oneByOne(booster, input.data, [0, 3]))).toBeLessThan(1e-6);
    const pairs = booster.predict(input.data.slice(0, 3), {predInteractions: true});
    expect(pairs.reduce((sum, value) => sum + value)).toBeCloseTo(margins[0], 5);
  });

  it("are so of more rows than are done at once, of a stump and of a tree too deep for it", async () => {
    const input = rowsOf(1100, 3, 5);
    const params = {max_depth: 0, max_leaves: 200, grow_policy: "lossguide", min_child_weight: 0} as const;
    const wide = await train(params, new DMatrix(input), {numRound: 2});
    const stump = await train({max_depth: 1, gamma: 1e9}, new DMatrix(input), {numRound: 2});
    for (const booster of [wide, stump]) {
      const many = booster.predict(input.data, {predContribs: true});
      const all = [0, 2] as const;
      const some = [0, 511, 512, 1023, 1024, 1099];
      for (const row of some) {
        const alone = oneByOne(booster, input.data.slice(row * 3, row * 3 + 3), all);
        expect(largestDifference(many.subarray(row * 4, row * 4 + 4), alone)).toBeLessThan(1e-6);
      }
    }
    const chain = Booster.load(chainModel(70));
    const data = Float32Array.from({length: 8}, (_, i) => i * 10);
    const many = chain.predict(data, {predContribs: true});
    expect(largestDifference(many, oneByOne(chain, data, [0, 0]))).toBeLessThan(1e-6);
    const margins = chain.predict(data, {outputMargin: true});
    const sums = margins.map((_, row) => many[2 * row] + many[2 * row + 1]);
    expect(largestDifference(sums, margins)).toBeLessThan(1e-5);
  });
});

/** A model whose one tree splits its only feature again and again on the right. */
function chainModel(depth: number): string {
  const size = 2 * depth + 1;
  const nodes = Array.from({length: size}, (_, node) => node);
  const inner = (node: number) => node % 2 === 0 && node < size - 1;
  const hessian = nodes.map((node) => 1 + (size - node) / 2 - (node % 2 === 1 ? (size - node) / 2 : 0.5));
  const tree = {
    left_children: nodes.map((node) => (inner(node) ? node + 1 : -1)),
    right_children: nodes.map((node) => (inner(node) ? node + 2 : -1)),
    split_indices: nodes.map(() => 0),
    split_conditions: nodes.map((node) => (inner(node) ? node / 2 + 0.5 : (node % 7) / 4)),
    default_left: nodes.map(() => 0),
    sum_hessian: hessian,
    loss_changes: nodes.map(() => 1),
    base_weights: nodes.map(() => 0),
    tree_param: {num_nodes: String(size), num_feature: "1", size_leaf_vector: "0", num_deleted: "0"}
  };
  const params = {base_score: "0", num_class: "0", num_feature: "1"};
  const model = {gbtree_model_param: {num_trees: "1"}, tree_info: [0], trees: [tree]};
  return JSON.stringify({
    learner: {
      learner_model_param: params,
      objective: {name: "reg:squarederror"},
      gradient_booster: {name: "gbtree", model}
    }
  });
}
