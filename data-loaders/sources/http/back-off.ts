/** Longest wait a server may ask for; beyond it the run ends and can be taken up later. */
export const LONGEST_RETRY_AFTER = 120_000;

/** Milliseconds from a Retry-After header (seconds, or a date), or null. */
export function retryAfter(header: string | null, now: number): number | null {
  if (header === null || header.trim() === "") return null;
  if (/^\d+$/.test(header.trim())) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}

/**
 * Exponential back-off with full jitter: anything up to 0.5 s, 1 s, 2 s, … 30 s, so that clients that failed
 * together do not return together.
 * @param attempt 1 for the wait after the first failure
 * @param random a number in [0, 1)
 */
export const backOff = (attempt: number, random: number): number =>
  Math.round(random * Math.min(30_000, 500 * 2 ** (attempt - 1)));
