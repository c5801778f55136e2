import {join} from "node:path";
import {createFetcher, type Fetcher} from "./http/fetcher.ts";
import {type Clock, createPace, systemClock} from "./http/pace.ts";
import {fileCache} from "./http/response-cache.ts";
import {POKEAPI_CONCURRENCY, type SourceConfig} from "./source-config.ts";

/** Counts answers as they come in. */
export type ProgressOf = (label: string, total: number) => {update(done: number): void; end(): void};

/** How the live sources, or what they answered before, are reached. */
export interface LiveAccess {
  readonly mode: "live" | "cache";
  readonly config: SourceConfig;
  readonly cacheFolder: string;
  readonly progress: ProgressOf;
  readonly clock?: Clock;
  readonly random?: () => number;
}

function fetcherFor(access: LiveAccess, concurrency: number, interval: number): Fetcher {
  const {mode, config, clock = systemClock, random} = access;
  return createFetcher({
    cache: fileCache(join(access.cacheFolder, "http")),
    mode,
    pace: createPace(concurrency, interval, clock),
    userAgent: config.userAgent,
    maxAge: config.maxAge,
    timeout: config.timeout,
    retries: config.retries,
    clock,
    random
  });
}

export const pokeApiFetcher = (access: LiveAccess): Fetcher => fetcherFor(access, POKEAPI_CONCURRENCY, 0);

/** @param crawlDelay what robots.txt asks for, if that is longer than the configured interval */
export const pokepediaFetcher = (access: LiveAccess, crawlDelay = 0): Fetcher =>
  fetcherFor(access, 1, Math.max(access.config.pokepediaInterval, crawlDelay));
