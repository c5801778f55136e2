import {StartError} from "./config.ts";
import {type RunningServer, type StartOptions, startServer} from "./start.ts";

/** Runs the server as a process: one line and exit code 1 where it cannot start, an orderly end on signals. */
export async function runServer(options: StartOptions): Promise<void> {
  let server: RunningServer;
  try {
    server = await startServer(options);
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    process.stderr.write(`predictiondex: ${error.message}\n`);
    process.exitCode = 1;
    return;
  }
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
    process.on(event, (error) => {
      process.stderr.write(
        `${JSON.stringify({level: 60, msg: event, error: String((error as Error)?.stack ?? error)})}\n`
      );
      void end(1);
    });
  }
}
