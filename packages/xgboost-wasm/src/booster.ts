import type {Part} from "./batch-rows.ts";
import {DMatrix} from "./dmatrix.ts";
import {type DumpOptions, dumpModel} from "./dump/dump-model.ts";
import {DataError, ParameterError} from "./errors.ts";
import {type Numbers, toFloat32} from "./floats.ts";
import {type ImportanceKind, importance} from "./importance.ts";
import {configFromJson, configToJson} from "./model/config.ts";
import {modelToJson, modelToPlain, type PlainModel} from "./model/json.ts";
import {loadModel, type ModelFile} from "./model/load.ts";
import {type Model, treesOfRound} from "./model/tree.ts";
import {modelToUbjson} from "./model/ubjson.ts";
import {type PredictOptions, Predictor} from "./predict.ts";
import type {TrainParameters} from "./train-parameters.ts";

function joined(parts: readonly Float32Array[]): Float32Array {
  if (parts.length === 1) return parts[0];
  const out = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

/** A trained model. */
export class Booster extends Predictor {
  /** `parameters` are those it was trained with, where they are known: a model file does not keep them. */
  constructor(
    model: Model,
    readonly parameters: TrainParameters = {}
  ) {
    super(model);
  }

  /** Reads XGBoost's JSON (text, bytes or parsed) or UBJSON. Throws ModelError with the reason. */
  static override load(file: ModelFile): Booster {
    return new Booster(loadModel(file));
  }

  /** Round with the best value of the last metric on the last evaluation set, after early stopping. */
  get bestIteration(): number | undefined {
    const value = this.model.attributes["best_iteration"];
    return value === undefined ? undefined : Number(value);
  }

  /** The value of that metric in that round. */
  get bestScore(): number | undefined {
    const value = this.model.attributes["best_score"];
    return value === undefined ? undefined : Number(value);
  }

  /** Texts that the file keeps by name. */
  get attributes(): Readonly<Record<string, string>> {
    return this.model.attributes;
  }

  /** The same model with these attributes set (a string) or removed (null). */
  withAttributes(changes: Readonly<Record<string, string | null>>): Booster {
    const attributes = {...this.model.attributes};
    for (const [key, value] of Object.entries(changes)) {
      if (value === null) delete attributes[key];
      else attributes[key] = value;
    }
    return new Booster({...this.model, attributes}, this.parameters);
  }

  /** Rounds [first, last) as a model of their own. */
  slice(first: number, last: number): Booster {
    const rounds = this.numBoostedRounds;
    if (!Number.isInteger(first) || !Number.isInteger(last) || first < 0 || last > rounds || first >= last) {
      throw new ParameterError("slice", [first, last], `rounds within [0, ${rounds})`);
    }
    if (this.model.linear)
      throw new ParameterError("slice", [first, last], "a model with trees, not gblinear");
    const each = treesOfRound(this.model);
    const [from, to] = [first * each, last * each];
    const part: Model = {
      ...this.model,
      attributes: {},
      trees: this.model.trees.slice(from, to),
      treeInfo: this.model.treeInfo.slice(from, to),
      ...(this.model.treeWeights ? {treeWeights: this.model.treeWeights.slice(from, to)} : {})
    };
    return new Booster(part, this.parameters);
  }

  /**
   * Predicts a matrix or row-major rows of numFeatures values; see Predictor.predict. A matrix's base margin
   * is started from.
   */
  override predict(
    data: DMatrix | Numbers,
    options: PredictOptions = {},
    base: Numbers | null = null
  ): Float32Array {
    if (!(data instanceof DMatrix)) return super.predict(data, options, base);
    const answer = this.answering(data, options, base);
    return joined(Array.from(data.parts(), answer));
  }

  /** As predict, of any matrix: one that was made from columns or batches is read once more. */
  async predictStreamed(data: DMatrix, options: PredictOptions = {}): Promise<Float32Array> {
    const answer = this.answering(data, options, null);
    const parts: Float32Array[] = [];
    for await (const part of data.allParts()) parts.push(answer(part));
    return joined(parts);
  }

  /** What answers parts of the matrix, from the base given, the matrix's own or none. */
  private answering(
    data: DMatrix,
    options: PredictOptions,
    base: Numbers | null
  ): (part: Part) => Float32Array {
    this.checkMatrix(data);
    const given = base ?? data.baseMargin;
    const own = given && toFloat32("base margin", given);
    const width = own ? own.length / data.rows : 0;
    return ({first, rows, data: values}) =>
      super.predict(values, options, own?.subarray(first * width, (first + rows) * width) ?? null);
  }

  private checkMatrix(data: DMatrix): void {
    if (data.columns !== this.numFeatures) {
      throw new DataError(`the matrix has ${data.columns} columns, the model ${this.numFeatures} features`);
    }
    const {featureNames} = this;
    if (featureNames.length === 0 || data.featureNames.length === 0) return;
    const wrong = featureNames.findIndex((name, i) => name !== data.featureNames[i]);
    if (wrong >= 0) {
      throw new DataError(
        `column ${wrong} is named ${data.featureNames[wrong]}, the model's feature is ${featureNames[wrong]}`
      );
    }
  }

  /** The model file: XGBoost's JSON text, or its UBJSON bytes. */
  saveModel(format?: "json"): string;
  saveModel(format: "ubj"): Uint8Array;
  saveModel(format: "json" | "ubj" = "json"): string | Uint8Array {
    return format === "json" ? modelToJson(this.model) : modelToUbjson(this.model);
  }

  /**
   * The parameters it was trained with, as `save_config` of XGBoost 1.7 tells them. Throws ParameterError for a
   * gblinear and where the parameters are those of another kind of model.
   */
  saveConfig(): string {
    return configToJson(this.model, this.parameters);
  }

  /**
   * The same model with the parameters of a configuration, of this package's or of any version of XGBoost's
   * `save_config`: `train(booster.parameters, ...)` trains with them, and refuses by name what this package has not.
   * Throws ModelError.
   */
  loadConfig(config: string): Booster {
    return new Booster(this.model, configFromJson(config));
  }

  /** Every tree in words, as XGBoost's `get_dump`: text, JSON or a graph for Graphviz. Throws ParameterError. */
  dumpModel(options: DumpOptions = {}): string[] {
    return dumpModel(this.model, options);
  }

  /** Importance by feature name, of features that are split on. */
  featureImportance(kind: ImportanceKind = "weight"): Record<string, number> {
    return importance(this.model, kind);
  }

  /** The model file as a plain object, also for JSON.stringify; Booster.load reads it. */
  toJSON(): PlainModel {
    return modelToPlain(this.model);
  }
}
