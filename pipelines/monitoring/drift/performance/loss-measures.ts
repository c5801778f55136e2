/** By which a model may be called worse, together at the false-alarm rate. Regret is what recommended moves lack of the best. */
export const LOSS_MEASURES = ["meanAbsoluteError", "excessLogLoss", "regret"] as const;
