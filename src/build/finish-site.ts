import {createHash} from "node:crypto";
import {cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from "node:fs";
import {createRequire} from "node:module";
import {join, sep} from "node:path";
import {contentSecurityPolicy, inlineScriptHashes} from "../../lib/web/content-security-policy.ts";
import {frenchTypography} from "../i18n/typography.ts";
import {fillContents} from "./handbook-pages.ts";

const require = createRequire(import.meta.url);

/** The two faces, Latin subset: [family, file of its package, weight range]. */
const FONTS = [
  ["Inter", "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2", "100 900"],
  [
    "Bricolage Grotesque",
    "@fontsource-variable/bricolage-grotesque/files/bricolage-grotesque-latin-wght-normal.woff2",
    "200 800"
  ]
] as const;

export const FONT_PACKAGES = FONTS.map(([, file]) => file.split("/").slice(0, 2).join("/"));

interface Font {
  readonly family: string;
  readonly path: string;
  readonly weight: string;
}

function copyFonts(site: string): Font[] {
  mkdirSync(join(site, "_file", "fonts"), {recursive: true});
  return FONTS.map(([family, file, weight]) => {
    const source = require.resolve(file);
    const hash = createHash("sha256").update(readFileSync(source)).digest("hex").slice(0, 8);
    const path = `_file/fonts/${family.toLowerCase().replaceAll(" ", "-")}.${hash}.woff2`;
    cpSync(source, join(site, path));
    return {family, path, weight};
  });
}

const fontHead = (fonts: readonly Font[], up: string): string =>
  fonts
    .map(({path}) => `<link rel="preload" as="font" type="font/woff2" href="${up}${path}" crossorigin>`)
    .concat(
      `<style>${fonts
        .map(
          ({family, path, weight}) =>
            `@font-face{font-family:"${family}";src:url("${up}${path}") format("woff2");font-weight:${weight};font-display:swap}`
        )
        .join("")}</style>`
    )
    .join("\n");

/** DuckDB's WebAssembly build makes functions from text: the page that loads it, and no other, may. */
const evaluation = (html: string): string[] => (html.includes("/stdlib/duckdb.") ? ["'unsafe-eval'"] : []);

/** What a page of the site may load. */
export const pagePolicy = (html: string): string =>
  contentSecurityPolicy([...evaluation(html), ...inlineScriptHashes(html)]);

function replaceOnce(file: string, html: string, from: string, to: string): string {
  if (!html.includes(from))
    throw new Error(`${file}: Framework's HTML has changed, it no longer holds ${from}`);
  return html.replace(from, () => to);
}

export function finishPage(file: string, source: string, head: string): string {
  let html = replaceOnce(file, fillContents(source), "<html>", '<html lang="en">');
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
  // Code that is wider than its frame scrolls there, which the keyboard must reach. Framework's button to copy it
  // speaks English only and holds a drawing without a name.
  html = html.replaceAll(/<pre(?=[ >])/g, '<pre tabindex="0" data-copy="none"');
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
export function finishSite(site: string): void {
  const fonts = copyFonts(site);
  for (const page of sitePages(site)) {
    const file = join(site, `${page}.html`);
    const html = readFileSync(file, "utf8");
    // The 404 page is shown at any depth: it has a base, but only below the fonts, which would not heed it.
    const base = /<base href="([^"]+)">/.exec(html)?.[1];
    const up = base ?? ("../".repeat(page.split("/").length - 1) || "./");
    writeFileSync(file, finishPage(`${page}.html`, html, fontHead(fonts, up)));
  }
}
