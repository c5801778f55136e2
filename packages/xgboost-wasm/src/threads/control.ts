/**
 * Words of the control block through which the training thread and its workers share jobs. All counters
 * only grow, so that a worker that comes late finds nothing rather than a stale job.
 */
export const Control = {
  /** Jobs taken so far. */
  taken: 0,
  /** Jobs published so far; workers sleep on it. */
  published: 1,
  /** Jobs finished so far; the training thread sleeps on it. */
  finished: 2,
  /** Address of the ring of job records, and how many it holds. */
  ring: 3,
  capacity: 4,
  /** 1 tells workers to end. */
  stop: 5,
  /** Workers that are ready. */
  ready: 6,
  /** 1 when a job failed in a worker. */
  failed: 7,
  /** 1 tells workers to sleep on it. */
  paused: 8
} as const;

export const CONTROL_WORDS = 16;
