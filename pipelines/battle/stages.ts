/** A stat at a stage of -6 to +6: times (2 + n)/2 or 2/(2 + n), floored. */
export function staged(stat: number, stage: number): number {
  if (stage === 0) return stat;
  return stage > 0 ? ((stat * (2 + stage)) / 2) | 0 : ((stat * 2) / (2 - stage)) | 0;
}

/** Per cent to hit at a difference of accuracy and evasion stages: times (3 + n)/3 or 3/(3 + n), floored. */
export function stagedAccuracy(accuracy: number, difference: number): number {
  const stage = Math.max(-6, Math.min(6, difference));
  if (stage === 0) return accuracy;
  return stage > 0 ? ((accuracy * (3 + stage)) / 3) | 0 : ((accuracy * 3) / (3 - stage)) | 0;
}

/** The same factor without rounding, for means over several stages. */
export const statMultiplier = (stage: number): number => (stage >= 0 ? (2 + stage) / 2 : 2 / (2 - stage));

export const clampStage = (stage: number): number => Math.max(-6, Math.min(6, stage));
