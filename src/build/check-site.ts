import {existsSync, readdirSync, readFileSync, statSync} from "node:fs";
import {dirname, join, normalize} from "node:path";
import {isNotebook} from "../chrome/notebook-pages.ts";
import {sitePages} from "./finish-site.ts";

export interface Problem {
  readonly page: string;
  readonly problem: string;
}

export class SiteCheckError extends Error {
  constructor(readonly problems: readonly Problem[]) {
    const lines = problems.slice(0, 20).map(({page, problem}) => `  ${page}: ${problem}`);
    if (problems.length > lines.length) lines.push(`  and ${problems.length - lines.length} more`);
    super(`the built site has ${problems.length} problem(s)\n${lines.join("\n")}`);
    this.name = "SiteCheckError";
  }
}

/** A link of the page to a place the server answers, rather than a page of the site. */
const SERVED = /^\/(docs|health|ready|metrics|openapi\.json)\b/;

const attributes = (html: string, pattern: RegExp): string[] =>
  Array.from(html.matchAll(pattern), (match) => match[1].replaceAll("&amp;", "&"));

const isFile = (path: string): boolean => existsSync(path) && statSync(path).isFile();

function target(site: string, page: string, href: string): string {
  const [path] = href.split(/[?#]/);
  const from = page === "404" ? "" : dirname(page);
  return normalize(path.startsWith("/") ? join(site, path) : join(site, from, path));
}

function linkProblem(site: string, page: string, href: string): string | undefined {
  if (/^(mailto:|data:)/.test(href) || SERVED.test(href)) return undefined;
  if (/^\w+:\/\//.test(href)) return undefined;
  const [, fragment] = href.split("#");
  const path = target(site, page, href);
  const file = href.startsWith("#")
    ? join(site, `${page}.html`)
    : [path, `${path}.html`, join(path, "index.html")].find(isFile);
  if (!file) return `dead link ${href}`;
  if (fragment && file.endsWith(".html")) {
    const id = decodeURIComponent(fragment);
    if (!readFileSync(file, "utf8").includes(`id="${id}"`)) return `dead link ${href}: no such place`;
  }
  return undefined;
}

/** What search engines, previews and tabs show of a page; each page has its own. */
const IN_EVERY_HEAD: readonly (readonly [string, RegExp])[] = [
  ["title", /<title>[^<]+ \| PredictionDex<\/title>|<title>PredictionDex<\/title>/],
  ["description", /<meta name="description" content="[^"]+"/],
  ["French title", /<meta name="title" content="[^"]+" data-fr="[^"]+"/],
  ["Open Graph title", /<meta property="og:title" content="[^"]+"/],
  ["Open Graph description", /<meta property="og:description" content="[^"]+"/],
  ["canonical address", /<link rel="canonical" href="[^"]+"|<meta name="robots" content="noindex"/]
];

/** Problems of one page's HTML: error cells, dead links, files that are missing, outside addresses loaded. */
export function checkPage(site: string, page: string, html: string): Problem[] {
  const problems: string[] = [];
  if (html.includes("observablehq--error")) problems.push("a code cell does not compile");
  const token = html.replace(/<script[\s\S]*?<\/script>/g, "").match(/\[\[\w+\]\]/);
  if (token) problems.push(`the token ${token[0]} was not replaced`);
  if (!/<html lang="\w+">/.test(html)) problems.push("the page's language is not stated");
  for (const [what, pattern] of IN_EVERY_HEAD)
    if (!pattern.test(html)) problems.push(`the page's head has no ${what}`);
  if ((html.match(/<h1\b/g) ?? []).length !== 1) problems.push("a page has exactly one h1");
  for (const source of attributes(
    html,
    /<(?:script|img|link(?! rel="canonical")|source|iframe)\b[^>]*\b(?:src|href)="([^"]*)"/g
  )) {
    if (source.startsWith("data:")) continue;
    if (/^(\w+:)?\/\//.test(source)) problems.push(`loads the outside address ${source}`);
    else if (!isFile(target(site, page, source))) problems.push(`loads ${source}, which does not exist`);
  }
  // What a page shows as code it does not run.
  const run = html.replaceAll(/<(pre|code)\b[\s\S]*?<\/\1>/g, "");
  for (const source of attributes(run, /\bimport\s*(?:[\w{}*\s,$]+from\s*)?"([^"]+)"/g)) {
    if (!/^\.{0,2}\//.test(source)) problems.push(`unresolved import ${source}`);
    else if (!isFile(target(site, page, source))) problems.push(`imports ${source}, which does not exist`);
  }
  for (const href of new Set(attributes(html, /<a\b[^>]*\bhref="([^"]*)"/g))) {
    const problem = linkProblem(site, page, href);
    if (problem) problems.push(problem);
  }
  return [...new Set(problems)].map((problem) => ({page, problem}));
}

/** Bare specifiers in the site's modules: Framework leaves them where it could not resolve an import. */
function checkModules(site: string): Problem[] {
  const folder = join(site, "_import");
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder, {recursive: true, encoding: "utf8"}).filter((file) =>
    file.endsWith(".js")
  );
  return files.flatMap((file) => {
    const source = readFileSync(join(folder, file), "utf8");
    return attributes(source, /(?:^|[;}\s])import\s*(?:[\w{}*\s,$]+from\s*)?"([^"]+)"/g)
      .filter((specifier) => !/^\.{0,2}\//.test(specifier))
      .map((specifier) => ({page: `_import/${file}`, problem: `unresolved import ${specifier}`}));
  });
}

/**
 * A notebook is its writer's: what is wrong in it is shown in its place, told, and keeps nobody from the site.
 * @param warn is told of notebooks' problems
 * @returns the number of pages
 * @throws SiteCheckError that lists every other problem found
 */
export function checkSite(site: string, warn: (line: string) => void): number {
  const pages = sitePages(site);
  const found = pages.flatMap((page) =>
    checkPage(site, page, readFileSync(join(site, `${page}.html`), "utf8"))
  );
  const problems = found.filter(({page}) => !isNotebook(page));
  for (const {page, problem} of found) if (isNotebook(page)) warn(`warning: ${page}: ${problem}`);
  problems.push(...checkModules(site));
  if (pages.length === 0) problems.push({page: site, problem: "the site has no page"});
  if (problems.length > 0) throw new SiteCheckError(problems);
  return pages.length;
}
