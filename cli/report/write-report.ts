import {copyFileSync, mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {publishDirectory} from "../../lib/files/publish.ts";
import type {Picture, ReportDocument} from "./diff-document.ts";
import {toHtml} from "./html-report.ts";
import {toMarkdown} from "./markdown-report.ts";
import type {Side} from "./open-side.ts";

/** Writes `report.md`, `report.html` and the charts that changed into a folder, whole or not at all. */
export async function writeReport(
  folder: string,
  document: ReportDocument,
  sides: {readonly before: Side; readonly after: Side},
  link?: (path: string) => string
): Promise<void> {
  const pictures: Picture[] = document.sections.flatMap((section) => section.pictures ?? []);
  await publishDirectory(folder, (temporary) => {
    for (const side of ["before", "after"] as const) {
      mkdirSync(join(temporary, side));
      for (const picture of pictures) {
        const file = picture[side];
        if (file !== null) copyFileSync(join(sides[side].figures, file), join(temporary, side, file));
      }
    }
    writeFileSync(join(temporary, "report.md"), toMarkdown(document, link));
    const read = (side: "before" | "after", file: string): string =>
      readFileSync(join(sides[side].figures, file), "utf8");
    writeFileSync(join(temporary, "report.html"), toHtml(document, read));
  });
}
