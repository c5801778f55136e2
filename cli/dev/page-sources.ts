import {existsSync, readdirSync} from "node:fs";
import {basename, dirname, join} from "node:path";
import {type PageForm, readForms} from "../../src/build/form-pages.ts";

export interface PageSource {
  /** The Markdown file, absolute. */
  readonly file: string;
  /** The form of Pokémon that the page is about, where its address names one and the game is known. */
  readonly form?: PageForm;
}

/** A page for many addresses: `pokedex/[form].md`. */
export const isTemplate = (file: string): boolean => /^\[\w+\]\.md$/.test(basename(file));

const template = (folder: string): string | undefined =>
  existsSync(folder) ? readdirSync(folder).find(isTemplate) : undefined;

/**
 * The source of the page at an address, found as Framework finds it: `/x/` is `x/index.md`, `/x` is `x.md`.
 * @param gameFile names the forms that have a page; while it is missing, every form has one
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
  const form = readForms(gameFile).find(({identifier}) => identifier === basename(path));
  return form === undefined ? null : {...source, form};
}
