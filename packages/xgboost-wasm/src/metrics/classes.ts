import {type Scored, weightedMean} from "./scored.ts";

const EPSILON = 1e-16;

export const mlogloss = (scored: Scored): number =>
  weightedMean(scored, (row) => -Math.log(Math.max(scored.predictions[scored.label[row]][row], EPSILON)));

/** Share of rows whose most probable class (the first of equals) is not theirs. */
export const merror = (scored: Scored): number => {
  const {predictions, label} = scored;
  return weightedMean(scored, (row) => {
    let best = 0;
    for (let k = 1; k < predictions.length; k++) if (predictions[k][row] > predictions[best][row]) best = k;
    return best === label[row] ? 0 : 1;
  });
};
