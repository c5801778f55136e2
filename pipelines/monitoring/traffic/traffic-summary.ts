/** Latencies are kept in bins that grow by 5 %, so that memory does not grow with requests. */
const GROWTH = 1.05;
const LEAST_MS = 0.05;

/** What became of one request. `skipped`: not sent, because too many were under way. */
export type Outcome =
  | {
      readonly kind: "answered";
      readonly status: number;
      readonly milliseconds: number;
      readonly probability?: number;
    }
  | {readonly kind: "failed"}
  | {readonly kind: "skipped"};

/** Counts of a run so far. */
export class TrafficSummary {
  readonly statuses = new Map<number, number>();
  answered = 0;
  failed = 0;
  skipped = 0;
  #probability = 0;
  #probabilities = 0;
  readonly #latencies = new Map<number, number>();

  add(outcome: Outcome): void {
    if (outcome.kind === "failed") this.failed += 1;
    else if (outcome.kind === "skipped") this.skipped += 1;
    else {
      this.answered += 1;
      this.statuses.set(outcome.status, (this.statuses.get(outcome.status) ?? 0) + 1);
      const bin = Math.max(0, Math.ceil(Math.log(outcome.milliseconds / LEAST_MS) / Math.log(GROWTH)));
      this.#latencies.set(bin, (this.#latencies.get(bin) ?? 0) + 1);
      if (outcome.probability !== undefined) {
        this.#probability += outcome.probability;
        this.#probabilities += 1;
      }
    }
  }

  /** Upper bound (within 5 %) of the latency that `share` of the answers did not exceed; null without any. */
  latency(share: number): number | null {
    if (this.answered === 0) return null;
    let below = 0;
    for (const [bin, count] of [...this.#latencies].sort(([a], [b]) => a - b)) {
      below += count;
      if (below >= share * this.answered) return LEAST_MS * GROWTH ** bin;
    }
    return null;
  }

  /** Mean win probability of the recommended moves; null before the first. */
  get meanProbability(): number | null {
    return this.#probabilities === 0 ? null : this.#probability / this.#probabilities;
  }

  /** Answers with a status of 400 or above, and requests without answer. */
  get errors(): number {
    return this.failed + [...this.statuses].reduce((sum, [status, n]) => sum + (status >= 400 ? n : 0), 0);
  }

  /** One line: rate, statuses, latencies. */
  line(seconds: number): string {
    const ms = (share: number): string => this.latency(share)?.toFixed(1) ?? "–";
    const statuses = [...this.statuses]
      .sort(([a], [b]) => a - b)
      .map(([status, n]) => `${status}: ${n}`)
      .join(", ");
    const rate = seconds > 0 ? this.answered / seconds : 0;
    const lost = `${this.failed > 0 ? `, ${this.failed} failed` : ""}${this.skipped > 0 ? `, ${this.skipped} skipped` : ""}`;
    return `${seconds.toFixed(0)} s: ${this.answered} answered (${rate.toFixed(1)}/s${lost}) [${statuses || "none"}] p50 ${ms(0.5)} ms, p95 ${ms(0.95)} ms, p99 ${ms(0.99)} ms, mean win probability ${this.meanProbability?.toFixed(3) ?? "–"}`;
  }
}
