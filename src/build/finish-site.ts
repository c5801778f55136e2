import {cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from "node:fs";
import {join, sep} from "node:path";
import {contentSecurityPolicy, inlineScriptHashes} from "../../lib/web/content-security-policy.ts";
import {frenchTypography, keepUnits} from "../i18n/typography.ts";
import {fontHead, type SiteFont, siteFonts} from "./site-fonts.ts";
import {canonicalLink, publicAddress, writeSiteIndex} from "./site-index.ts";

function copyFonts(site: string): SiteFont[] {
  mkdirSync(join(site, "_file", "fonts"), {recursive: true});
  const fonts = siteFonts();
  for (const {source, path} of fonts) cpSync(source, join(site, path));
  return fonts;
}

/** DuckDB's WebAssembly build, and what reads CSV, make functions from text: the pages that load them may. */
const evaluation = (html: string): string[] =>
  /\/stdlib\/duckdb\.|\/_npm\/(?:d3-dsv|d3|arquero)@/.test(html) ? ["'unsafe-eval'"] : [];

/** What a page of the site may load. */
export const pagePolicy = (html: string): string =>
  contentSecurityPolicy([...evaluation(html), ...inlineScriptHashes(html)]);

function replaceOnce(file: string, html: string, from: string, to: string): string {
  if (!html.includes(from))
    throw new Error(`${file}: Framework's HTML has changed, it no longer holds ${from}`);
  return html.replace(from, () => to);
}

/** What a reader without JavaScript is told in place of what a page would draw. */
const WITHOUT_SCRIPTS =
  '<noscript><style>#app > .state{display:none}</style><p class="state"><span lang="en">Charts and tables of this page are drawn in your browser by JavaScript, which is off. What is known of each Pokémon and each move, and the documentation, can be read without it.</span><span lang="fr">Les graphiques et tableaux de cette page sont dessinés dans votre navigateur par JavaScript, qui est désactivé. Ce que l’on sait de chaque Pokémon et de chaque attaque, et la documentation, se lisent sans lui.</span></p></noscript>';

/** What a page holds word for word: no typography in it. */
const VERBATIM = /(<(script|style|pre|code|textarea)\b[\s\S]*?<\/\2>)/;

/** Splitting by two groups leaves text, a verbatim element and its name in turn. */
const keepUnitsOf = (html: string): string =>
  html
    .split(VERBATIM)
    .map((part, index) =>
      index % 3 === 0 ? part.replaceAll(/(?<=>|^)[^<]+/g, keepUnits) : index % 3 === 1 ? part : ""
    )
    .join("");

/** A page as Framework renders it, with what that lacks: language, skip link, typography, `head` (the fonts). */
export function mendPage(file: string, source: string, head: string): string {
  let html = replaceOnce(file, source, "<html>", '<html lang="en">');
  html = replaceOnce(file, html, ", maximum-scale=1", "");
  html = html.replace(/\n<meta name="generator"[^>]*>/, "");
  html = replaceOnce(
    file,
    html,
    "<body>",
    '<body>\n<a class="skip" href="#observablehq-main"><span lang="en">Skip to content</span><span lang="fr">Aller au contenu</span></a>'
  );
  html = replaceOnce(
    file,
    html,
    '<main id="observablehq-main"',
    '<main id="observablehq-main" tabindex="-1"'
  );
  html = replaceOnce(file, html, '<meta charset="utf-8">', `<meta charset="utf-8">\n${head}`);
  html = html.replaceAll(
    /(<\w+[^>]* lang="fr"[^>]*>)([^<]+)/g,
    (_, tag: string, text: string) => tag + frenchTypography(text)
  );
  // Prose in Markdown, of which a page has one block in each language.
  html = html.replaceAll(/<div lang="fr">[\s\S]*?<\/div>/g, (block) =>
    block.replaceAll(/(?<=>)[^<]+/g, frenchTypography)
  );
  html = keepUnitsOf(html);
  if (html.includes('id="app"')) {
    html = replaceOnce(file, html, '<div id="app"', `${WITHOUT_SCRIPTS}\n<div id="app"`);
    // Framework loads at once what reads each kind of file that a page names; these pages' modules read when asked.
    html = html.replaceAll(/\n<link rel="modulepreload" href="[^"]*\/_npm\/[^"]*">/g, "");
  }
  // Code that is wider than its frame scrolls there, which the keyboard must reach. Framework's button to copy it
  // speaks English only and holds a drawing without a name.
  return html.replaceAll(/<pre(?=[ >])/g, '<pre tabindex="0" data-copy="none"');
}

/** A mended page that may load what the site needs, and nothing else. */
export function finishPage(file: string, source: string, head: string): string {
  const html = mendPage(file, source, head);
  const policy = pagePolicy(html);
  return replaceOnce(
    file,
    html,
    '<meta charset="utf-8">',
    `<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="${policy}">`
  );
}

/** Paths of a built site's pages, relative to it, without `.html`. */
export const sitePages = (site: string): string[] =>
  readdirSync(site, {recursive: true, encoding: "utf8"})
    .filter((file) => file.endsWith(".html") && !file.startsWith("_"))
    .map((file) => file.slice(0, -".html".length).split(sep).join("/"))
    .sort();

/** Mends what Framework's HTML lacks (language, skip link, fonts, Content-Security-Policy), in place. */
export function finishSite(site: string, address = publicAddress(process.env.PREDICTIONDEX_ADDRESS)): void {
  const fonts = copyFonts(site);
  const pages = sitePages(site);
  writeSiteIndex(site, pages, address);
  for (const page of pages) {
    const file = join(site, `${page}.html`);
    const html = readFileSync(file, "utf8");
    // The 404 page is shown at any depth: it has a base, but only below the fonts, which would not heed it.
    const base = /<base href="([^"]+)">/.exec(html)?.[1];
    const up = base ?? ("../".repeat(page.split("/").length - 1) || "./");
    writeFileSync(
      file,
      finishPage(`${page}.html`, html, `${canonicalLink(page, address)}\n${fontHead(fonts, up)}`)
    );
  }
}
