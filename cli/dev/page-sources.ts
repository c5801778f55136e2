import {existsSync, readdirSync} from "node:fs";
import {basename, dirname, join} from "node:path";
import {readSubjects, type Subject} from "../../src/build/template-pages.ts";

export interface PageSource {
  /** The Markdown file, absolute. */
  readonly file: string;
  /** What a page made from a template is about, where its address names it and the game is known. */
  readonly subject?: Subject;
}

/** A page for many addresses: `pokedex/[form].md`. */
export const isTemplate = (file: string): boolean => /^\[\w+\]\.md$/.test(basename(file));

const template = (folder: string): string | undefined =>
  existsSync(folder) ? readdirSync(folder).find(isTemplate) : undefined;

/**
 * The source of the page at an address, found as Framework finds it: `/x/` is `x/index.md`, `/x` is `x.md`.
 * @param gameFile names what has a page made from a template; while it is missing, every name has one
 */
export function pageSource(root: string, gameFile: string, address: string): PageSource | null {
  // Below a root of its own no number of `..` leads out of the sources.
  const path = join("/", address);
  const parts = path.split("/");
  if (path.includes("\0") || parts.some((part) => part.startsWith(".") || part.startsWith("["))) return null;
  const file = join(root, path.endsWith("/") ? `${path}index.md` : `${path.replace(/\.html$/, "")}.md`);
  if (existsSync(file)) return path === "/404" ? null : {file};
  if (path.endsWith("/")) return null;
  const pattern = template(dirname(file));
  if (pattern === undefined) return null;
  const source = {file: join(dirname(file), pattern)};
  if (!existsSync(gameFile)) return source;
  const subjects = readSubjects(gameFile, basename(dirname(path)));
  const subject = subjects.find(({identifier}) => identifier === basename(path));
  return subject === undefined ? null : {...source, subject};
}
