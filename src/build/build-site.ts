import {spawn} from "node:child_process";
import {rmSync} from "node:fs";
import {createRequire} from "node:module";
import {delimiter, dirname, join, relative} from "node:path";
import {createInterface} from "node:readline";
import {loadGame} from "../../data-loaders/load-game.ts";
import {type DataPaths, REPOSITORY} from "../../lib/files/paths.ts";
import {publishDirectory} from "../../lib/files/publish.ts";
import {bundlePages} from "./bundle-pages.ts";
import {checkSite} from "./check-site.ts";
import {finishSite} from "./finish-site.ts";
import {writeFormPages} from "./form-pages.ts";
import {writeHandbook} from "./handbook-pages.ts";
import {seedNpmCache} from "./seed-npm-cache.ts";

export interface SiteOptions {
  readonly paths: DataPaths;
  readonly log: (line: string) => void;
  /** Keep what the loaders wrote last time: for work on pages while the data stay the same. */
  readonly keepData?: boolean;
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

function frameworkCommand(): string {
  const require = createRequire(import.meta.url);
  const folders = require.resolve.paths("@observablehq/framework") ?? [];
  const bin = "@observablehq/framework/dist/bin/observable.js";
  for (const folder of folders) {
    try {
      return require.resolve(join(folder, bin));
    } catch {}
  }
  throw new Error("@observablehq/framework is not installed: run npm ci");
}

/** Runs Framework's build of `src/` into `output`; the loaders read the pipelines' files under `paths`. */
async function runFramework(output: string, {paths, log}: SiteOptions): Promise<void> {
  const child = spawn(process.execPath, [frameworkCommand(), "build"], {
    cwd: REPOSITORY,
    env: {
      ...process.env,
      // Framework starts the loaders by name; outside npm scripts the project's programs are not on the path.
      PATH: [join(REPOSITORY, "node_modules", ".bin"), process.env.PATH ?? ""].join(delimiter),
      OBSERVABLE_TELEMETRY_DISABLE: "true",
      PREDICTIONDEX_DATA: paths.data,
      PREDICTIONDEX_MODELS: paths.models,
      PREDICTIONDEX_SITE_OUTPUT: relative(REPOSITORY, output)
    },
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
  const root = join(REPOSITORY, "src");
  const cache = join(root, ".observablehq", "cache");
  // Framework never runs a loader again whose output is cached.
  if (!options.keepData) rmSync(join(cache, "data"), {recursive: true, force: true});
  await seedNpmCache(join(cache, "_npm"));
  await bundlePages(root);
  writeHandbook(root);
  let pages = 0;
  await publishDirectory(paths.site, async (temporary) => {
    // Framework clears its output folder only inside the repository, and publishing wants it beside the target.
    await runFramework(temporary, options);
    writeFormPages(temporary, (await loadGame(paths.game)).pokemon);
    finishSite(temporary);
    pages = checkSite(temporary);
  });
  const seconds = (Date.now() - started) / 1000;
  log(`site: ${pages} pages in ${seconds.toFixed(1)} s, ${relative(dirname(paths.site), paths.site)}/`);
  return {pages, seconds};
}
