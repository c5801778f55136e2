import cluster from "node:cluster";
import type {Logger} from "pino";
import {type Monitor, startMonitor} from "../pipelines/monitoring/drift/monitor.ts";
import {readConfig, type ServerConfig, StartError} from "./config.ts";
import {endOrderly} from "./end-orderly.ts";
import {createLogger} from "./logger.ts";
import {type StartOptions, startServer} from "./start.ts";
import {runWorkers} from "./workers.ts";

/**
 * Runs the server as a process, or as several where WORKERS says so: one line and exit code 1 where it cannot
 * start, an orderly end on SIGTERM and SIGINT.
 */
export async function runServer(options: StartOptions = {}): Promise<void> {
  try {
    const config = readConfig(options.env ?? process.env);
    if (config.workers > 1 && cluster.isPrimary) {
      const monitor = watchModel(config, createLogger(config.logLevel), options.env);
      process.exitCode = await runWorkers(config.workers, options.env ?? {});
      await monitor?.stop();
      return;
    }
    const server = await startServer(options);
    const monitor = cluster.isWorker ? null : watchModel(config, server.logger, options.env);
    endOrderly(process, server.logger, () => Promise.all([server.close(), monitor?.stop()]));
    if (process.stdout.isTTY) process.stderr.write(`PredictionDex is at ${server.url}\n`);
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    process.stderr.write(`predictiondex: ${error.message}\n`);
    process.exit(1);
  }
}

/** The monitoring beside the server, in a process of its own, where it is wanted. */
function watchModel({monitor}: ServerConfig, logger: Logger, env: NodeJS.ProcessEnv = {}): Monitor | null {
  if (monitor === null) return null;
  logger.info(monitor, "the model is watched");
  return startMonitor({
    ...monitor,
    env: {...process.env, ...env},
    log: (line) => logger.info({monitor: line}, "monitor")
  });
}
