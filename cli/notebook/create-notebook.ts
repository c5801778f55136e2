import {mkdirSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {NOTEBOOK_FOLDER} from "../../src/chrome/notebook-pages.ts";
import {notebookTemplate} from "./notebook-template.ts";

const NAME = /^[a-z0-9][a-z0-9-]{0,63}$/;

/** The name of a notebook's file, which is also its address. @throws RangeError that says what would be right */
export function notebookName(text: string): string {
  if (NAME.test(text)) return text;
  throw new RangeError(
    "expected 1 to 64 small letters, digits and hyphens, beginning with a letter or digit, such as fast-pokemon"
  );
}

/**
 * Writes a new notebook from the template.
 * @param root the site's sources
 * @returns its file
 * @throws Error where there is one of that name
 */
export function createNotebook(root: string, name: string): string {
  const file = join(root, NOTEBOOK_FOLDER, `${notebookName(name)}.md`);
  mkdirSync(join(root, NOTEBOOK_FOLDER), {recursive: true});
  try {
    writeFileSync(file, notebookTemplate(name), {flag: "wx"});
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    throw new Error(`${file} is there already: open it, or choose another name`);
  }
  return file;
}
