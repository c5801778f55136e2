import type {XGBoostModel, XGBoostTree} from "./xgboost-json.ts";

/**
 * A model small enough for a page: the trees of an XGBoost JSON model without statistics, losslessly.
 *
 * Layout, little endian: the length of a JSON header (uint32), the header, padding to 4 bytes, then planes of
 * equal kind (which compress better than records): leaf values (float32), distinct thresholds by feature
 * (float32), and for every node of all trees in preorder its feature (low and high byte; 0xffff: a leaf) and,
 * for splits only, the index of its threshold (low and high byte) and its default direction (a byte).
 */
interface Header {
  readonly format: "forest/1";
  readonly version: readonly number[];
  readonly objective: string;
  readonly baseScore: string;
  readonly featureNames: readonly string[];
  readonly trees: number;
  readonly nodes: number;
  readonly leaves: number;
  /** Number of distinct thresholds of each feature. */
  readonly thresholds: readonly number[];
}

const LEAF = 0xffff;
const LEAF_CHILD = -1;

interface Flat {
  readonly features: number[];
  readonly thresholds: number[];
  readonly defaultLeft: number[];
  readonly leaves: number[];
}

function flatten(tree: XGBoostTree, flat: Flat): void {
  const visit = (node: number): void => {
    if (tree.left_children[node] === LEAF_CHILD) {
      flat.features.push(LEAF);
      flat.leaves.push(Math.fround(tree.split_conditions[node]));
      return;
    }
    flat.features.push(tree.split_indices[node]);
    flat.thresholds.push(Math.fround(tree.split_conditions[node]));
    flat.defaultLeft.push(tree.default_left[node] ? 1 : 0);
    visit(tree.left_children[node]);
    visit(tree.right_children[node]);
  };
  visit(0);
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

/** @throws RangeError for a model that is not a single-output tree ensemble, or too large for the format */
export function encodeForest(model: XGBoostModel): Uint8Array {
  const {learner} = model;
  const {trees} = learner.gradient_booster.model;
  const featureCount = Number(learner.learner_model_param.num_feature);
  if (Number(learner.learner_model_param.num_class) > 1)
    throw new RangeError("a multi-class model does not fit forest/1");
  if (featureCount >= LEAF) throw new RangeError(`${featureCount} features do not fit forest/1`);
  const flat: Flat = {features: [], thresholds: [], defaultLeft: [], leaves: []};
  for (const tree of trees) flatten(tree, flat);
  const splitFeatures = flat.features.filter((feature) => feature !== LEAF);
  const distinct = Array.from({length: featureCount}, () => new Set<number>());
  splitFeatures.forEach((feature, index) => void distinct[feature].add(flat.thresholds[index]));
  const sorted = distinct.map((values) => [...values].sort((a, b) => a - b));
  const position = sorted.map((values) => new Map(values.map((value, index) => [value, index])));
  const codes = splitFeatures.map((feature, index) => position[feature].get(flat.thresholds[index])!);
  const header: Header = {
    format: "forest/1",
    version: model.version,
    objective: learner.objective.name,
    baseScore: learner.learner_model_param.base_score,
    featureNames: learner.feature_names,
    trees: trees.length,
    nodes: flat.features.length,
    leaves: flat.leaves.length,
    thresholds: sorted.map((values) => values.length)
  };
  const text = new TextEncoder().encode(JSON.stringify(header));
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, text.length, true);
  const padding = new Uint8Array((4 - (text.length % 4)) % 4);
  return concatenate([
    length,
    text,
    padding,
    bytesOf(Float32Array.from(flat.leaves)),
    bytesOf(Float32Array.from(sorted.flat())),
    plane(flat.features, 0),
    plane(flat.features, 8),
    plane(codes, 0),
    plane(codes, 8),
    Uint8Array.from(flat.defaultLeft)
  ]);
}

/** The inverse of `encodeForest`. @throws RangeError for bytes that are not a whole forest/1 file */
export function decodeForest(bytes: Uint8Array): XGBoostModel {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headerLength = bytes.length >= 4 ? view.getUint32(0, true) : 0;
  const header = readHeader(bytes.subarray(4, 4 + headerLength));
  const splits = header.nodes - header.leaves;
  const thresholdCount = header.thresholds.reduce((total, count) => total + count, 0);
  let at = 4 + headerLength + ((4 - (headerLength % 4)) % 4);
  const expected = at + 4 * (header.leaves + thresholdCount) + 2 * header.nodes + 3 * splits;
  if (bytes.length !== expected) {
    throw new RangeError(
      `not a whole forest/1 file: ${bytes.length} bytes where its header says ${expected}`
    );
  }
  const floats = (count: number): Float32Array => {
    const values = Float32Array.from({length: count}, (_, index) => view.getFloat32(at + 4 * index, true));
    at += 4 * count;
    return values;
  };
  const take = (count: number): Uint8Array => {
    at += count;
    return bytes.subarray(at - count, at);
  };
  const leaves = floats(header.leaves);
  const sorted = header.thresholds.map((count) => floats(count));
  const [featureLow, featureHigh] = [take(header.nodes), take(header.nodes)];
  const [codeLow, codeHigh, defaultLeft] = [take(splits), take(splits), take(splits)];
  let node = 0;
  let split = 0;
  let leaf = 0;
  const readTree = (): XGBoostTree => {
    const tree = {
      left_children: [] as number[],
      right_children: [] as number[],
      split_indices: [] as number[],
      split_conditions: [] as number[],
      default_left: [] as number[]
    };
    const visit = (): number => {
      const id = tree.left_children.length;
      const feature = featureLow[node] | (featureHigh[node] << 8);
      node++;
      if (feature === LEAF) {
        tree.left_children.push(LEAF_CHILD);
        tree.right_children.push(LEAF_CHILD);
        tree.split_indices.push(0);
        tree.split_conditions.push(leaves[leaf++]);
        tree.default_left.push(0);
        return id;
      }
      const code = codeLow[split] | (codeHigh[split] << 8);
      tree.left_children.push(LEAF_CHILD);
      tree.right_children.push(LEAF_CHILD);
      tree.split_indices.push(feature);
      tree.split_conditions.push(sorted[feature][code]);
      tree.default_left.push(defaultLeft[split++]);
      tree.left_children[id] = visit();
      tree.right_children[id] = visit();
      return id;
    };
    visit();
    return tree;
  };
  const trees = Array.from({length: header.trees}, readTree);
  return {
    version: header.version,
    learner: {
      feature_names: header.featureNames,
      learner_model_param: {
        base_score: header.baseScore,
        num_class: "0",
        num_feature: String(header.thresholds.length)
      },
      objective: {name: header.objective},
      gradient_booster: {name: "gbtree", model: {trees, tree_info: trees.map(() => 0)}}
    }
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
