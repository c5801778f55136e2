import {spawn} from "node:child_process";
import {mkdirSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join, relative} from "node:path";
import {createInterface} from "node:readline";
import {fileURLToPath} from "node:url";
import {type DataPaths, REPOSITORY} from "../../lib/files/paths.ts";
import {publishDirectory} from "../../lib/files/publish.ts";
import {bundlePages} from "./bundle-pages.ts";
import {
  clearLoaderOutputs,
  FRAMEWORK_CACHE,
  frameworkCommand,
  frameworkEnvironment,
  SITE_ROOT
} from "./framework.ts";
import {writeHandbook} from "./handbook-pages.ts";
import type {LoaderJob} from "./loader-host.ts";
import {ownLoaders, runLoaders} from "./run-loaders.ts";

export interface RenderOptions {
  readonly paths: DataPaths;
  readonly log: (line: string) => void;
  /** Only these, as Framework calls them (`/fight/index`); all unless said. */
  readonly only?: readonly string[];
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

/** What of Framework's build lives briefly (parsed pages and modules) outgrows V8's usual 16 MB many times over. */
const MEMORY = "--max-semi-space-size=64";

const FRAMEWORK = fileURLToPath(new URL("run-framework.mjs", import.meta.url));

/** Runs Framework's build of `src/` into `output`; no loader that it starts makes anything. */
async function runFramework(output: string, {paths, log, only}: RenderOptions): Promise<void> {
  const pages = only === undefined ? [] : [JSON.stringify(only)];
  const child = spawn(process.execPath, [MEMORY, FRAMEWORK, frameworkCommand(), ...pages], {
    cwd: REPOSITORY,
    env: {
      ...frameworkEnvironment(paths),
      PREDICTIONDEX_SITE_OUTPUT: relative(REPOSITORY, output),
      PREDICTIONDEX_WITHOUT_DATA: "1"
    },
    stdio: ["ignore", "pipe", "pipe"]
  });
  const lines: string[] = [];
  const read = (stream: NodeJS.ReadableStream): void => {
    createInterface({input: stream}).on("line", (line) => {
      lines.push(line);
      // Some pages without the others have links that lead nowhere yet.
      if (/warning|error/i.test(line) && only === undefined) log(`site: ${line}`);
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

const isArchive = ({target}: LoaderJob): boolean => target.endsWith(".zip");

/** An empty file for each that a loader makes; archives as they are without data, since pages name what is in them. */
async function placeEmptyData({paths, only}: RenderOptions): Promise<void> {
  const jobs = ownLoaders(SITE_ROOT, FRAMEWORK_CACHE);
  for (const {target} of jobs.filter((job) => !isArchive(job))) {
    mkdirSync(dirname(target), {recursive: true});
    writeFileSync(target, "");
  }
  if (only !== undefined) return;
  const nowhere = join(tmpdir(), "predictiondex-without-data");
  await runLoaders(jobs.filter(isArchive), {
    ...frameworkEnvironment(paths),
    PREDICTIONDEX_DATA: nowhere,
    PREDICTIONDEX_MODELS: nowhere
  });
}

/**
 * Renders the site's pages as far as they need no data and publishes them as `output`: the slow part of a build,
 * which waits for no other stage. Each data file in them is a placeholder (`fillPages`).
 *
 * @throws SiteBuildError when Framework's build fails
 */
export async function renderPages(
  options: RenderOptions,
  output = options.paths.pages
): Promise<{seconds: number}> {
  const started = Date.now();
  clearLoaderOutputs();
  writeHandbook(SITE_ROOT);
  await Promise.all([bundlePages(SITE_ROOT), placeEmptyData(options)]);
  // Framework clears its output folder only inside the repository, and publishing wants it beside the target.
  await publishDirectory(output, (temporary) => runFramework(temporary, options));
  return {seconds: (Date.now() - started) / 1000};
}
