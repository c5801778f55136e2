/**
 * By which a model may be called worse, together at the false-alarm rate. Regret is what recommended moves lack of the best.
 * Serving skew: answers as served err more than those that the same model gives to the same questions now, as those of a
 * server that has the game of yesterday. Rule change: the model errs more than it did by the labels it was trained on.
 */
export const LOSS_MEASURES = [
  "meanAbsoluteError",
  "excessLogLoss",
  "regret",
  "servingSkew",
  "ruleChange"
] as const;

/** Those whose baseline is an error of the same duels. */
export const PAIRED_MEASURES = [
  "servingSkew",
  "ruleChange"
] as const satisfies readonly (typeof LOSS_MEASURES)[number][];

export const isPaired = (name: (typeof LOSS_MEASURES)[number]): name is (typeof PAIRED_MEASURES)[number] =>
  PAIRED_MEASURES.some((paired) => paired === name);
