import {spawn} from "node:child_process";
import {dirname, relative} from "node:path";
import {createInterface} from "node:readline";
import {loadGame} from "../../data-loaders/load-game.ts";
import {type DataPaths, REPOSITORY} from "../../lib/files/paths.ts";
import {publishDirectory} from "../../lib/files/publish.ts";
import {sitePages} from "../chrome/site-pages.ts";
import {bundlePages} from "./bundle-pages.ts";
import {checkSite} from "./check-site.ts";
import {copyDownloads} from "./copy-downloads.ts";
import {finishSite} from "./finish-site.ts";
import {writeFormPages} from "./form-pages.ts";
import {
  clearLoaderOutputs,
  FRAMEWORK_CACHE,
  frameworkCommand,
  frameworkEnvironment,
  SITE_ROOT
} from "./framework.ts";
import {writeHandbook} from "./handbook-pages.ts";
import {runLoaders} from "./run-loaders.ts";
import {writeSearchIndex} from "./search-index.ts";

export interface SiteOptions {
  readonly paths: DataPaths;
  readonly log: (line: string) => void;
}

class SiteBuildError extends Error {
  constructor(
    readonly exitCode: number | null,
    readonly output: string
  ) {
    super(`Framework's build failed (exit code ${exitCode})\n${output}`);
    this.name = "SiteBuildError";
  }
}

/** Runs Framework's build of `src/` into `output`; the loaders read the pipelines' files under `paths`. */
async function runFramework(output: string, {paths, log}: SiteOptions): Promise<void> {
  const child = spawn(process.execPath, [frameworkCommand(), "build"], {
    cwd: REPOSITORY,
    env: {...frameworkEnvironment(paths), PREDICTIONDEX_SITE_OUTPUT: relative(REPOSITORY, output)},
    stdio: ["ignore", "pipe", "pipe"]
  });
  const lines: string[] = [];
  const read = (stream: NodeJS.ReadableStream): void => {
    createInterface({input: stream}).on("line", (line) => {
      lines.push(line);
      if (/warning|error/i.test(line)) log(`site: ${line}`);
    });
  };
  read(child.stdout);
  read(child.stderr);
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  if (exitCode !== 0) throw new SiteBuildError(exitCode, lines.slice(-40).join("\n"));
}

/**
 * Builds the site from the pipelines' files and publishes it as `paths.site`, whole or not at all. The only
 * network it may need is none: packages come from node_modules.
 *
 * @throws SiteBuildError when Framework's build fails, SiteCheckError when the result is not sound.
 */
export async function buildSite(options: SiteOptions): Promise<{pages: number; seconds: number}> {
  const {paths, log} = options;
  const started = Date.now();
  clearLoaderOutputs();
  writeHandbook(SITE_ROOT);
  await Promise.all([
    bundlePages(SITE_ROOT),
    runLoaders(SITE_ROOT, FRAMEWORK_CACHE, frameworkEnvironment(paths))
  ]);
  let pages = 0;
  await publishDirectory(paths.site, async (temporary) => {
    // Framework clears its output folder only inside the repository, and publishing wants it beside the target.
    await runFramework(temporary, options);
    const game = await loadGame(paths.game);
    writeFormPages(temporary, game);
    writeSearchIndex(temporary, sitePages(SITE_ROOT), game);
    finishSite(temporary);
    copyDownloads(paths, temporary);
    pages = checkSite(temporary, (line) => log(`site: ${line}`));
  });
  const seconds = (Date.now() - started) / 1000;
  log(`site: ${pages} pages in ${seconds.toFixed(1)} s, ${relative(dirname(paths.site), paths.site)}/`);
  return {pages, seconds};
}
