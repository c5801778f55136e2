/** When and how a request is sent again. */
export interface RetryOptions {
  /** How often at most after the first time. */
  readonly retries: number;
  /** Sends a request once. */
  readonly fetch: (request: Request) => Promise<Response>;
  /** Waits; ends early, by throwing, where the signal says so. */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

/** Passing: under way elsewhere, too much asked, or nobody ready. */
const PASSING: ReadonlySet<number> = new Set([409, 429, 502, 503, 504]);
const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 60_000;

/** Milliseconds that an answer asks to wait: seconds, or a date; null where it does not say. */
export function retryAfter(value: string | null, now: number = Date.now()): number | null {
  if (value === null || value.trim() === "") return null;
  const seconds = Number(value);
  const milliseconds = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(value) - now;
  return Number.isNaN(milliseconds) ? null : Math.max(0, milliseconds);
}

export const waitFor = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", stop);
      resolve();
    }, milliseconds);
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop, {once: true});
  });

/**
 * A fetch that sends again what may be answered later: as `Retry-After` says, or else after twice as long each time.
 * Every question of the API may be asked again: it changes nothing.
 */
export function retryingFetch({retries, fetch, wait}: RetryOptions): (request: Request) => Promise<Response> {
  return async (request) => {
    for (let attempt = 0; ; attempt++) {
      const isLast = attempt >= retries;
      const usual = FIRST_WAIT_MS * 2 ** attempt;
      let pause = usual;
      try {
        const response = await fetch(request.clone());
        if (isLast || !PASSING.has(response.status)) return response;
        pause = retryAfter(response.headers.get("retry-after")) ?? usual;
        if (pause > LONGEST_WAIT_MS) return response;
        await response.body?.cancel();
      } catch (error) {
        if (isLast || request.signal.aborted) throw error;
      }
      await wait(pause, request.signal);
    }
  };
}
