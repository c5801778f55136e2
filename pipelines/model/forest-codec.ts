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
  return Float32Array.from({length: bytes.length / 4}, (_, index) => view.getFloat32(4 * index, true));
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
  if (covers && covers.length !== 4 * header.leaves) {
    throw new RangeError(`covers of ${covers.length / 4} leaves for a model of ${header.leaves}`);
  }
  const planes = new Planes(bytes, start);
  const leaves = planes.floats(header.leaves);
  const sorted = header.thresholds.map((count) => planes.floats(count));
  const [featureLow, featureHigh] = [planes.take(header.nodes), planes.take(header.nodes)];
  const [codeLow, codeHigh, defaultLeft] = [planes.take(splits), planes.take(splits), planes.take(splits)];
  const leafCovers = covers && floatsOf(covers);
  const at = {node: 0, split: 0, leaf: 0};

  const readTree = (): Tree => {
    const columns = {
      left: [] as number[],
      right: [] as number[],
      parent: [] as number[],
      feature: [] as number[],
      condition: [] as number[],
      defaultLeft: [] as number[],
      cover: [] as number[]
    };
    const visit = (parent: number): number => {
      const id = columns.left.length;
      const feature = featureLow[at.node] | (featureHigh[at.node] << 8);
      at.node++;
      columns.parent.push(parent);
      columns.left.push(-1);
      columns.right.push(-1);
      if (feature === LEAF) {
        columns.feature.push(0);
        columns.condition.push(leaves[at.leaf]);
        columns.defaultLeft.push(0);
        columns.cover.push(leafCovers?.[at.leaf] ?? 0);
        at.leaf++;
        return id;
      }
      columns.feature.push(feature);
      columns.condition.push(sorted[feature][codeLow[at.split] | (codeHigh[at.split] << 8)]);
      columns.defaultLeft.push(defaultLeft[at.split]);
      columns.cover.push(0);
      at.split++;
      const left = visit(id);
      const right = visit(id);
      columns.left[id] = left;
      columns.right[id] = right;
      columns.cover[id] = columns.cover[left] + columns.cover[right];
      return id;
    };
    visit(-1);
    return {
      left: Int32Array.from(columns.left),
      right: Int32Array.from(columns.right),
      parent: Int32Array.from(columns.parent),
      feature: Int32Array.from(columns.feature),
      condition: Float32Array.from(columns.condition),
      defaultLeft: Uint8Array.from(columns.defaultLeft),
      sumHessian: Float32Array.from(columns.cover),
      lossChange: new Float32Array(columns.left.length),
      baseWeight: new Float32Array(columns.left.length)
    };
  };
  const trees = Array.from({length: header.trees}, readTree);
  return {
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
