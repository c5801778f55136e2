import cluster from "node:cluster";
import {join} from "node:path";
import {setTimeout} from "node:timers/promises";
import type {Logger} from "pino";
import type {GameData} from "../data-loaders/game-data.ts";
import {loadGame} from "../data-loaders/load-game.ts";
import {type DataPaths, dataPaths, REPOSITORY} from "../lib/files/paths.ts";
import {readStatus} from "../lib/stage-runner/pipeline-status.ts";
import {listVersions} from "../pipelines/model/registry/model-store.ts";
import {readTrial} from "../pipelines/model/registry/trial.ts";
import {registerDriftGauges} from "../pipelines/monitoring/drift/gauges.ts";
import {registerTrialGauges} from "../pipelines/monitoring/trial/trial-gauges.ts";
import {createApp} from "./app.ts";
import {Budget} from "./budget/budget.ts";
import {readConfig, type ServerConfig, StartError} from "./config.ts";
import {endpoints} from "./endpoints/index.ts";
import {ThreadedFights} from "./fights/fight-solving.ts";
import {MemoryAnswers} from "./http/memory-answers.ts";
import {SharedAnswers} from "./http/shared-answers.ts";
import {SharedAccounts} from "./limits/shared-accounts.ts";
import {openSharedMemory} from "./limits/shared-memory.ts";
import {createHttpServer, drain, listen, urlOf} from "./listen.ts";
import {createLogger} from "./logger.ts";
import {registerDiskMetrics} from "./metrics/disk.ts";
import {createMetrics, type Metrics, metricsText} from "./metrics/metrics.ts";
import {startAtZero} from "./metrics/zero-series.ts";
import {Foresight} from "./model/foresight.ts";
import {joinRegistry} from "./model/join-registry.ts";
import {loadRegisteredModel, loadServedModel, readUsableManifest} from "./model/load-served-model.ts";
import {ModelVersions} from "./model/model-versions.ts";
import {hasProduction, releaseFiles} from "./model/release-files.ts";
import {ReleaseHolder} from "./model/release-holder.ts";
import {ReleaseLoader} from "./model/release-loader.ts";
import type {ServedModel} from "./model/served-model.ts";
import {packageVersion} from "./package-version.ts";
import {openPredictionLog} from "./prediction-log/open-prediction-log.ts";
import {noPredictionLog} from "./prediction-log/prediction-log.ts";
import {KeyRing} from "./security/key-ring.ts";
import {loadKeys} from "./security/load-keys.ts";
import {openTracing} from "./tracing/open-tracing.ts";
import {watchFiles} from "./watch-files.ts";
import {within} from "./within.ts";
import {shareMetrics} from "./workers.ts";

const SECOND = 1000;
/** Of the time of an end, what the process itself takes to be gone. */
const EXIT_MS = 300;
/** Of the rest, what requests under way have; what remains is the log's. */
const DRAIN_SHARE = 0.7;

export interface StartOptions {
  /** Settings; see config.ts. */
  readonly env?: NodeJS.ProcessEnv;
  readonly paths?: DataPaths;
  readonly logger?: Logger;
  /** Serves what needs no model while there is none to serve, instead of failing. */
  readonly withoutModel?: boolean;
  /** Opens the production model; replaced in tests. */
  readonly loadModel?: (paths: DataPaths, game: GameData) => Promise<ServedModel>;
  /** How often to look for another model or other keys, in milliseconds. */
  readonly watchEveryMs?: number;
}

export interface RunningServer {
  /** Such as `http://127.0.0.1:8080`. */
  readonly url: string;
  readonly logger: Logger;
  /** Finishes requests under way, writes what is pending, and frees the port. */
  close(): Promise<void>;
}

function openKeys(config: ServerConfig): KeyRing {
  const keys = new KeyRing(loadKeys(config));
  if (config.production && keys.isOpen) {
    throw new StartError(
      "NODE_ENV=production needs API keys: set API_KEYS or API_KEYS_FILE (make a key with: npm run keys -- generate)"
    );
  }
  return keys;
}

function announce(url: string, keys: KeyRing, logger: Logger): void {
  if (keys.isOpen) {
    logger.warn(
      "DEVELOPMENT MODE: the API is open, no key is needed. Set API_KEYS or API_KEYS_FILE to close it."
    );
  } else logger.info({keys: keys.names}, "API keys loaded");
  logger.info(`listening on ${url} (API documentation: ${url}/docs)`);
}

async function startError(error: unknown): Promise<never> {
  if (error instanceof StartError) throw error;
  throw new StartError((error as Error).message, error);
}

/** Starts the server. @throws StartError in one line: a wrong setting, a port in use, no data, no usable model */
export async function startServer(options: StartOptions = {}): Promise<RunningServer> {
  const {
    env = process.env,
    paths = dataPaths(env),
    loadModel = loadServedModel,
    withoutModel = false,
    watchEveryMs = 1000
  } = options;
  const config = readConfig(env);
  const logger = options.logger ?? createLogger(config.logLevel);
  const keys = openKeys(config);
  const metrics = createMetrics();
  metrics.countExpired(() => keys.expired().length);
  startAtZero(metrics, endpoints);
  registerDiskMetrics([metrics.registry], paths);
  registerDriftGauges([metrics.registry], paths);
  registerTrialGauges([metrics.registry], paths);
  const shared = cluster.isWorker ? shareMetrics(metrics.registry) : null;
  const releases = new ReleaseHolder();
  const foresight = new Foresight(paths, metrics.foreseen, logger);
  const loader = new ReleaseLoader({
    holder: releases,
    load: async () => loadModel(paths, await loadGame(paths.game)),
    trial: {
      read: () => readTrial(paths),
      open: (version, game) => loadRegisteredModel(paths, version, game)
    },
    ...(config.foresight ? {onService: (model) => foresight.begin(model)} : {}),
    metrics,
    logger
  });
  const registry = await joinRegistry(paths, env, {logger, metrics, watchEveryMs});
  const followed = async (): Promise<void> => registry?.stop();
  if (withoutModel) releases.openWithoutModel(await loadGame(paths.game).catch(startError));
  if (!withoutModel) await loader.load().catch(startError);
  else if (hasProduction(paths)) await loader.reload();
  const predictionLog =
    config.predictionLog === null
      ? noPredictionLog
      : openPredictionLog(() => releases.current!.catalogue.game, {
          folder: paths.predictions,
          rows: config.predictionLog.rows,
          seconds: config.predictionLog.seconds,
          leaseMs: config.predictionLog.leaseMs,
          retention: config.predictionLog,
          metrics,
          logger
        });

  const fights = new ThreadedFights();
  const limits = config.redisUrl === null ? null : openSharedMemory(config.redisUrl, {logger, metrics});
  let accepting = true;
  const ours = {
    metrics,
    fights,
    versions: new ModelVersions({
      list: () => listVersions(paths),
      describe: (version) => readUsableManifest(paths, version),
      open: (version, game) => loadRegisteredModel(paths, version, game)
    }),
    predictionLog,
    budget: new Budget({
      perMinute: config.workLimit,
      inFlight: config.workInFlight,
      isLogBehind: predictionLog.isBehind,
      metrics,
      ...(limits && {accounts: new SharedAccounts(limits, config.workLimit)})
    }),
    accepting: () => accepting,
    pipeline: () => readStatus(paths.status),
    renderMetrics: shared?.render ?? ((form) => metricsText(metrics.registry, form)),
    version: packageVersion(join(REPOSITORY, "package.json"))
  };
  const tracing =
    config.tracesTo === null ? null : await openTracing({endpoint: config.tracesTo, version: ours.version});
  const answers = new SharedAnswers({
    folder: paths.answers,
    otherwise: new MemoryAnswers(),
    warn: (err) => logger.warn({err}, "answers cannot be kept on disk; this process keeps them for itself")
  });
  const app = createApp({
    config,
    shared: limits,
    tracing,
    answers,
    keys,
    logger,
    site: paths.site,
    services: () => ({...releases.current!, ...ours})
  });
  const server = createHttpServer(app);
  let url: string;
  try {
    url = urlOf(await listen(server, config.port, config.host));
  } catch (error) {
    limits?.close();
    await Promise.all([registry?.stop(), predictionLog.close(), foresight.close()]);
    throw error;
  }

  const unwatch = [
    answers.keepHouse(),
    watchFiles(
      () => releaseFiles(paths),
      () => loader.reload(),
      watchEveryMs
    )
  ];
  if (config.apiKeysFile !== null) {
    const file = config.apiKeysFile;
    unwatch.push(
      watchFiles(
        () => [file],
        () => reloadKeys(keys, config, metrics, logger),
        watchEveryMs
      )
    );
  }
  announce(url, keys, logger);
  shared?.ready();
  return {
    url,
    logger,
    async close() {
      accepting = false;
      for (const stop of unwatch) stop();
      const end = performance.now() + config.shutdownSeconds * SECOND - EXIT_MS;
      const left = (): number => Math.max(0, end - performance.now());
      await setTimeout(Math.min(config.drainSeconds * SECOND, left()));
      await drain(server, left() * DRAIN_SHARE);
      await Promise.all([foresight.close(), fights.close(), within(left(), followed())]);
      limits?.close();
      await predictionLog.close(left());
      await tracing?.close(left());
    }
  };
}

/** Takes over another key file, unless it cannot be read or would leave the server open. */
function reloadKeys(keys: KeyRing, config: ServerConfig, metrics: Metrics, logger: Logger): void {
  try {
    const next = loadKeys(config);
    if (next.length === 0) throw new StartError("the key file is empty");
    keys.replace(next);
    metrics.keyFileRefused.set(0);
    logger.info({keys: keys.names}, "API keys loaded");
  } catch (error) {
    metrics.keyFileRefused.set(1);
    logger.error({err: error}, "the changed key file is refused; the keys before it stay valid");
  }
}
