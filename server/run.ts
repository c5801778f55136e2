import cluster from "node:cluster";
import {readConfig, StartError} from "./config.ts";
import {type RunningServer, type StartOptions, startServer} from "./start.ts";
import {runWorkers} from "./workers.ts";

/**
 * Runs the server as a process, or as several where WORKERS says so: one line and exit code 1 where it cannot
 * start, an orderly end on SIGTERM and SIGINT.
 */
export async function runServer(options: StartOptions = {}): Promise<void> {
  try {
    const {workers} = readConfig(options.env ?? process.env);
    if (workers > 1 && cluster.isPrimary) {
      process.exitCode = await runWorkers(workers, options.env ?? {});
      return;
    }
    const server = await startServer(options);
    endOrderly(server);
    if (process.stdout.isTTY) process.stderr.write(`PredictionDex is at ${server.url}\n`);
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    process.stderr.write(`predictiondex: ${error.message}\n`);
    process.exit(1);
  }
}

function endOrderly(server: RunningServer): void {
  let ending = false;
  const end = async (exitCode: number): Promise<void> => {
    if (ending) return;
    ending = true;
    await server.close();
    process.exit(exitCode);
  };
  process.on("SIGTERM", () => end(0));
  process.on("SIGINT", () => end(0));
  for (const event of ["uncaughtException", "unhandledRejection"] as const) {
    process.on(event, (error: unknown) => {
      server.logger.fatal({err: error}, `${event}: ending`);
      void end(1);
    });
  }
}
