import {readFileSync} from "node:fs";
import {join} from "node:path";
import {z} from "zod";
import {REPOSITORY} from "../../lib/files/paths.ts";

/** A setting that cannot be used, and what would be right. */
export class ConfigError extends Error {
  constructor(
    readonly setting: string,
    reason: string
  ) {
    super(`${setting} ${reason}`);
    this.name = "ConfigError";
  }
}

export interface SourceConfig {
  /** Base address of PokéAPI's version 2, or null not to ask it. */
  readonly pokeapiUrl: string | null;
  /** Base address of Poképédia, or null not to ask it. */
  readonly pokepediaUrl: string | null;
  readonly userAgent: string;
  /** Milliseconds between two Poképédia pages. */
  readonly pokepediaInterval: number;
  /** Milliseconds for which a fetched answer needs no confirmation. */
  readonly maxAge: number;
  /** Days within which a source should have confirmed its answers; beyond it the run warns. */
  readonly freshDays: number;
  readonly timeout: number;
  readonly retries: number;
}

export const POKEAPI_CONCURRENCY = 10;
const POKEPEDIA_INTERVAL = 1200;
const LOOPBACK: readonly string[] = ["localhost", "127.0.0.1", "[::1]"];

const isLoopback = (address: string): boolean => LOOPBACK.includes(new URL(address).hostname);

function baseAddress(setting: string, value: string): string | null {
  if (value === "none") return null;
  const parsed = z.url({protocol: /^https?$/}).safeParse(value);
  if (!parsed.success) throw new ConfigError(setting, `is "${value}"; expected an http(s) address or "none"`);
  return value.replace(/\/+$/, "");
}

function atLeast(setting: string, value: string | undefined, preset: number, least: number): number {
  if (value === undefined || value === "") return preset;
  const number = Number(value);
  if (!Number.isFinite(number) || number < least)
    throw new ConfigError(setting, `is "${value}"; expected a number of at least ${least}`);
  return number;
}

/**
 * Reads how to reach the two live sources. `POKEAPI_URL` and `POKEPEDIA_URL` are their base addresses (`none`
 * leaves one out), `PREDICTIONDEX_CONTACT` a mail or web address at which their keepers can reach whoever
 * runs this, without which no public server is asked; `SOURCE_MAX_AGE_HOURS` (24), `SOURCE_TIMEOUT_SECONDS`
 * (20), `SOURCE_RETRIES` (5), `SOURCE_FRESH_DAYS` (30) and `POKEPEDIA_INTERVAL_MS` (1200, and never less with a public server).
 */
export function sourceConfig(
  env: NodeJS.ProcessEnv = process.env,
  mode: "live" | "cache" = "live"
): SourceConfig {
  const pokeapiUrl = baseAddress("POKEAPI_URL", env.POKEAPI_URL || "https://pokeapi.co/api/v2");
  const pokepediaUrl = baseAddress("POKEPEDIA_URL", env.POKEPEDIA_URL || "https://www.pokepedia.fr");
  const contact = env.PREDICTIONDEX_CONTACT?.trim();
  const isPublic = [pokeapiUrl, pokepediaUrl].some((url) => url !== null && !isLoopback(url));
  if (!contact && isPublic && mode === "live")
    throw new ConfigError(
      "PREDICTIONDEX_CONTACT",
      "is not set; give a mail or web address by which the sources' keepers can reach you"
    );
  if (contact && !/^[\x20-\x7e]+$/.test(contact))
    throw new ConfigError("PREDICTIONDEX_CONTACT", `is "${contact}"; expected plain ASCII`);
  const {version} = JSON.parse(readFileSync(join(REPOSITORY, "package.json"), "utf8")) as {version: string};
  const leastInterval = pokepediaUrl && !isLoopback(pokepediaUrl) ? POKEPEDIA_INTERVAL : 0;
  return {
    pokeapiUrl,
    pokepediaUrl,
    userAgent: `PredictionDex/${version} (+${contact || "local"})`,
    pokepediaInterval: atLeast(
      "POKEPEDIA_INTERVAL_MS",
      env.POKEPEDIA_INTERVAL_MS,
      POKEPEDIA_INTERVAL,
      leastInterval
    ),
    maxAge: atLeast("SOURCE_MAX_AGE_HOURS", env.SOURCE_MAX_AGE_HOURS, 24, 0) * 3_600_000,
    freshDays: atLeast("SOURCE_FRESH_DAYS", env.SOURCE_FRESH_DAYS, 30, 0),
    timeout: atLeast("SOURCE_TIMEOUT_SECONDS", env.SOURCE_TIMEOUT_SECONDS, 20, 0.05) * 1000,
    retries: Math.floor(atLeast("SOURCE_RETRIES", env.SOURCE_RETRIES, 5, 0))
  };
}
