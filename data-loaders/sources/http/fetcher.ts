import pRetry, {AbortError} from "p-retry";
import {backOff, LONGEST_RETRY_AFTER, retryAfter} from "./back-off.ts";
import {type Clock, type Pace, systemClock} from "./pace.ts";
import type {ResponseCache, StoredResponse} from "./response-cache.ts";
import {SourceError} from "./source-error.ts";

export interface FetcherOptions {
  readonly cache: ResponseCache;
  /** `cache` never asks the network. */
  readonly mode: "live" | "cache";
  readonly pace: Pace;
  readonly userAgent: string;
  /** An answer younger than this is used without asking, which is how an interrupted run is taken up. */
  readonly maxAge: number;
  readonly timeout: number;
  readonly retries: number;
  readonly fetch?: typeof fetch;
  readonly clock?: Clock;
  readonly random?: () => number;
}

interface Fetched<T> {
  readonly value: T;
  readonly fetchedAt: string;
}

interface FetcherCounts {
  readonly fresh: number;
  readonly confirmed: number;
  readonly cached: number;
  readonly retried: number;
}

export interface Fetcher {
  /**
   * @param decode makes a value of the body; what it throws counts as a damaged answer and is retried, but for a
   *   SourceError, which ends the run; such an answer is not stored
   * @returns null where the server says there is no such thing
   * @throws SourceError when the retries are used up, or at once for what a retry cannot mend
   */
  get<T>(url: string, decode: (body: string) => T): Promise<Fetched<T> | null>;
  counts(): FetcherCounts;
}

/** The wait before the next attempt, if the server stated one. */
class RetryableError extends Error {
  constructor(
    message: string,
    readonly status: number | null,
    readonly wait: number | null,
    options?: ErrorOptions
  ) {
    super(message, options);
    this.name = "RetryableError";
  }
}

export function createFetcher(options: FetcherOptions): Fetcher {
  const {cache, mode, pace, clock = systemClock, random = Math.random, fetch: ask = fetch} = options;
  const counts = {fresh: 0, confirmed: 0, cached: 0, retried: 0};
  // After one failure for good the run is lost: requests still waiting for their turn are not sent.
  let failure: Error | null = null;

  async function askOnce<T>(url: string, known: StoredResponse | null, decode: (body: string) => T) {
    if (failure) throw new AbortError(failure);
    const headers: Record<string, string> = {"user-agent": options.userAgent};
    if (known?.etag) headers["if-none-match"] = known.etag;
    if (known?.lastModified) headers["if-modified-since"] = known.lastModified;
    let response: Response;
    let body: string;
    try {
      response = await ask(url, {headers, signal: AbortSignal.timeout(options.timeout)});
      body = await response.text();
    } catch (cause) {
      throw new RetryableError(reasonOf(cause, options.timeout), null, null, {cause});
    }
    const {status} = response;
    const fetchedAt = new Date(clock.now()).toISOString();
    if (status === 304 && known) {
      const value = decode(known.body);
      await cache.write({...known, fetchedAt});
      counts.confirmed++;
      return {value, fetchedAt};
    }
    if (status === 404 || status === 410) {
      await cache.write({url, status: 404, fetchedAt, etag: null, lastModified: null, body: ""});
      counts.fresh++;
      return null;
    }
    if (status === 429 || status === 408 || status >= 500)
      throw new RetryableError(
        `answered ${status}`,
        status,
        retryAfter(response.headers.get("retry-after"), clock.now())
      );
    if (status !== 200) throw new AbortError(new SourceError(url, `answered ${status}`, status));
    let value: T;
    try {
      value = decode(body);
    } catch (cause) {
      // Whole, and not what can be used: asking again at once would not help, and it is not kept.
      if (cause instanceof SourceError) throw new AbortError(cause);
      throw new RetryableError(`sent a damaged answer (${(cause as Error).message})`, status, null, {cause});
    }
    const [etag, lastModified] = [response.headers.get("etag"), response.headers.get("last-modified")];
    await cache.write({url, status, fetchedAt, etag, lastModified, body});
    counts.fresh++;
    return {value, fetchedAt};
  }

  async function afterFailure(url: string, error: Error & {attemptNumber: number; retriesLeft: number}) {
    if (!(error instanceof RetryableError) || error.retriesLeft === 0) return;
    if (error.wait !== null && error.wait > LONGEST_RETRY_AFTER) {
      const asked = Math.ceil(error.wait / 1000);
      throw new SourceError(
        url,
        `asks to wait ${asked} s; run again later, what was fetched is kept`,
        error.status
      );
    }
    counts.retried++;
    // What the server asks for holds for every request to it; jitter keeps them from returning at once.
    if (error.wait !== null) pace.pause(error.wait);
    await clock.sleep((error.wait ?? 0) + backOff(error.attemptNumber, random()));
  }

  return {
    counts: () => ({...counts}),
    async get(url, decode) {
      const known = await usable(await cache.read(url), decode, mode);
      const age = known ? clock.now() - Date.parse(known.stored.fetchedAt) : Number.POSITIVE_INFINITY;
      if (known && (mode === "cache" || age < options.maxAge)) {
        counts.cached++;
        return known.value === null ? null : {value: known.value.decoded, fetchedAt: known.stored.fetchedAt};
      }
      if (mode === "cache") throw new SourceError(url, "is not in the cache; run with --source live first");
      try {
        return await pRetry(() => pace.run(() => askOnce(url, known?.value ? known.stored : null, decode)), {
          retries: options.retries,
          minTimeout: 0,
          maxTimeout: 0,
          factor: 1,
          onFailedAttempt: (error) => afterFailure(url, error)
        });
      } catch (cause) {
        const lasting =
          cause instanceof RetryableError
            ? new SourceError(url, `${cause.message}, ${options.retries + 1} times`, cause.status, {
                cause,
                isUnreachable: true
              })
            : (cause as Error);
        failure ??= lasting;
        throw lasting;
      }
    }
  };
}

/** A stored answer that can still be decoded; `value` is null for a stored 404. */
async function usable<T>(
  stored: StoredResponse | null,
  decode: (body: string) => T,
  mode: FetcherOptions["mode"]
) {
  if (!stored) return null;
  if (stored.status === 404) return {stored, value: null};
  try {
    return {stored, value: {decoded: decode(stored.body)}};
  } catch (error) {
    if (mode === "cache" && error instanceof SourceError) throw error;
    return null;
  }
}

function reasonOf(cause: unknown, timeout: number): string {
  const error = cause as Error & {cause?: Error & {code?: string}};
  if (error.name === "TimeoutError") return `did not answer within ${timeout / 1000} s`;
  return `could not be reached (${error.cause?.code ?? error.cause?.message ?? error.message})`;
}
