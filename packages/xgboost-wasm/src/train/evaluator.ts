import type {DMatrix} from "../dmatrix.ts";
import {ParameterError} from "../errors.ts";
import type {Scored} from "../metrics/scored.ts";
import {OBJECTIVES, transformMargins} from "../objectives.ts";
import type {ResolvedParameters} from "../parameters.ts";
import type {MarginKeeper} from "./margin-keeper.ts";
import type {EvalsResult, TrainOptions} from "./options.ts";

export interface EvaluationSet {
  name: string;
  data: DMatrix;
  keeper: MarginKeeper;
}

/** This round's value of every metric, by set and metric, and the one that decides early stopping. */
export interface Evaluation {
  values: Record<string, Record<string, number>>;
  /** Of the last metric on the set given last; undefined where there are none. */
  decisive: number | undefined;
}

/** Evaluates every set after a round. */
export class Evaluator {
  constructor(
    private readonly params: ResolvedParameters,
    private readonly sets: readonly EvaluationSet[],
    private readonly options: TrainOptions
  ) {}

  /** Whether more is better of the metric that decides. */
  get maximize(): boolean {
    const {metric, maximize} = this.options;
    return metric ? (maximize ?? false) : (this.params.metrics.at(-1)?.maximize ?? false);
  }

  evaluate(): Evaluation {
    const result: Evaluation = {values: {}, decisive: undefined};
    for (const set of this.sets) {
      const {name, data, keeper} = set;
      const scored: Scored = {
        predictions: this.predictions(keeper),
        label: data.label!,
        weight: data.weight,
        groups: data.groups
      };
      result.values[name] = {};
      const put = (metric: string, value: number): void => {
        result.values[name][metric] = value;
        result.decisive = value;
        this.record(name, metric, value);
      };
      for (const {name: metric, compute} of this.params.metrics) put(metric, compute(scored));
      if (this.options.metric) put(...this.custom(set));
    }
    return result;
  }

  private record(set: string, metric: string, value: number): void {
    const record: EvalsResult | undefined = this.options.evalsResult;
    if (!record) return;
    record[set] ??= {};
    record[set][metric] ??= [];
    record[set][metric].push(value);
  }

  private custom({data, keeper}: EvaluationSet): readonly [string, number] {
    const {outputs, transform} = this.shape(keeper);
    const values = keeper.rowMajor();
    const predictions = this.options.objective
      ? values
      : transformMargins(values, transform, outputs, [outputs, 1]);
    const given = this.options.metric!(predictions, data);
    if (!Array.isArray(given) || typeof given[0] !== "string" || typeof given[1] !== "number") {
      throw new ParameterError("metric", given, "a function that returns [name, value]");
    }
    return given as unknown as readonly [string, number];
  }

  private shape(keeper: MarginKeeper) {
    return {outputs: keeper.classes, transform: OBJECTIVES[this.params.objective].transform};
  }

  /** What the margins so far predict, output by output; probabilities where the objective answers with a class. */
  private predictions(keeper: MarginKeeper): Float32Array[] {
    const {rows, heap} = keeper.codes;
    const {outputs, transform} = this.shape(keeper);
    const values = heap.f32(keeper.margins, rows * outputs).slice();
    transformMargins(values, transform === "argmax" ? "softmax" : transform, outputs, [1, rows]);
    return Array.from({length: outputs}, (_, k) => values.subarray(k * rows, (k + 1) * rows));
  }
}
