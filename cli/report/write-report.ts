import {copyFileSync, mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";
import type {TextDocument} from "../../lib/documents/text-document.ts";
import {toHtml} from "../../lib/documents/to-html.ts";
import {toMarkdown} from "../../lib/documents/to-markdown.ts";
import {publishDirectory} from "../../lib/files/publish.ts";
import {NOTEBOOKS} from "../notebook/notebooks-folder.ts";
import type {Side} from "./open-side.ts";

export interface Sides {
  readonly before: Side;
  readonly after: Side;
}

/** Where a picture of the document is: `before/NAME.svg`, `after/NAME.svg`, or `SIDE/notebooks/NOTEBOOK/NAME.svg`. */
function pictureFile(path: string, sides: Sides): string {
  const [side, ...name] = path.split("/");
  const {figures, notebooks} = sides[side as keyof Sides];
  return name[0] === NOTEBOOKS ? join(notebooks, ...name.slice(1)) : join(figures, ...name);
}

/** One HTML file, its pictures in it. */
export const reportHtml = (document: TextDocument, sides: Sides): string =>
  toHtml(document, {readPicture: (path) => readFileSync(pictureFile(path, sides), "utf8")});

/** Writes `report.md`, `report.html` and the charts that changed into a folder, whole or not at all. */
export async function writeReport(
  folder: string,
  document: TextDocument,
  sides: Sides,
  link?: (path: string) => string
): Promise<void> {
  const pictures = document.sections
    .flatMap(({blocks}) => blocks)
    .flatMap((block) => (block.kind === "pictures" ? block.rows : []))
    .flatMap(({files}) => files)
    .filter((file) => file !== null);
  await publishDirectory(folder, (temporary) => {
    // Both sides, though one may have nothing to show: whoever publishes them finds both.
    for (const folder of ["before", "after", ...pictures.map(dirname)])
      mkdirSync(join(temporary, folder), {recursive: true});
    for (const path of pictures) copyFileSync(pictureFile(path, sides), join(temporary, path));
    writeFileSync(join(temporary, "report.md"), toMarkdown(document, {link}));
    writeFileSync(join(temporary, "report.html"), reportHtml(document, sides));
  });
}
