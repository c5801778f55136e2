import {cpSync, existsSync, mkdirSync, readFileSync} from "node:fs";
import {createRequire} from "node:module";
import {dirname, join, relative} from "node:path";
import {build, type Plugin} from "esbuild";

/** npm packages that a page loads through Framework, and the files it wants beside the entry. */
const SEEDS: Readonly<Record<string, readonly string[]>> = {
  "apache-arrow": [],
  "@duckdb/duckdb-wasm": ["mvp", "eh"].flatMap((platform) => [
    `dist/duckdb-${platform}.wasm`,
    `dist/duckdb-browser-${platform}.worker.js`
  ])
};

export const SEEDED_PACKAGES = Object.keys(SEEDS);

/**
 * Packages no page uses, but whose versions every build of Framework's standard library looks up: an empty
 * folder of any version answers the question without a network.
 */
const PINS = [
  "@observablehq/plot",
  "@observablehq/sample-datasets",
  "arquero",
  "d3",
  "d3-dsv",
  "echarts",
  "htl",
  "isoformat",
  "leaflet",
  "lodash",
  "mapbox-gl",
  "parquet-wasm",
  "react",
  "react-dom",
  "topojson-client"
] as const;

/** Folder of an installed package, wherever npm has put it (a workspace hoists to the root). */
function packageFolder(name: string): string {
  const require = createRequire(import.meta.url);
  const folder = require.resolve.paths(name)?.find((path) => existsSync(join(path, name, "package.json")));
  if (!folder) throw new Error(`${name} is not installed: run npm ci`);
  return join(folder, name);
}

function versionOf(name: string): string {
  const {version} = JSON.parse(readFileSync(join(packageFolder(name), "package.json"), "utf8")) as {
    version: string;
  };
  return version;
}

function linkSeeds(name: string, folderOf: (name: string) => string): Plugin {
  return {
    name: "link-seeds",
    setup(pluginBuild) {
      pluginBuild.onResolve({filter: /^[@\w]/}, ({kind, path}) => {
        if (kind === "entry-point" || path === name || !(path in SEEDS)) return undefined;
        const to = relative(folderOf(name), join(folderOf(path), "_esm.js"));
        return {path: to.startsWith(".") ? to : `./${to}`, external: true};
      });
    }
  };
}

/**
 * Fills Framework's npm cache from node_modules, so that the build asks no network. Framework reads
 * `NAME@VERSION/_esm.js` as a package's entry and other files verbatim (its `npm.js`).
 */
export async function seedNpmCache(cache: string): Promise<void> {
  for (const name of PINS) mkdirSync(join(cache, `${name}@9.9.9`), {recursive: true});
  const folderOf = (name: string): string => join(cache, `${name}@${versionOf(name)}`);
  for (const [name, files] of Object.entries(SEEDS)) {
    const folder = folderOf(name);
    await build({
      entryPoints: [name],
      outfile: join(folder, "_esm.js"),
      bundle: true,
      minify: true,
      format: "esm",
      platform: "browser",
      target: "es2022",
      logLevel: "error",
      define: {"process.env.NODE_ENV": '"production"'},
      plugins: [linkSeeds(name, folderOf)]
    });
    for (const file of files) {
      const target = join(folder, file);
      mkdirSync(dirname(target), {recursive: true});
      cpSync(join(packageFolder(name), file), target);
    }
  }
}
