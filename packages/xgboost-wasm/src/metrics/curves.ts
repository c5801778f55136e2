import type {Scored} from "./scored.ts";

/** Sums of positive and negative weight by prediction, from the highest one down, equal predictions together. */
function* steps({predictions: [values], label, weight}: Scored): Generator<[number, number]> {
  const order = Uint32Array.from(label, (_, i) => i).sort((a, b) => values[b] - values[a]);
  for (let from = 0; from < order.length; ) {
    let to = from;
    let positive = 0;
    let negative = 0;
    while (to < order.length && values[order[to]] === values[order[from]]) {
      const i = order[to];
      const w = weight ? weight[i] : 1;
      positive += w * label[i];
      negative += w * (1 - label[i]);
      to++;
    }
    yield [positive, negative];
    from = to;
  }
}

/**
 * Area under the ROC curve, ties counted half; NaN when only one class is there. A label between 0 and 1 counts as
 * both, by its value.
 */
export function auc(scored: Scored): number {
  let positives = 0;
  let negatives = 0;
  let area = 0;
  for (const [positive, negative] of steps(scored)) {
    area += negative * (positives + positive / 2);
    positives += positive;
    negatives += negative;
  }
  return positives > 0 && negatives > 0 ? area / (positives * negatives) : Number.NaN;
}

/** Area under the curve of precision over recall, interpolated as Davis and Goadrich (2006) say. */
export function aucpr(scored: Scored): number {
  const all = [...steps(scored)];
  const total = all.reduce((sum, [positive]) => sum + positive, 0);
  const negatives = all.reduce((sum, [, negative]) => sum + negative, 0);
  if (!(total > 0) || !(negatives > 0)) return Number.NaN;
  let [tp, fp, area] = [0, 0, 0];
  for (const [positive, negative] of all) {
    const [before, recall] = [tp / total, (tp + positive) / total];
    const h = positive === 0 ? 0 : negative / positive;
    const a = 1 + h;
    const b = positive === 0 ? 0 : (fp - h * tp) / total;
    const bend = b === 0 ? 0 : (b / a) * (Math.log(a * recall + b) - Math.log(a * before + b));
    area += (recall - before - bend) / a;
    tp += positive;
    fp += negative;
  }
  return area;
}
