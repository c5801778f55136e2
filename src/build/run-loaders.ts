import {type ChildProcess, fork} from "node:child_process";
import {availableParallelism} from "node:os";
import {join, relative} from "node:path";
import {fileURLToPath} from "node:url";
import {REPOSITORY} from "../../lib/files/paths.ts";
import type {LoaderJob} from "./loader-host.ts";
import {siteLoaders} from "./site-sources.ts";

const HOST = fileURLToPath(new URL("./loader-host.ts", import.meta.url));

/** A notebook's loader is its writer's, and what it is asked for in brackets Framework knows. */
const isFrameworks = (loader: string): boolean => /^notebooks[/\\]|\[/.test(loader);

/** The site's own loaders, from its root, and the file in Framework's cache that each writes. */
export const ownLoaders = (root: string, cache: string): LoaderJob[] =>
  siteLoaders(root)
    .filter((loader) => !isFrameworks(relative(root, loader)))
    .map((loader) => ({loader, target: join(cache, relative(root, loader).replace(/\.ts$/, ""))}));

const startHost = (env: NodeJS.ProcessEnv): ChildProcess =>
  fork(HOST, {
    cwd: REPOSITORY,
    env,
    execArgv: ["--import", "tsx"],
    stdio: ["ignore", "ignore", "ignore", "ipc"]
  });

/** Resolves when the loader has been run, well or not; false where it took its process along. */
const runIn = (host: ChildProcess, job: LoaderJob): Promise<boolean> =>
  new Promise((resolve) => {
    const end = (alive: boolean) => (): void => {
      host.off("message", answered).off("exit", ended);
      resolve(alive);
    };
    const [answered, ended] = [end(true), end(false)];
    host.once("message", answered).once("exit", ended);
    host.send(job);
  });

/**
 * Runs loaders side by side, several in one process since each costs a second to start, and leaves what they write where
 * Framework looks before it runs one. What fails here Framework runs again, and tells.
 */
export async function runLoaders(
  jobs: readonly LoaderJob[],
  env: NodeJS.ProcessEnv,
  processes = availableParallelism()
): Promise<void> {
  const open = [...jobs];
  const work = async (): Promise<void> => {
    let host: ChildProcess | null = null;
    for (let job = open.shift(); job !== undefined; job = open.shift()) {
      host ??= startHost(env);
      if (!(await runIn(host, job))) host = null;
    }
    host?.disconnect();
  };
  await Promise.all(Array.from({length: Math.min(processes, jobs.length)}, work));
}
