/** Remembers the best round and tells when to stop. */
export class EarlyStopper {
  bestRound = -1;
  bestScore = Number.NaN;

  constructor(
    private readonly patience: number | undefined,
    private readonly maximize: boolean
  ) {}

  /** `score` is the value of the last metric on the last evaluation set, in the order they were given. */
  shouldStop(round: number, score: number): boolean {
    const better = this.maximize ? score > this.bestScore : score < this.bestScore;
    if (this.bestRound < 0 || better) {
      this.bestRound = round;
      this.bestScore = score;
    }
    return this.patience !== undefined && round - this.bestRound >= this.patience;
  }
}
