import {spawn} from "node:child_process";
import {once} from "node:events";
import {createWriteStream} from "node:fs";
import {availableParallelism} from "node:os";
import {join, relative} from "node:path";
import {pipeline} from "node:stream/promises";
import pLimit from "p-limit";
import {REPOSITORY} from "../../lib/files/paths.ts";
import {publishFile} from "../../lib/files/publish.ts";
import {loaderPrograms} from "./loader-programs.ts";
import {siteLoaders} from "./site-sources.ts";

/** A notebook's loader is its writer's, and what it is asked for in brackets Framework knows. */
const isFrameworks = (loader: string): boolean => /^notebooks[/\\]|\[/.test(loader);

function runLoader(loader: string, target: string, env: NodeJS.ProcessEnv): Promise<void> {
  const [command, ...args] = loaderPrograms()[".ts"];
  return publishFile(target, async (temporary) => {
    const child = spawn(command, [...args, loader], {
      cwd: REPOSITORY,
      env,
      stdio: ["ignore", "pipe", "ignore"],
      windowsHide: true
    });
    const ended = once(child, "close");
    await pipeline(child.stdout, createWriteStream(temporary));
    const [status] = await ended;
    if (status !== 0) throw new Error(`${loader} ended with ${status}`);
  });
}

/**
 * Runs the site's loaders side by side and leaves what they write where Framework looks before it runs one: by itself it
 * runs one after the other. What fails here Framework runs again, and tells.
 * @param root folder of the site's sources
 * @param cache where Framework keeps what loaders wrote
 */
export async function runLoaders(
  root: string,
  cache: string,
  env: NodeJS.ProcessEnv,
  processes = availableParallelism()
): Promise<void> {
  const limit = pLimit(processes);
  await Promise.all(
    siteLoaders(root)
      .map((loader) => relative(root, loader))
      .filter((loader) => !isFrameworks(loader))
      .map((loader) =>
        limit(() => runLoader(join(root, loader), join(cache, loader.replace(/\.ts$/, "")), env)).catch(
          () => {}
        )
      )
  );
}
