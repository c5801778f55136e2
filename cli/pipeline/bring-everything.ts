import type {DataPaths} from "../../lib/files/paths.ts";
import {backgroundWork} from "./background-work.ts";
import type {OpenPipeline} from "./open-pipeline.ts";

/**
 * What `start` makes in the background, here and now, once all stages are done; then the site with it.
 * @throws Error naming what failed, once the rest is made and the site built
 */
export async function bringEverything(
  paths: DataPaths,
  pipeline: OpenPipeline,
  work: typeof backgroundWork = backgroundWork
): Promise<void> {
  const failed: string[] = [];
  const heard: OpenPipeline = {
    ...pipeline,
    state(name, state) {
      if (state === "failed") failed.push(name);
      pipeline.state(name, state);
    }
  };
  let began = performance.now();
  for await (const name of work(paths, heard, new AbortController().signal)) {
    const now = performance.now();
    pipeline.log.info(`${name} made in ${Math.round((now - began) / 1000)} s`);
    began = now;
  }
  await pipeline.bring({target: "site"});
  if (failed.length > 0) throw new Error(`the site is without what could not be made: ${failed.join(", ")}`);
}
