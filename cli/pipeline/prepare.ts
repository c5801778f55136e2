import {existsSync} from "node:fs";
import {constants, setPriority} from "node:os";
import {join} from "node:path";
import type {DataPaths} from "../../lib/files/paths.ts";
import type {Stage} from "../../lib/stage-runner/stage.ts";
import {EXIT} from "../../lib/terminal/exit-status.ts";
import {buildFirstSite} from "../../src/build/build-first-site.ts";
import {BACKGROUND, backgroundWork} from "./background-work.ts";
import {openPipeline} from "./open-pipeline.ts";
import {SiteRenewal} from "./site-renewal.ts";
import {GAME_IS_THERE} from "./start-serving.ts";

/** What is under way hears the signal itself, and has so long to end. */
const END_WITHIN_MS = 5_000;

/** Aborted by the first signal to end, after which nothing new is begun and this process ends. */
function endOnSignal(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => {
      controller.abort();
      setTimeout(() => process.exit(EXIT.interrupted), END_WITHIN_MS).unref();
    });
  return controller.signal;
}

/**
 * Makes everything for a server that serves meanwhile: the game, then the players' pages where there is no site yet,
 * then all stages, the site renewed as they end; last, where it is wanted, what no page should be empty for the lack of.
 */
export async function prepare(
  paths: DataPaths,
  stages: readonly Stage[],
  background: boolean
): Promise<void> {
  // Whoever waits for the server ends it, and with it this.
  process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
  const ending = endOnSignal();
  const pipeline = openPipeline(paths, stages, background ? BACKGROUND : []);
  try {
    const game = pipeline.bring({target: "etl"}).then(() => process.send?.(GAME_IS_THERE));
    if (existsSync(join(paths.site, "index.html"))) await game;
    else {
      await buildFirstSite({paths, log: pipeline.log.info}, game);
      pipeline.log.info("the players' pages are there; the others follow");
    }
    const site = new SiteRenewal(pipeline, stages);
    const done = (name: string): void => site.stageIsDone(name);
    // The pages come before what fills them, and whoever asks the server before both.
    const pages = pipeline.bring({target: "pages", done});
    const rest = pipeline.bring({
      stages: stages.filter(({name}) => name !== "site" && name !== "pages"),
      priority: constants.priority.PRIORITY_BELOW_NORMAL,
      done
    });
    for (const {status, reason} of (await Promise.allSettled([pages, rest])) as PromiseRejectedResult[])
      if (status === "rejected") throw reason;
    await site.renewed();
    if (!background) return;
    setPriority(constants.priority.PRIORITY_LOW);
    const began = performance.now();
    for await (const what of backgroundWork(paths, pipeline, ending)) {
      await site.renewed();
      const minutes = ((performance.now() - began) / 60_000).toFixed(1);
      pipeline.log.info(`in the background: ${what} done, ${minutes} min after all stages`);
    }
  } finally {
    pipeline.close();
  }
}
