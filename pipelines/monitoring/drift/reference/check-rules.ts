import {smoothedVariance} from "../../../battle/smoothed-variance.ts";
import type {Profile} from "../profile.ts";
import type {World} from "../world.ts";
import type {LabelledDuel} from "./training-sample.ts";

/** Standard errors by which chance alone does not part two answers in a sample of any size used here. */
const CONTRADICTED = 5;
/** Smaller differences change no answer. */
const TRIFLE = 0.01;
/** Share of contradicted labels from which the rules count as changed. */
const CHANGED = 0.005;

/**
 * Whether the simulator of today says what it said when the training data was made. Otherwise the error that is measured
 * today would be taken for that at training: a rule that changed would become the norm.
 */
export function checkRules(
  labelled: readonly LabelledDuel[],
  simulate: World["simulate"],
  {playouts, seed}: {readonly playouts: number; readonly seed: number}
): Profile["rules"] {
  if (labelled.length === 0) return null;
  const contradicted = labelled.filter(({duel, label, playouts: behind}, row) => {
    const today = simulate(duel, playouts, (seed + row) >>> 0);
    const variance = behind === 0 ? 0 : smoothedVariance(label, behind) / behind;
    const limit = TRIFLE + CONTRADICTED * Math.sqrt(variance + today.standardError ** 2);
    return Math.abs(today.probability - label) > limit;
  }).length;
  const share = contradicted / labelled.length;
  return {rows: labelled.length, share, changed: share > CHANGED};
}
