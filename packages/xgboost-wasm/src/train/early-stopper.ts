import {maximizes} from "../metrics.ts";
import type {MetricName} from "../parameters.ts";

/** Remembers the best round and tells when to stop. */
export class EarlyStopper {
  bestRound = -1;
  bestScore = Number.NaN;

  constructor(
    private readonly patience: number | undefined,
    private readonly metrics: readonly MetricName[]
  ) {}

  /** Judges by the last metric of the last evaluation set. */
  shouldStop(round: number, values: Record<string, Record<string, number>>): boolean {
    const metric = this.metrics[this.metrics.length - 1];
    const sets = Object.values(values);
    const score = sets[sets.length - 1][metric];
    const better = maximizes(metric) ? score > this.bestScore : score < this.bestScore;
    if (this.bestRound < 0 || better) {
      this.bestRound = round;
      this.bestScore = score;
    }
    return this.patience !== undefined && round - this.bestRound >= this.patience;
  }
}
