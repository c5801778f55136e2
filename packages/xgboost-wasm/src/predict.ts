import {ParameterError} from "./errors.ts";
import {type Numbers, toFloat32} from "./floats.ts";
import {loadModel, type ModelFile} from "./model/load.ts";
import {baseMargins, isMultiOutput, type Model, outputCount, roundsOf, treesOfRound} from "./model/tree.ts";
import {refuseUnknown} from "./names.ts";
import {OBJECTIVES, transformMargins} from "./objectives.ts";
import {BlockExplainer} from "./predict/block-explainer.ts";
import {FastForest} from "./predict/fast-forest.ts";
import {addLinearMargins, linearContributions} from "./predict/linear.ts";
import {TreeExplainer} from "./predict/shap.ts";
import {addMarginsPlainly, leafOf} from "./predict/walk.ts";

export {DataError, ModelError, ParameterError} from "./errors.ts";
export type {PlainModel} from "./model/json.ts";
export type {ModelFile} from "./model/load.ts";
export type {Model, Tree} from "./model/tree.ts";

/** What to answer; the prediction where nothing is asked. */
export interface PredictOptions {
  /** The sum of the trees, before the logistic function or softmax. */
  outputMargin?: boolean;
  /** Leaf number in each tree: rows x trees. */
  predLeaf?: boolean;
  /** SHAP values: rows x (outputs x) (features + 1), the last one the expected margin. */
  predContribs?: boolean;
  /** SHAP interaction values: rows x (outputs x) (features + 1) x (features + 1). */
  predInteractions?: boolean;
  /** Rounds [first, last) to use; last 0 means all. */
  iterationRange?: readonly [number, number];
}

const OPTIONS = ["outputMargin", "predLeaf", "predContribs", "predInteractions", "iterationRange"];

/** Fewer rows are explained one by one: preparing each tree for the kernel would take longer. */
const FEW_ROWS = 4;

/** Rows given to the predictor in a shape it cannot use. */
export class ShapeError extends Error {
  override readonly name = "ShapeError";
}

/** Predicts with a model; knows nothing of training. */
export class Predictor {
  private fast: FastForest | null | undefined;
  private block: BlockExplainer | null | undefined;
  private explainers: TreeExplainer[] | undefined;
  readonly outputs: number;

  constructor(readonly model: Model) {
    this.outputs = outputCount(model);
  }

  /** Reads XGBoost's JSON (text, bytes or parsed) or UBJSON. Throws ModelError with the reason. */
  static load(file: ModelFile): Predictor {
    return new Predictor(loadModel(file));
  }

  /** Values of a row. */
  get numFeatures(): number {
    return this.model.numFeature;
  }

  /** Names of the features, or none. */
  get featureNames(): readonly string[] {
    return this.model.featureNames;
  }

  /** Rounds the model was boosted for. */
  get numBoostedRounds(): number {
    return roundsOf(this.model);
  }

  private range(options: PredictOptions): [number, number] {
    const rounds = this.numBoostedRounds;
    const [first, last] = options.iterationRange ?? [0, 0];
    const end = last === 0 ? rounds : last;
    const whole = Number.isInteger(first) && Number.isInteger(end);
    if (!whole || first < 0 || end > rounds || first > end) {
      throw new ShapeError(`iterationRange: got [${first}, ${last}], the model has ${rounds} rounds`);
    }
    if (this.model.linear && (first !== 0 || end !== rounds)) {
      throw new ShapeError(
        `iterationRange: got [${first}, ${last}], a gblinear model has no rounds to choose`
      );
    }
    const each = treesOfRound(this.model);
    return [first * each, end * each];
  }

  private rowsOf(data: Float32Array): number {
    const rows = data.length / this.numFeatures;
    if (!Number.isInteger(rows)) {
      throw new ShapeError(
        `data: ${data.length} values are no whole number of rows of ${this.numFeatures} features`
      );
    }
    return rows;
  }

  /**
   * Predicts row-major rows of numFeatures values (NaN: missing), single precision. Returns probabilities for binary:logistic,
   * values for reg:squarederror, rows x classes probabilities for multi:softprob, or what the options ask.
   * `start` holds margins to start from in place of the base score: rows (x outputs).
   */
  predict(given: Numbers, options: PredictOptions = {}, start: Numbers | null = null): Float32Array {
    refuseUnknown("the options of predict", options, OPTIONS);
    const data = toFloat32("data", given);
    const base = start && toFloat32("base margin", start);
    const rows = this.rowsOf(data);
    const range = this.range(options);
    this.checkWanted(options);
    const width = this.numFeatures + 1;
    const begin = this.start(rows, base);
    if (options.predLeaf) return this.leaves(data, rows, range);
    if (this.model.linear && options.predInteractions) return new Float32Array(begin.length * width * width);
    if (this.model.linear && options.predContribs) {
      return linearContributions(this.model, data, this.outputs, begin);
    }
    if (options.predInteractions) {
      return this.explain(begin, range, width * width, (tree, offset, matrix) =>
        this.addInteractions(tree, data, offset, matrix)
      );
    }
    if (options.predContribs) {
      const fast = rows < FEW_ROWS ? null : this.blockExplainer();
      if (fast) {
        const out = new Float32Array(begin.length * width);
        fast.explain(data, this.outputs, range, begin, out);
        return out;
      }
      return this.explain(begin, range, width, (tree, offset, phi) =>
        this.explainer(tree).explain(data, offset, phi)
      );
    }
    this.addMargins(data, rows, range, begin);
    return options.outputMargin ? begin : this.transform(begin);
  }

  /** One kind of answer, and one that this model has. */
  private checkWanted(options: PredictOptions): void {
    const kinds = (["predLeaf", "predContribs", "predInteractions"] as const).filter((kind) => options[kind]);
    if (kinds.length > 1)
      throw new ParameterError(kinds[1], true, `one kind of answer, not ${kinds[0]} as well`);
    if (this.model.linear && options.predLeaf) {
      throw new ParameterError("predLeaf", true, "a model with trees, not gblinear");
    }
    if (isMultiOutput(this.model) && (options.predContribs || options.predInteractions)) {
      throw new ParameterError(
        kinds[0],
        true,
        "trees with one value a leaf: those with several are not explained"
      );
    }
  }

  /** Margins to start from: rows (x outputs). */
  private start(rows: number, base: Float32Array | null): Float32Array {
    const sums = new Float32Array(rows * this.outputs);
    if (base) {
      if (base.length !== sums.length) {
        throw new ShapeError(`base margin: got ${base.length} values, expected ${sums.length}`);
      }
      sums.set(base);
    } else {
      const scores = baseMargins(this.model);
      for (let at = 0; at < sums.length; at++) sums[at] = scores[at % this.outputs];
    }
    return sums;
  }

  private addMargins(
    data: Float32Array,
    rows: number,
    [first, last]: readonly [number, number],
    sums: Float32Array
  ): void {
    const {model, outputs} = this;
    if (model.linear) {
      addLinearMargins(model, data, outputs, sums);
      return;
    }
    const fast = this.fastForest();
    if (fast) fast.addMargins(data, rows, first, last, sums);
    else addMarginsPlainly(model, data, outputs, [first, last], sums);
  }

  /** Null where WebAssembly is not allowed, as under a strict content security policy, or the trees are of others. */
  private fastForest(): FastForest | null {
    if (this.fast === undefined) this.fast = this.byKernel(() => new FastForest(this.model, this.outputs));
    return this.fast;
  }

  private blockExplainer(): BlockExplainer | null {
    if (this.block === undefined) this.block = this.byKernel(() => BlockExplainer.of(this.model));
    return this.block;
  }

  private byKernel<T>(make: () => T): T | null {
    if (isMultiOutput(this.model) || this.model.trees.some((tree) => tree.categories)) return null;
    try {
      return make();
    } catch {
      // The plain walk gives the same.
      return null;
    }
  }

  private transform(sums: Float32Array): Float32Array {
    const {transform} = OBJECTIVES[this.model.objective];
    return transformMargins(sums, transform, this.outputs, [this.outputs, 1]);
  }

  private leaves(data: Float32Array, rows: number, [first, last]: readonly [number, number]): Float32Array {
    const trees = last - first;
    const out = new Float32Array(rows * trees);
    for (let row = 0; row < rows; row++) {
      for (let t = 0; t < trees; t++) {
        out[row * trees + t] = leafOf(this.model.trees[first + t], data, row * this.numFeatures);
      }
    }
    return out;
  }

  private explainer(tree: number): TreeExplainer {
    this.explainers ??= this.model.trees.map((t, i) => new TreeExplainer(t, this.model.treeWeights?.[i]));
    return this.explainers[tree];
  }

  /**
   * `size` values for each row and output, filled tree by tree by `add` (which gets the row's offset in the data);
   * the last one is the expected margin.
   */
  private explain(
    begin: Float32Array,
    [first, last]: readonly [number, number],
    size: number,
    add: (tree: number, offset: number, values: Float64Array) => void
  ): Float32Array {
    const {outputs, numFeatures, model} = this;
    const out = new Float32Array(begin.length * size);
    const values = new Float64Array(size);
    for (let at = 0; at < begin.length; at++) {
      values.fill(0);
      values[size - 1] = begin[at];
      for (let tree = first; tree < last; tree++) {
        if (model.treeInfo[tree] !== at % outputs) continue;
        add(tree, Math.floor(at / outputs) * numFeatures, values);
        values[size - 1] += this.explainer(tree).expected;
      }
      out.set(values, at * size);
    }
    return out;
  }

  /** Pair (i, j): half of what knowing i changes in j's share; the diagonal keeps the rest of i's own. */
  private addInteractions(tree: number, data: Float32Array, offset: number, matrix: Float64Array): void {
    const width = this.numFeatures + 1;
    const explainer = this.explainer(tree);
    const {left, feature} = this.model.trees[tree];
    const used = [...new Set(feature.filter((_, node) => left[node] >= 0))];
    const own = new Float64Array(width);
    explainer.explain(data, offset, own);
    for (const i of used) {
      const known = new Float64Array(width);
      const unknown = new Float64Array(width);
      explainer.explain(data, offset, known, {sign: 1, feature: i});
      explainer.explain(data, offset, unknown, {sign: -1, feature: i});
      let rest = own[i];
      for (const j of used) {
        if (j === i) continue;
        const value = (known[j] - unknown[j]) / 2;
        matrix[i * width + j] += value;
        rest -= value;
      }
      matrix[i * width + i] += rest;
    }
  }
}

/** Loads a model for prediction only. */
export function loadPredictor(file: ModelFile): Predictor {
  return Predictor.load(file);
}
