import {existsSync, readdirSync, readFileSync, rmSync} from "node:fs";
import {createRequire} from "node:module";
import {dirname, join, posix} from "node:path";
import {build, type Plugin} from "esbuild";
import {satisfies, validRange} from "semver";

/**
 * Framework asks a network for the packages that pages import: the registry which version there is, jsDelivr for the
 * files. Here both are answered from node_modules, so that a page has what `npm ci` installed and nobody is called.
 */

/** What Framework's standard library and its users' cells load, one copy each for all that import it. */
export const STANDARD_LIBRARY: readonly string[] = [
  "@duckdb/duckdb-wasm",
  "@observablehq/plot",
  "@viz-js/viz",
  "apache-arrow",
  "arquero",
  "d3",
  "d3-dsv",
  "htl",
  "isoformat",
  "jszip",
  "katex",
  "lodash",
  "parquet-wasm",
  "topojson-client"
];

const REGISTRY = "registry.npmjs.org";
const FILES = "cdn.jsdelivr.net";
/** Of a package that is not installed. */
const NO_VERSION = "0.0.0";

const require = createRequire(import.meta.url);

/** Folder of an installed package, wherever npm has put it (a workspace hoists to the root). */
function packageFolder(name: string): string | undefined {
  const folder = require.resolve.paths(name)?.find((path) => existsSync(join(path, name, "package.json")));
  return folder && join(folder, name);
}

function versionOf(name: string): string {
  const folder = packageFolder(name);
  if (folder === undefined) return NO_VERSION;
  return (JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {version: string}).version;
}

/** What a specifier such as `npm:d3@6` asks for and is not installed, said with what would be right; null where it is. */
export function versionProblem(name: string, range: string): string | null {
  const installed = versionOf(name);
  if (installed === NO_VERSION || validRange(range) === null || satisfies(installed, range)) return null;
  return `npm:${name}@${range} is not installed, ${installed} is: leave the version out`;
}

/** Where a package's module lies among Framework's copies. */
const modulePath = (name: string): string => `/_npm/${name}@${versionOf(name)}/_esm.js`;

/** Leaves the standard library's packages out of the others' bundles. */
const shareLibrary = (name: string, from: string): Plugin => ({
  name: "share-library",
  setup(pluginBuild) {
    pluginBuild.onResolve({filter: /^[@\w]/}, ({kind, path}) => {
      if (kind === "entry-point" || path === name || !STANDARD_LIBRARY.includes(path)) return undefined;
      const to = posix.relative(dirname(from), modulePath(path));
      return {path: to.startsWith(".") ? to : `./${to}`, external: true};
    });
  }
});

/** Where htl writes a placeholder for a function into an attribute such as `onclick`, to put the function there later. */
const PLACEHOLDER = 'isObjectLiteral(value)) || typeof value === "function") {';
/** The same by its other notation, `${{onclick}}`, which makes no such attribute. */
const SPREAD = `${PLACEHOLDER}
if (typeof value === "function") {
  string = string.slice(0, attributeNameStart - strings[j].length) + "::" + j + "=''";
  values[j] = {[name]: value};
  nodeFilter |= SHOW_ELEMENT;
  break;
}`;

/** The site's Content-Security-Policy forbids handlers in attributes, and a browser tells of each that it blocks. */
const withoutInlineHandlers: Plugin = {
  name: "without-inline-handlers",
  setup(pluginBuild) {
    pluginBuild.onLoad({filter: /[/\\]htl[/\\]dist[/\\]index\.js$/}, ({path}) => {
      const source = readFileSync(path, "utf8");
      if (source.split(PLACEHOLDER).length !== 2)
        throw new Error("htl has changed: it no longer has the one place that writes handlers");
      return {contents: source.replace(PLACEHOLDER, () => SPREAD)};
    });
  }
};

/** A package, or one of its files, as one module for browsers. @param entry a package's name or a file */
async function bundle(name: string, entry: string): Promise<string> {
  const {outputFiles} = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    minify: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    logLevel: "silent",
    define: {"process.env.NODE_ENV": '"production"'},
    plugins: [shareLibrary(name, modulePath(name)), withoutInlineHandlers]
  });
  return outputFiles[0].text;
}

/** In place of a module that cannot be had: whoever imports it, and nobody else, fails with what to do. */
const failingModule = (message: string): string =>
  `export default undefined;\nthrow new Error(${JSON.stringify(message)});`;

const javaScript = (text: string): Response =>
  new Response(text, {headers: {"Content-Type": "application/javascript"}});

/** `NAME`, `NAME@VERSION/PATH`, with or without a scope. */
const SPECIFIER = /^((?:@[^/@]+\/)?[^/@]+)(?:@([^/]+))?(?:\/(.*))?$/;

async function fileAnswer(specifier: string): Promise<Response> {
  const [, name = specifier, version, path = ""] = SPECIFIER.exec(specifier) ?? [];
  const isModule = path.endsWith("+esm") || /\.m?js$/.test(path);
  const missing = (message: string): Response =>
    isModule ? javaScript(failingModule(message)) : new Response("");
  const folder = packageFolder(name);
  if (folder === undefined)
    return missing(`npm:${name} is not installed: run "npm install --save-exact ${name}" and start again`);
  if (version !== versionOf(name))
    return missing(`npm:${name}@${version} is not installed, ${versionOf(name)} is: leave the version out`);
  const file = join(folder, path.replace(/\/?\+esm$/, ""));
  try {
    if (path === "+esm") return javaScript(await bundle(name, name));
    if (path.endsWith("/+esm")) return javaScript(await bundle(name, file));
    const contents = readFileSync(file);
    return isModule ? javaScript(contents.toString()) : new Response(new Uint8Array(contents));
  } catch (error) {
    return missing(`npm:${name}/${path} cannot be loaded: ${(error as Error).message.split("\n")[0]}`);
  }
}

/** `/NAME` asks for all versions, `/NAME/latest` for one. */
function registryAnswer(path: string): Response {
  const [, name = path, tag] = /^((?:@[^/]+\/)?[^/]+)(?:\/(.+))?$/.exec(path) ?? [];
  const version = versionOf(name);
  return Response.json(tag === undefined ? {versions: {[version]: {}}} : {version});
}

/** What the registry or jsDelivr would say, from node_modules; null for any other address. */
export async function answerFromInstalled(address: string): Promise<Response | null> {
  const {hostname, pathname} = new URL(address);
  const path = decodeURIComponent(pathname);
  if (hostname === REGISTRY) return registryAnswer(path.slice("/".length));
  return hostname === FILES ? fileAnswer(path.slice("/npm/".length)) : null;
}

/** Packages that Framework has copies of, each as `NAME@VERSION`. */
const copies = (cache: string): string[] =>
  !existsSync(cache)
    ? []
    : readdirSync(cache).flatMap((folder) =>
        folder.startsWith("@")
          ? readdirSync(join(cache, folder)).map((below) => `${folder}/${below}`)
          : [folder]
      );

/** Forgets Framework's copies when one of them is not what is installed now. */
export function forgetOldCopies(cache: string): void {
  const isOld = (copy: string): boolean => {
    const at = copy.lastIndexOf("@");
    return versionOf(copy.slice(0, at)) !== copy.slice(at + 1);
  };
  if (copies(cache).some(isOld)) rmSync(cache, {recursive: true});
}

const ANSWERED = Symbol.for("predictiondex.installed-packages");
type Fetch = typeof fetch & {[ANSWERED]?: true};

/** From now on, whatever this process fetches of npm packages comes from node_modules. @param cache Framework's copies */
export function useInstalledPackages(cache: string): void {
  const ask: Fetch = globalThis.fetch;
  if (ask[ANSWERED]) return;
  forgetOldCopies(cache);
  const answer: Fetch = async (input, init) =>
    (await answerFromInstalled(input instanceof Request ? input.url : String(input))) ?? ask(input, init);
  answer[ANSWERED] = true;
  globalThis.fetch = answer;
}
