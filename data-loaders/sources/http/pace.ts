import pLimit from "p-limit";

export interface Clock {
  now(): number;
  sleep(milliseconds: number): Promise<void>;
}

export const systemClock: Clock = {
  now: Date.now,
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds))
};

/** Decides when a request may start. */
export interface Pace {
  run<T>(request: () => Promise<T>): Promise<T>;
  /** Nothing starts for this long: the server asked for quiet. */
  pause(milliseconds: number): void;
}

/**
 * @param concurrency requests under way at once, at most
 * @param interval milliseconds between two starts, at least
 */
export function createPace(concurrency: number, interval: number, clock: Clock = systemClock): Pace {
  const limit = pLimit(concurrency);
  let nextStart = 0;
  const turn = async (): Promise<void> => {
    for (;;) {
      const wait = nextStart - clock.now();
      if (wait <= 0) break;
      await clock.sleep(wait);
    }
    nextStart = clock.now() + interval;
  };
  return {
    run: (request) =>
      limit(async () => {
        await turn();
        return request();
      }),
    pause(milliseconds) {
      nextStart = Math.max(nextStart, clock.now() + milliseconds);
    }
  };
}
