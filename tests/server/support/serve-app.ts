import {mkdtempSync, rmSync} from "node:fs";
import type {Server} from "node:http";
import {tmpdir} from "node:os";
import {join} from "node:path";
import pino from "pino";
import {type AppConfig, createApp} from "../../../server/app.ts";
import {Budget} from "../../../server/budget/budget.ts";
import {createHttpServer, listen, urlOf} from "../../../server/listen.ts";
import {createMetrics, type Metrics, metricsText} from "../../../server/metrics/metrics.ts";
import {createRelease, type Release} from "../../../server/model/release.ts";
import type {ServedModel} from "../../../server/model/served-model.ts";
import {KeyRing, type StoredKey} from "../../../server/security/key-ring.ts";
import type {Services} from "../../../server/services.ts";
import type {Tracing} from "../../../server/tracing/trace.ts";
import {embeddedGame} from "../../data-loaders/embedded-game.ts";
import {fakeModel} from "./fake-model.ts";
import {fakeVersions} from "./fake-versions.ts";
import {fightsHere} from "./fights-here.ts";

export const game = embeddedGame();

export interface ServedApp {
  readonly url: string;
  readonly metrics: Metrics;
  readonly budget: Budget;
  /** What answers; a test may put another in its place. */
  readonly releases: {current: Release};
  readonly server: Server;
  /** What was given to the prediction log. */
  readonly recorded: Parameters<Services["predictionLog"]["record"]>[];
  /** Lines of the log, parsed. */
  readonly logLines: Record<string, unknown>[];
  get(path: string, init?: RequestInit): Promise<Response>;
  post(path: string, body: unknown, init?: RequestInit): Promise<Response>;
  close(): Promise<void>;
}

export interface ServeAppOptions {
  readonly config?: Partial<AppConfig>;
  readonly keys?: readonly StoredKey[];
  readonly site?: string;
  readonly services?: Partial<Services>;
  readonly budget?: {readonly perMinute?: number; readonly inFlight?: number; readonly now?: () => number};
  readonly model?: ServedModel | null;
  readonly tracing?: Tracing;
}

/** The real app on a free port of the loopback, with a small model and nothing on disk. */
export async function serveApp(options: ServeAppOptions = {}): Promise<ServedApp> {
  const metrics = createMetrics({system: false});
  const model = options.model === undefined ? fakeModel(game) : options.model;
  const releases = {current: createRelease(game, model)};
  const budget = new Budget({
    perMinute: 0,
    inFlight: 0,
    isLogBehind: () => false,
    metrics,
    ...options.budget
  });
  const versions = fakeVersions();
  const recorded: ServedApp["recorded"] = [];
  const logLines: ServedApp["logLines"] = [];
  const emptySite = mkdtempSync(join(tmpdir(), "predictiondex-site-"));
  const app = createApp({
    config: {
      siteIsOpen: false,
      corsOrigins: [],
      rateLimit: 0,
      wrongKeyLimit: 0,
      trustProxy: 0,
      bodyLimit: 512 * 1024,
      ...options.config
    },
    keys: new KeyRing(options.keys ?? []),
    logger: pino({level: "debug"}, {write: (line: string) => void logLines.push(JSON.parse(line))}),
    tracing: options.tracing,
    site: options.site ?? emptySite,
    services: () => ({
      ...releases.current,
      metrics,
      budget,
      fights: fightsHere,
      versions,
      predictionLog: {
        record: (...call) => void recorded.push(call),
        isBehind: () => false,
        close: async () => {}
      },
      verify: (_duel, playouts) => ({probability: 0.5, method: "monte_carlo", playouts, standardError: 0.01}),
      accepting: () => true,
      pipeline: () => null,
      renderMetrics: (form) => metricsText(metrics.registry, form),
      version: "0.0.0",
      ...options.services
    })
  });
  const server = createHttpServer(app);
  const url = urlOf(await listen(server, 0, "127.0.0.1"));
  return {
    url,
    metrics,
    releases,
    budget,
    server,
    recorded,
    logLines,
    get: (path, init) => fetch(url + path, init),
    post: (path, body, init) =>
      fetch(url + path, {
        method: "POST",
        body: typeof body === "string" ? body : JSON.stringify(body),
        ...init,
        headers: {"Content-Type": "application/json", ...init?.headers}
      }),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(emptySite, {recursive: true, force: true});
    }
  };
}
