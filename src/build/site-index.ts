import {cpSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {escapeHtml} from "../../lib/documents/escape-html.ts";
import {EMBED_PATH} from "../../lib/web/content-security-policy.ts";
import {SITE_ROOT} from "./framework.ts";

/** Where a site is that nobody has said another address of. */
const LOCAL_ADDRESS = "http://127.0.0.1:8080/";

/** Pages that nobody should find by searching. */
const isHidden = (page: string): boolean => page === "404" || `/${page}`.startsWith(EMBED_PATH);

/** A page's place below the site's root, as its links say it: `drift/`, `pokedex/mew`, nothing for the home page. */
const pagePlace = (page: string): string => page.replace(/(^|\/)index$/, "$1");

/**
 * The site's public address, with a slash at its end.
 * @param given of the environment's PREDICTIONDEX_ADDRESS; undefined where nobody has said it
 * @throws RangeError for what is no address of a site
 */
export function publicAddress(given: string | undefined): string | undefined {
  if (!given) return undefined;
  if (!URL.canParse(given) || !/^https?:$/.test(new URL(given).protocol))
    throw new RangeError(
      `PREDICTIONDEX_ADDRESS is ${JSON.stringify(given)}; it is the site's public address, such as https://example.org/dex/`
    );
  const {href} = new URL(given);
  return href.endsWith("/") ? href : `${href}/`;
}

/**
 * The one address of a page that is shown under several (with a language, a state). Without a public address it is
 * relative, which holds wherever the site is served.
 */
export function canonicalLink(page: string, address: string | undefined): string {
  if (isHidden(page)) return '<meta name="robots" content="noindex">';
  const place = pagePlace(page);
  const href = address === undefined ? `./${place.split("/").at(-1)}` : address + place;
  const canonical = `<link rel="canonical" href="${escapeHtml(href)}">`;
  return address === undefined
    ? canonical
    : `${canonical}\n<meta property="og:url" content="${escapeHtml(href)}">`;
}

export const sitemap = (pages: readonly string[], address: string = LOCAL_ADDRESS): string =>
  [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ...pages
      .filter((page) => !isHidden(page))
      .map((page) => `<url><loc>${escapeHtml(address + pagePlace(page))}</loc></url>`),
    "</urlset>",
    ""
  ].join("\n");

export const robots = (address: string = LOCAL_ADDRESS): string =>
  `User-agent: *\nAllow: /\n\nSitemap: ${address}sitemap.xml\n`;

/** Writes what is asked for by name at a site's root: by crawlers, and by browsers in search of a picture. */
export function writeSiteIndex(site: string, pages: readonly string[], address: string | undefined): void {
  writeFileSync(join(site, "sitemap.xml"), sitemap(pages, address));
  writeFileSync(join(site, "robots.txt"), robots(address));
  cpSync(join(SITE_ROOT, "chrome", "favicon.ico"), join(site, "favicon.ico"));
}
