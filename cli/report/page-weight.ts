import {existsSync, readdirSync, readFileSync, statSync} from "node:fs";
import {dirname, join, normalize, relative} from "node:path";
import {gzipSync} from "node:zlib";

/** Files that a page's HTML names: scripts, style sheets, fonts; not the data it fetches later. */
function referenced(html: string): string[] {
  const found = [...html.matchAll(/(?:href|src)="([^"#?]+\.(?:js|css|woff2))"/g)].map(([, path]) => path);
  return [...new Set(found)].filter((path) => !/^[a-z]+:|^\/\//.test(path));
}

/**
 * Compressed weight of each page of a built site, in bytes: its HTML and what it names. Pages in one folder are
 * pages of one kind and stand together as `folder/*`, by the heaviest.
 */
export function pageWeights(site: string): Record<string, number> {
  if (!existsSync(site)) return {};
  const sizes = new Map<string, number>();
  const compressed = (file: string): number => {
    let size = sizes.get(file);
    if (size === undefined) {
      // woff2 is compressed already.
      size = file.endsWith(".woff2") ? statSync(file).size : gzipSync(readFileSync(file)).length;
      sizes.set(file, size);
    }
    return size;
  };
  const weights: Record<string, number> = {};
  const pages = readdirSync(site, {recursive: true, encoding: "utf8"})
    .filter((path) => path.endsWith(".html") && !path.startsWith("_"))
    .sort();
  for (const page of pages) {
    const file = join(site, page);
    const assets = referenced(readFileSync(file, "utf8"))
      .map((path) => normalize(path.startsWith("/") ? join(site, path) : join(dirname(file), path)))
      .filter((path) => !relative(site, path).startsWith("..") && existsSync(path));
    const weight = compressed(file) + assets.reduce((total, asset) => total + compressed(asset), 0);
    const name = dirname(page) === "." ? page.replace(/\.html$/, "") : `${dirname(page)}/*`;
    weights[name] = Math.max(weights[name] ?? 0, weight);
  }
  return weights;
}
