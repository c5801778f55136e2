/** What becomes of the margins of a row. */
export type Transform = "identity" | "logistic" | "exponential" | "softmax" | "argmax" | "hinge";

/** What predicting needs to know of an objective. */
export interface ObjectiveShape {
  transform: Transform;
  /** How base_score, on the scale of the output, becomes a margin. */
  link: "identity" | "logit" | "log";
}

const LOGISTIC: ObjectiveShape = {transform: "logistic", link: "logit"};
const LOG: ObjectiveShape = {transform: "exponential", link: "log"};
const PLAIN: ObjectiveShape = {transform: "identity", link: "identity"};

const HINGE: ObjectiveShape = {transform: "hinge", link: "identity"};

/** Every objective of XGBoost that a model file can name. */
export const OBJECTIVES: Readonly<Record<string, ObjectiveShape>> = {
  "reg:squarederror": PLAIN,
  "reg:squaredlogerror": PLAIN,
  "reg:absoluteerror": PLAIN,
  "reg:pseudohubererror": PLAIN,
  "reg:quantileerror": PLAIN,
  "reg:logistic": LOGISTIC,
  "binary:logistic": LOGISTIC,
  "binary:logitraw": PLAIN,
  "binary:hinge": HINGE,
  "multi:softprob": {transform: "softmax", link: "identity"},
  "multi:softmax": {transform: "argmax", link: "identity"},
  "count:poisson": LOG,
  "reg:gamma": LOG,
  "reg:tweedie": LOG,
  "survival:cox": LOG,
  "survival:aft": LOG,
  "rank:pairwise": PLAIN,
  "rank:ndcg": PLAIN,
  "rank:map": PLAIN
};

/** In single floats. As XGBoost 3 has it 0 and 1, estimated where all labels are alike, are a millionth from there. */
function logit(probability: number): number {
  const inner = probability === 0 ? 1e-6 : probability === 1 ? Math.fround(1 - 1e-6) : probability;
  return Math.fround(-Math.log(Math.fround(1 / inner) - 1));
}

/** The margin that a base score stands for. */
export function marginOf(score: number, {link}: ObjectiveShape): number {
  if (link === "logit") return logit(Math.fround(score));
  const value = Math.fround(score);
  return link === "log" ? Math.fround(Math.log(value)) : value;
}

/** Probabilities of one row from its margins. */
export function softmax(margins: ArrayLike<number>, out: Float64Array): void {
  let highest = margins[0];
  for (let k = 1; k < margins.length; k++) highest = Math.max(highest, margins[k]);
  let sum = 0;
  for (let k = 0; k < margins.length; k++) {
    out[k] = Math.exp(margins[k] - highest);
    sum += out[k];
  }
  for (let k = 0; k < margins.length; k++) out[k] /= sum;
}

/**
 * Output of margins. Entry (row, output) is at row * rowStep + output * outputStep of `values`, which are changed in
 * place; for "argmax" a new array of one class a row is returned.
 */
export function transformMargins(
  values: Float32Array,
  transform: Transform,
  outputs: number,
  [rowStep, outputStep]: readonly [number, number]
): Float32Array {
  const n = values.length;
  if (transform === "logistic") for (let i = 0; i < n; i++) values[i] = 1 / (1 + Math.exp(-values[i]));
  else if (transform === "exponential") for (let i = 0; i < n; i++) values[i] = Math.exp(values[i]);
  else if (transform === "hinge") for (let i = 0; i < n; i++) values[i] = values[i] > 0 ? 1 : 0;
  else if (transform === "softmax") {
    const row = new Float64Array(outputs);
    for (let i = 0; i < n / outputs; i++) {
      for (let k = 0; k < outputs; k++) row[k] = values[i * rowStep + k * outputStep];
      softmax(row, row);
      for (let k = 0; k < outputs; k++) values[i * rowStep + k * outputStep] = row[k];
    }
  } else if (transform === "argmax") {
    return Float32Array.from({length: n / outputs}, (_, i) => {
      let best = 0;
      for (let k = 1; k < outputs; k++) {
        if (values[i * rowStep + k * outputStep] > values[i * rowStep + best * outputStep]) best = k;
      }
      return best;
    });
  }
  return values;
}
