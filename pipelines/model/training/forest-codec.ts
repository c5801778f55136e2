import type {Model, Tree} from "xgboost-wasm/predict";

/**
 * A model small enough for a page: the trees of a binary:logistic model, losslessly as far as predictions go.
 *
 * Layout, little endian: the length of a JSON header (uint32), the header, padding to 4 bytes, then planes of
 * equal kind (which compress better than records): leaf values (float32), distinct thresholds by feature
 * (float32), and for every node of all trees in preorder its feature (low and high byte; 0xffff: a leaf) and,
 * for splits only, the index of its threshold (low and high byte) and its default direction (a byte).
 * The hessian sums of the leaves, which only an explanation needs, are a file of their own (`encodeCovers`).
 */
interface Header {
  readonly format: "forest/1";
  readonly baseScore: number;
  readonly featureNames: readonly string[];
  readonly trees: number;
  readonly nodes: number;
  readonly leaves: number;
  /** Number of distinct thresholds of each feature. */
  readonly thresholds: readonly number[];
}

const LEAF = 0xffff;

interface Flat {
  readonly features: number[];
  readonly thresholds: number[];
  readonly defaultLeft: number[];
  readonly leaves: number[];
}

/** Calls `visit` for every node of a tree, a parent before its left, then its right branch. */
function preorder(tree: Tree, visit: (node: number, leaf: boolean) => void): void {
  const stack = [0];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    const leaf = tree.left[node] < 0;
    visit(node, leaf);
    if (!leaf) stack.push(tree.right[node], tree.left[node]);
  }
}

function flatten(trees: readonly Tree[]): Flat {
  const flat: Flat = {features: [], thresholds: [], defaultLeft: [], leaves: []};
  for (const tree of trees) {
    preorder(tree, (node, leaf) => {
      flat.features.push(leaf ? LEAF : tree.feature[node]);
      if (leaf) flat.leaves.push(tree.condition[node]);
      else {
        flat.thresholds.push(tree.condition[node]);
        flat.defaultLeft.push(tree.defaultLeft[node]);
      }
    });
  }
  return flat;
}

const plane = (values: readonly number[], shift: number): Uint8Array =>
  Uint8Array.from(values, (value) => (value >> shift) & 0xff);

const bytesOf = (values: Float32Array): Uint8Array =>
  new Uint8Array(values.buffer, values.byteOffset, values.byteLength);

function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((total, part) => total + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

/** @throws RangeError for a model that is not binary:logistic, or too large for the format */
export function encodeForest(model: Model): Uint8Array {
  if (model.objective !== "binary:logistic")
    throw new RangeError(`a ${model.objective} model does not fit forest/1`);
  if (model.numFeature >= LEAF) throw new RangeError(`${model.numFeature} features do not fit forest/1`);
  const flat = flatten(model.trees);
  const splitFeatures = flat.features.filter((feature) => feature !== LEAF);
  const distinct = Array.from({length: model.numFeature}, () => new Set<number>());
  splitFeatures.forEach((feature, index) => {
    distinct[feature].add(flat.thresholds[index]);
  });
  const sorted = distinct.map((values) => [...values].sort((a, b) => a - b));
  const position = sorted.map((values) => new Map(values.map((value, index) => [value, index])));
  const codes = splitFeatures.map((feature, index) => position[feature].get(flat.thresholds[index])!);
  const header: Header = {
    format: "forest/1",
    baseScore: model.baseScore,
    featureNames: model.featureNames,
    trees: model.trees.length,
    nodes: flat.features.length,
    leaves: flat.leaves.length,
    thresholds: sorted.map((values) => values.length)
  };
  const text = new TextEncoder().encode(JSON.stringify(header));
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, text.length, true);
  return concatenate([
    length,
    text,
    new Uint8Array((4 - (text.length % 4)) % 4),
    bytesOf(Float32Array.from(flat.leaves)),
    bytesOf(Float32Array.from(sorted.flat())),
    plane(flat.features, 0),
    plane(flat.features, 8),
    plane(codes, 0),
    plane(codes, 8),
    Uint8Array.from(flat.defaultLeft)
  ]);
}

/** The leaves' hessian sums (float32, in the order of `encodeForest`): what an explanation weighs branches by. */
export function encodeCovers(model: Model): Uint8Array {
  const covers: number[] = [];
  for (const tree of model.trees) {
    preorder(tree, (node, leaf) => {
      if (leaf) covers.push(tree.sumHessian[node]);
    });
  }
  return bytesOf(Float32Array.from(covers));
}

/** Reads planes one after another. */
class Planes {
  constructor(
    private readonly bytes: Uint8Array,
    private at: number
  ) {}

  take(count: number): Uint8Array {
    this.at += count;
    return this.bytes.subarray(this.at - count, this.at);
  }

  floats(count: number): Float32Array {
    return floatsOf(this.take(4 * count));
  }
}

function floatsOf(bytes: Uint8Array): Float32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const values = new Float32Array(Math.floor(bytes.length / 4));
  for (let index = 0; index < values.length; index++) values[index] = view.getFloat32(4 * index, true);
  return values;
}

/**
 * The inverse of `encodeForest`.
 * @param covers of `encodeCovers`; without them the model predicts but cannot be explained
 * @throws RangeError for bytes that are not a whole forest/1 file, or covers of another model
 */
export function decodeForest(bytes: Uint8Array, covers?: Uint8Array): Model {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headerLength = bytes.length >= 4 ? view.getUint32(0, true) : 0;
  const header = readHeader(bytes.subarray(4, 4 + headerLength));
  const splits = header.nodes - header.leaves;
  const thresholdCount = header.thresholds.reduce((total, count) => total + count, 0);
  const start = 4 + headerLength + ((4 - (headerLength % 4)) % 4);
  const expected = start + 4 * (header.leaves + thresholdCount) + 2 * header.nodes + 3 * splits;
  if (bytes.length !== expected) {
    throw new RangeError(
      `not a whole forest/1 file: ${bytes.length} bytes where its header says ${expected}`
    );
  }
  const planes = new Planes(bytes, start);
  const leaves = planes.floats(header.leaves);
  const sorted = header.thresholds.map((count) => planes.floats(count));
  const [featureLow, featureHigh] = [planes.take(header.nodes), planes.take(header.nodes)];
  const [codeLow, codeHigh, defaultDirection] = [
    planes.take(splits),
    planes.take(splits),
    planes.take(splits)
  ];
  // One array a column for all trees, each of which is a window on it.
  const [left, right, parent, features] = Array.from({length: 4}, () =>
    new Int32Array(header.nodes).fill(-1)
  );
  const [condition, sumHessian, lossChange, baseWeight] = Array.from(
    {length: 4},
    () => new Float32Array(header.nodes)
  );
  const defaultLeft = new Uint8Array(header.nodes);
  const trees: Tree[] = [];
  /** Splits, by their number in the tree, whose right branch is still to come. */
  const open: number[] = [];
  let [first, split, leaf, above] = [0, 0, 0, -1];
  for (let at = 0; at < header.nodes; at++) {
    const id = at - first;
    const feature = featureLow[at] | (featureHigh[at] << 8);
    parent[at] = above;
    if (feature !== LEAF) {
      features[at] = feature;
      condition[at] = sorted[feature][codeLow[split] | (codeHigh[split] << 8)];
      defaultLeft[at] = defaultDirection[split++];
      left[at] = id + 1;
      open.push(id);
      above = id;
      continue;
    }
    features[at] = 0;
    condition[at] = leaves[leaf++];
    above = open.pop() ?? -1;
    if (above >= 0) {
      right[first + above] = id + 1;
      continue;
    }
    const end = at + 1;
    trees.push({
      left: left.subarray(first, end),
      right: right.subarray(first, end),
      parent: parent.subarray(first, end),
      feature: features.subarray(first, end),
      condition: condition.subarray(first, end),
      defaultLeft: defaultLeft.subarray(first, end),
      sumHessian: sumHessian.subarray(first, end),
      lossChange: lossChange.subarray(first, end),
      baseWeight: baseWeight.subarray(first, end)
    });
    first = end;
  }
  if (trees.length !== header.trees || first !== header.nodes) {
    throw new RangeError(
      `not a whole forest/1 file: ${trees.length} trees where its header says ${header.trees}`
    );
  }
  const model: Model = {
    objective: "binary:logistic",
    numClass: 0,
    numFeature: header.thresholds.length,
    baseScore: header.baseScore,
    scalePosWeight: 1,
    featureNames: header.featureNames,
    featureTypes: [],
    attributes: {},
    trees,
    treeInfo: trees.map(() => 0)
  };
  return covers ? withCovers(model, covers) : model;
}

/**
 * A decoded model that can also be explained.
 * @param covers of `encodeCovers` of the same model
 * @throws RangeError for covers of another model
 */
export function withCovers(model: Model, covers: Uint8Array): Model {
  const leafCovers = floatsOf(covers);
  const leaves = model.trees.reduce((total, {left}) => total + (left.length + 1) / 2, 0);
  if (leafCovers.length !== leaves || covers.length % 4 !== 0) {
    throw new RangeError(`covers of ${covers.length / 4} leaves for a model of ${leaves}`);
  }
  let end = leaves;
  const trees = Array.from<Tree>({length: model.trees.length});
  for (let index = trees.length - 1; index >= 0; index--) {
    const tree = model.trees[index];
    const sums = new Float64Array(tree.left.length);
    // Nodes are in preorder: from behind, leaves come in the files' order and children before their parents.
    for (let node = sums.length - 1; node >= 0; node--) {
      sums[node] = tree.left[node] < 0 ? leafCovers[--end] : sums[tree.left[node]] + sums[tree.right[node]];
    }
    trees[index] = {...tree, sumHessian: Float32Array.from(sums)};
  }
  return {...model, trees};
}

function readHeader(text: Uint8Array): Header {
  try {
    const header = JSON.parse(new TextDecoder().decode(text)) as Header;
    if (header.format === "forest/1") return header;
  } catch {
    // Falls through to the one message below.
  }
  throw new RangeError("not a forest/1 file: its header cannot be read");
}
