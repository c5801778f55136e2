import {cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from "node:fs";
import {dirname, join, sep} from "node:path";
import type {AttachedFile} from "./framework-files.ts";

/** What a page attaches, as Framework writes it: a place below `_file/` with a hash before the ending. */
const PLACE = /_file\/([^"'\s]+?)\.[0-9a-f]{8}(\.\w+)(?=["'\s])/g;
/** Framework's statement that tells the page of a file. */
const REGISTERED = /registerFile\(("(?:[^"\\]|\\.)*"), (\{[^\n]*?\})\);/g;

interface Registered {
  readonly path: string;
  lastModified?: number;
  size?: number;
}

/** Paths from the site's root of the files that a page attaches. */
export const attachedBy = (html: string): string[] => [
  ...new Set(Array.from(html.matchAll(PLACE), ([, path, ending]) => path + ending))
];

/** A page with the files it attaches as they are now, by their path from the site's root. */
function fillPage(html: string, files: ReadonlyMap<string, AttachedFile>): string {
  const placed = html.replace(PLACE, (_, path: string, ending: string) => files.get(path + ending)!.place);
  const byPlace = new Map(Array.from(files.values(), (file) => [file.place, file]));
  return placed.replace(REGISTERED, (_, name: string, json: string) => {
    const registered = JSON.parse(json) as Registered;
    const file = byPlace.get(registered.path.slice(registered.path.indexOf("_file/")))!;
    registered.lastModified = file.lastModified;
    registered.size = file.bytes.length;
    return `registerFile(${name}, ${JSON.stringify(registered)});`;
  });
}

/**
 * Copies rendered pages to `site` with the data they attach as it is now.
 * @param pages what `renderPages` published
 */
export async function fillPages(
  pages: string,
  site: string,
  fileAt: (path: string) => Promise<AttachedFile>
): Promise<void> {
  const placeholders = join(pages, "_file") + sep;
  cpSync(pages, site, {recursive: true, filter: (source) => !`${source}${sep}`.startsWith(placeholders)});
  const texts = new Map(
    readdirSync(site, {recursive: true, encoding: "utf8"})
      .filter((name) => name.endsWith(".html"))
      .map((name) => [join(site, name), readFileSync(join(site, name), "utf8")])
  );
  const files = new Map<string, AttachedFile>();
  for (const path of new Set(Array.from(texts.values(), attachedBy).flat())) {
    const file = await fileAt(path);
    files.set(path, file);
    mkdirSync(dirname(join(site, file.place)), {recursive: true});
    writeFileSync(join(site, file.place), file.bytes);
  }
  for (const [file, html] of texts) writeFileSync(file, fillPage(html, files));
}
