import {shortest} from "./float-text.ts";
import type {Model} from "./tree.ts";
import type {Document} from "./values.ts";

/** The objective's part of a file that XGBoost 1.7 reads, or (recent) only a newer one. */
export function objectiveParams(model: Model): {
  name: string;
  params: Readonly<Record<string, Document>>;
  recent: boolean;
} {
  const {objective: name, objectiveParams: given} = model;
  const recent = name === "reg:quantileerror";
  if (given) return {name, params: given, recent};
  if (name.startsWith("multi:")) {
    return {name, params: {softmax_multiclass_param: {num_class: String(model.numClass)}}, recent};
  }
  const weight = String(shortest(Math.fround(model.scalePosWeight)));
  return {name, params: {reg_loss_param: {scale_pos_weight: weight}}, recent};
}
