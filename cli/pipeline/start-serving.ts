import {type ChildProcess, fork} from "node:child_process";
import cluster from "node:cluster";
import {TOOL} from "../../lib/files/paths.ts";

/** What the process that makes everything says when the server may begin. */
export const GAME_IS_THERE = "the game is there";

/** Resolves once the game is there; false where its maker ended before. */
const gameIsThere = (maker: ChildProcess): Promise<boolean> =>
  new Promise((resolve) => {
    maker.on("message", (message) => message === GAME_IS_THERE && resolve(true));
    maker.once("exit", () => resolve(false));
    maker.once("error", () => resolve(false));
  });

/**
 * Serves as soon as the game is there; a process beside the server makes all the rest, and ends with it.
 * @param background whether it goes on when all stages are done
 */
export async function startServing(background: boolean): Promise<void> {
  // A worker process of the server runs this very command.
  if (cluster.isPrimary) {
    const maker = fork(TOOL, ["prepare", ...(background ? [] : ["--no-background"])]);
    process.once("exit", () => maker.kill("SIGTERM"));
    const game = gameIsThere(maker);
    // Meanwhile the server's code is read.
    await import("../../server/run.ts");
    if (!(await game)) {
      process.exitCode = 1;
      return;
    }
    // It need not keep a server alive that ends.
    maker.channel?.unref();
    maker.unref();
  }
  const {runServer} = await import("../../server/run.ts");
  await runServer({withoutModel: true});
}
