import {existsSync, readdirSync, rmSync} from "node:fs";
import {createRequire} from "node:module";
import {delimiter, join} from "node:path";
import {type DataPaths, REPOSITORY} from "../../lib/files/paths.ts";

/** The folder of the site's sources. */
export const SITE_ROOT = join(REPOSITORY, "src");

/** Where Framework keeps what it fetched and what loaders wrote. */
export const FRAMEWORK_CACHE = join(SITE_ROOT, ".observablehq", "cache");
/** Packages as Framework would have fetched them. */
export const NPM_CACHE = join(FRAMEWORK_CACHE, "_npm");

/** Framework's program, for Node. @throws Error where it is not installed */
export function frameworkCommand(): string {
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

/** What Framework and the loaders it starts are told: where the pipelines' files lie, and to call nobody. */
export const frameworkEnvironment = (paths: DataPaths): NodeJS.ProcessEnv => ({
  ...process.env,
  // Framework starts the loaders by name; outside npm scripts the project's programs are not on the path.
  PATH: [join(REPOSITORY, "node_modules", ".bin"), process.env.PATH ?? ""].join(delimiter),
  OBSERVABLE_TELEMETRY_DISABLE: "true",
  PREDICTIONDEX_DATA: paths.data,
  PREDICTIONDEX_MODELS: paths.models,
  PREDICTIONDEX_SITE: paths.site
});

/**
 * Forgets what the loaders wrote: Framework never runs a loader again whose output it has. Its own folders (packages,
 * modules), which begin with `_`, stay.
 */
export function clearLoaderOutputs(cache = FRAMEWORK_CACHE): void {
  if (!existsSync(cache)) return;
  for (const name of readdirSync(cache))
    if (!name.startsWith("_")) rmSync(join(cache, name), {recursive: true, force: true});
}
