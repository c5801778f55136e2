import {z} from "zod";
import {parseDuration} from "../lib/terminal/duration.ts";

const wholeNumber = (minimum: number, maximum: number) =>
  z
    .string()
    .regex(/^\d{1,15}$/, "expected a whole number")
    .transform(Number)
    .pipe(z.number().min(minimum).max(maximum));

const whole = (minimum: number, maximum: number, fallback: number) =>
  wholeNumber(minimum, maximum).default(fallback);

const onOff = z
  .enum(["on", "off", "true", "false", "1", "0"])
  .transform((value) => ["on", "true", "1"].includes(value));

const list = z
  .string()
  .transform((text) =>
    text
      .split(",")
      .map((part) => part.trim())
      .filter((part) => part !== "")
  )
  .default([]);

const duration = (...others: readonly string[]) =>
  z.string().superRefine((text, context) => {
    if (others.includes(text)) return;
    try {
      parseDuration(text);
    } catch (error) {
      context.addIssue({code: "custom", message: (error as Error).message});
    }
  });

/** What its client can open: name and password percent-encoded, the database a number. */
function isRedisAddress(text: string): boolean {
  const {username, password, pathname} = new URL(text);
  try {
    decodeURIComponent(`${username}${password}`);
  } catch {
    return false;
  }
  return /^(\/\d{0,5})?$/.test(pathname);
}
const REDIS_ADDRESS =
  "expected an address such as redis://redis:6379 or redis://:PASSWORD@redis:6379/1, where 1 is the number of the database";

const MEGABYTE = 1024 * 1024;

/** Every setting, by the environment variable that gives it. An empty variable counts as absent. */
const environment = z.object({
  NODE_ENV: z.string().default("development"),
  PORT: whole(0, 65_535, 8080),
  HOST: z.string().default("127.0.0.1"),
  /** Keys in clear, separated by commas; `name:key` names one. */
  API_KEYS: list,
  /** File of hashed keys, as written by `keys generate`. */
  API_KEYS_FILE: z.string().optional(),
  /** Whether the site's pages may call the API without a key. */
  API_SITE_OPEN: onOff.default(false),
  /** Origins of other sites whose pages may call the API. */
  CORS_ORIGINS: list,
  /** Requests a minute and key (without key: and address); 0: no limit. */
  RATE_LIMIT: whole(0, 1_000_000, 6000),
  /** Predictions' worth of work a minute and key (without key: and address); 0: no limit. */
  WORK_LIMIT: whole(0, 1_000_000_000, 300_000),
  /** Predictions' worth of work under way at a time; 0: no limit. */
  WORK_IN_FLIGHT: whole(0, 1_000_000_000, 50_000),
  /** Wrong keys told so a minute and address; 0: no limit. */
  WRONG_KEY_LIMIT: whole(0, 1_000_000, 60),
  /** Redis in which several servers count their limits together; without it each counts by itself. */
  REDIS_URL: z
    .url({protocol: /^rediss?$/, error: REDIS_ADDRESS, abort: true})
    .refine(isRedisAddress, REDIS_ADDRESS)
    .optional(),
  /** Number of proxies in front whose X-Forwarded-For is believed. */
  TRUST_PROXY: whole(0, 10, 0),
  BODY_LIMIT: whole(1024, 16 * MEGABYTE, 512 * 1024),
  /** How long `/ready` says 503 before no new connection is taken, at an end; 3 in production unless told otherwise. */
  DRAIN_SECONDS: wholeNumber(0, 600).optional(),
  /** How long an end may take, with that. */
  SHUTDOWN_SECONDS: whole(1, 600, 10),
  /** Address of an OTLP receiver that traces are sent to; without it none are recorded. */
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .url({protocol: /^https?$/, error: "expected an address such as http://collector:4318"})
    .optional(),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
  WORKERS: whole(1, 128, 1),
  /** Whether usual answers are worked out before they are asked for; in production unless told otherwise. */
  FORESIGHT: onOff.optional(),
  /** How often the served predictions are compared with training data and simulator, such as `1h`. */
  MONITOR_EVERY: duration("off").default("off"),
  /** How far back each comparison looks. */
  MONITOR_WINDOW: duration().default("7d"),
  PREDICTION_LOG: onOff.default(true),
  PREDICTION_LOG_ROWS: whole(1, 1_000_000, 100),
  PREDICTION_LOG_SECONDS: whole(1, 86_400, 60),
  /** After so long without a sign of life a process's write-ahead files are taken over. */
  PREDICTION_LOG_LEASE_SECONDS: whole(1, 3600, 30),
  PREDICTION_LOG_DAYS: whole(1, 36_500, 90),
  PREDICTION_LOG_MEGABYTES: whole(1, 1_000_000, 1024)
});

export type ServerConfig = ReturnType<typeof readConfig>;

/** A start that cannot succeed, in one line for whoever started it. */
export class StartError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, {cause});
    this.name = "StartError";
  }
}

/** Variables whose values are not shown: an address may hold a password. */
const SECRETS: readonly string[] = ["API_KEYS", "REDIS_URL", "OTEL_EXPORTER_OTLP_ENDPOINT"];

/** @throws StartError that names the variable, its value and what would be right. */
export function readConfig(env: NodeJS.ProcessEnv) {
  const given = Object.fromEntries(
    Object.keys(environment.shape).flatMap((name) => (env[name] ? [[name, env[name]]] : []))
  );
  const result = environment.safeParse(given);
  if (!result.success) {
    const [{path, message}] = result.error.issues;
    const name = String(path[0]);
    const value = SECRETS.includes(name) ? "(hidden)" : given[name];
    throw new StartError(`${name}=${value} is not valid: ${message}`);
  }
  const settings = result.data;
  return {
    production: settings.NODE_ENV === "production",
    port: settings.PORT,
    host: settings.HOST,
    apiKeys: settings.API_KEYS,
    apiKeysFile: settings.API_KEYS_FILE ?? null,
    siteIsOpen: settings.API_SITE_OPEN,
    corsOrigins: settings.CORS_ORIGINS,
    rateLimit: settings.RATE_LIMIT,
    workLimit: settings.WORK_LIMIT,
    workInFlight: settings.WORK_IN_FLIGHT,
    wrongKeyLimit: settings.WRONG_KEY_LIMIT,
    redisUrl: settings.REDIS_URL ?? null,
    trustProxy: settings.TRUST_PROXY,
    bodyLimit: settings.BODY_LIMIT,
    drainSeconds: settings.DRAIN_SECONDS ?? (settings.NODE_ENV === "production" ? 3 : 0),
    shutdownSeconds: settings.SHUTDOWN_SECONDS,
    tracesTo: settings.OTEL_EXPORTER_OTLP_ENDPOINT ?? null,
    logLevel: settings.LOG_LEVEL,
    workers: settings.WORKERS,
    foresight: settings.FORESIGHT ?? settings.NODE_ENV === "production",
    monitor:
      settings.MONITOR_EVERY === "off"
        ? null
        : {every: settings.MONITOR_EVERY, window: settings.MONITOR_WINDOW},
    predictionLog: settings.PREDICTION_LOG
      ? {
          rows: settings.PREDICTION_LOG_ROWS,
          seconds: settings.PREDICTION_LOG_SECONDS,
          leaseMs: settings.PREDICTION_LOG_LEASE_SECONDS * 1000,
          maxAgeDays: settings.PREDICTION_LOG_DAYS,
          maxBytes: settings.PREDICTION_LOG_MEGABYTES * MEGABYTE
        }
      : null
  } as const;
}
