import type {MetricName} from "./parameters.ts";

/** Rows of one evaluated matrix: margins class by class, labels, weights. */
export interface Scored {
  margins: readonly Float32Array[];
  label: Float32Array;
  weight: Float32Array | null;
}

const EPSILON = 1e-16;

export function sigmoid(margin: number): number {
  return 1 / (1 + Math.exp(-margin));
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

function meanLoss({label, weight}: Scored, loss: (row: number) => number): number {
  let sum = 0;
  let total = 0;
  for (let i = 0; i < label.length; i++) {
    const w = weight ? weight[i] : 1;
    sum += w * loss(i);
    total += w;
  }
  return sum / total;
}

function logloss(scored: Scored): number {
  const [margins] = scored.margins;
  const {label} = scored;
  return meanLoss(scored, (i) => {
    // -y log p - (1 - y) log(1 - p) = log(1 + exp(m)) - y m, without overflow.
    const m = margins[i];
    const softplus = m > 0 ? m + Math.log1p(Math.exp(-m)) : Math.log1p(Math.exp(m));
    return softplus - label[i] * m;
  });
}

/** Area under the ROC curve, ties counted half; NaN when only one class is there. Labels above 1/2 count as positive by their value. */
function auc({margins: [margins], label, weight}: Scored): number {
  const order = Uint32Array.from(label, (_, i) => i).sort((a, b) => margins[a] - margins[b]);
  let negatives = 0;
  let positives = 0;
  let area = 0;
  for (let from = 0; from < order.length; ) {
    let to = from;
    let tiedPositive = 0;
    let tiedNegative = 0;
    while (to < order.length && margins[order[to]] === margins[order[from]]) {
      const i = order[to];
      const w = weight ? weight[i] : 1;
      tiedPositive += w * label[i];
      tiedNegative += w * (1 - label[i]);
      to++;
    }
    area += tiedPositive * (negatives + tiedNegative / 2);
    positives += tiedPositive;
    negatives += tiedNegative;
    from = to;
  }
  return positives > 0 && negatives > 0 ? area / (positives * negatives) : Number.NaN;
}

function classLoss(scored: Scored, loss: (probabilities: Float64Array, label: number) => number): number {
  const classes = scored.margins.length;
  const row = new Float64Array(classes);
  const probabilities = new Float64Array(classes);
  return meanLoss(scored, (i) => {
    for (let k = 0; k < classes; k++) row[k] = scored.margins[k][i];
    softmax(row, probabilities);
    return loss(probabilities, scored.label[i]);
  });
}

function argmax(values: Float64Array): number {
  let best = 0;
  for (let k = 1; k < values.length; k++) if (values[k] > values[best]) best = k;
  return best;
}

const METRICS: Readonly<Record<MetricName, (scored: Scored, logistic: boolean) => number>> = {
  logloss,
  auc,
  error: (scored, logistic) =>
    meanLoss(scored, (i) => {
      const positive = logistic ? scored.margins[0][i] > 0 : scored.margins[0][i] > 0.5;
      return positive ? 1 - scored.label[i] : scored.label[i];
    }),
  rmse: (scored, logistic) =>
    Math.sqrt(
      meanLoss(scored, (i) => {
        const m = scored.margins[0][i];
        return ((logistic ? sigmoid(m) : m) - scored.label[i]) ** 2;
      })
    ),
  mlogloss: (scored) => classLoss(scored, (p, label) => -Math.log(Math.max(p[label], EPSILON))),
  merror: (scored) => classLoss(scored, (p, label) => (argmax(p) === label ? 0 : 1))
};

/** Value of a metric; smaller is better except for auc. */
export function computeMetric(name: MetricName, scored: Scored, logistic: boolean): number {
  return METRICS[name](scored, logistic);
}

export function maximizes(name: MetricName): boolean {
  return name === "auc";
}
