import type {ResolvedParameters} from "../parameters.ts";
import {floatText, shortest} from "./float-text.ts";
import type {Model} from "./tree.ts";
import type {Document} from "./values.ts";

type Fields = Readonly<Record<string, Document>>;

/** The objective's parameters as a model file names them. */
export function objectiveBlock(
  params: Pick<
    ResolvedParameters,
    "objective" | "numClass" | "scalePosWeight" | "objectiveParameter" | "quantiles"
  >
): Fields {
  const {objective, numClass, quantiles} = params;
  const own = String(shortest(Math.fround(params.objectiveParameter)));
  if (objective.startsWith("multi:")) return {softmax_multiclass_param: {num_class: String(numClass)}};
  if (objective === "count:poisson") return {poisson_regression_param: {max_delta_step: own}};
  if (objective === "reg:tweedie") return {tweedie_regression_param: {tweedie_variance_power: own}};
  if (objective === "reg:pseudohubererror") return {pseudo_huber_param: {huber_slope: own}};
  if (objective.startsWith("rank:")) {
    return {
      lambdarank_param: {
        lambdarank_bias_norm: "1",
        lambdarank_normalization: "1",
        lambdarank_num_pair_per_sample: "4294967295",
        lambdarank_pair_method: "topk",
        lambdarank_unbiased: "0",
        ndcg_exp_gain: "1"
      }
    };
  }
  if (objective === "reg:quantileerror") {
    const list = quantiles.map((alpha) => floatText(Math.fround(alpha))).join(",");
    return {quantile_loss_param: {quantile_alpha: `[${list}]`}};
  }
  if (["reg:absoluteerror", "binary:hinge"].includes(objective)) return {};
  const weight = String(shortest(Math.fround(params.scalePosWeight)));
  return {reg_loss_param: {scale_pos_weight: weight}};
}

/** The objective's part of a file that XGBoost 1.7 reads, or (recent) only a newer one. */
export function objectiveParams(model: Model): {name: string; params: Fields; recent: boolean} {
  const {objective, numClass, scalePosWeight} = model;
  // What is not known here: a binary:logistic model that comes from no file.
  const params =
    model.objectiveParams ??
    objectiveBlock({
      objective: objective as ResolvedParameters["objective"],
      numClass,
      scalePosWeight,
      objectiveParameter: 0,
      quantiles: []
    });
  return {
    name: objective,
    params,
    recent: objective === "reg:quantileerror" || objective.startsWith("rank:")
  };
}
