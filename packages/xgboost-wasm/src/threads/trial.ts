import type {Team} from "./team.ts";

/**
 * Finds out in the first rounds whether the other threads help: on a busy machine, or one whose processors are two
 * halves of one, they cost more than they give. The model is the same either way.
 */
export class ThreadTrial {
  private round = 0;
  private together = 0;

  constructor(
    private readonly team: Pick<Team, "pause" | "threads">,
    /** Whether the number of threads is ours to choose. */
    private readonly free: boolean,
    private readonly now: () => number = Date.now
  ) {}

  /** Does one round. The second one is timed with all threads, the third one alone; then the faster way stays. */
  run(round: () => void): void {
    if (!this.free || this.team.threads < 2 || this.round > 2) {
      round();
      return;
    }
    if (this.round === 2) this.team.pause(true);
    const started = this.now();
    round();
    const took = this.now() - started;
    if (this.round === 1) this.together = took;
    if (this.round === 2 && took > this.together) this.team.pause(false);
    this.round++;
  }
}
