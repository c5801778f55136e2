import {existsSync, mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {NOTEBOOK_FOLDER} from "../../src/chrome/notebook-pages.ts";
import type {NotebookRecord, OutputRecord} from "../../src/take-along/notebook-record.ts";

/** Beside the notebooks: what each is known to show. */
const OUTLINES = "outlines";

const withoutNumbers = (text: string): string => text.replaceAll(/\d+(?:[.,]\d+)*/g, "#");

function outputLine(output: OutputRecord): string {
  switch (output.kind) {
    case "chart":
      return `chart: ${withoutNumbers(output.name)}`;
    case "table":
      return `table: ${output.columns.join(", ")}${output.rows.length === 0 ? " (empty)" : ""}`;
    case "input":
      return `input: ${output.label}`;
    case "error":
      return `error: ${output.message}`;
    case "text":
      return "text";
  }
}

/** What a notebook shows apart from its numbers: headings, and each cell with its outputs. A model trained anew leaves it. */
function outlineOf({parts}: Pick<NotebookRecord, "parts">): string {
  const lines = parts.flatMap((part) => {
    if (part.kind === "prose") return part.markdown.split("\n").filter((line) => /^#+ /.test(line));
    if (part.outputs.length === 0) return [];
    return [
      `- ${part.source === "" ? "in prose" : part.language}`,
      ...part.outputs.map((output) => `  ${outputLine(output)}`)
    ];
  });
  return `${lines.join("\n")}\n`;
}

/** @param root the site's sources */
const outlineFile = (root: string, name: string): string =>
  join(root, NOTEBOOK_FOLDER, OUTLINES, `${name}.txt`);

/** A cell with its outputs in an outline; one that begins with `?` shows them where the data for it have been made. */
const PERHAPS = /^\? .*\n(?: {2}.*\n)*/gm;
const shown = (cell: string): string => `-${cell.slice(1)}`;

/** An outline with the cells that may be there taken for those that are in `actual`, and left out where they are not. */
export const settledOutline = (kept: string, actual: string): string =>
  kept.replace(PERHAPS, (cell) => (actual.includes(shown(cell)) ? shown(cell) : ""));

/** An outline anew, in which what was `?` stays so, at the end of its section where it is not shown. */
export function renewedOutline(kept: string, actual: string): string {
  let section = "";
  let renewed = actual;
  for (const [part] of kept.matchAll(/^#+ .*\n|^\? .*\n(?: {2}.*\n)*/gm)) {
    if (!part.startsWith("?")) section = part;
    else if (renewed.includes(shown(part))) renewed = renewed.replace(shown(part), () => part);
    else if (section !== "" && renewed.includes(section)) {
      const start = renewed.indexOf(section) + section.length;
      const next = renewed.slice(start).search(/^#+ /m);
      const end = next < 0 ? renewed.length : start + next;
      renewed = renewed.slice(0, end) + part + renewed.slice(end);
    }
  }
  return renewed;
}

export function keepOutline(root: string, record: NotebookRecord): string {
  const file = outlineFile(root, record.name);
  mkdirSync(join(file, ".."), {recursive: true});
  const kept = existsSync(file) ? readFileSync(file, "utf8") : "";
  writeFileSync(file, renewedOutline(kept, outlineOf(record)));
  return file;
}

/** Lines that only one of two texts has, in order, with `-` and `+`. */
function differences(before: string, after: string): string[] {
  const [old, now] = [before.split("\n"), after.split("\n")];
  const [oldSet, nowSet] = [new Set(old), new Set(now)];
  const gone = old.filter((line) => !nowSet.has(line)).map((line) => `- ${line.trim()}`);
  const added = now.filter((line) => !oldSet.has(line)).map((line) => `+ ${line.trim()}`);
  return gone.length + added.length > 0 ? [...gone, ...added] : ["the same outputs in another order"];
}

/** What differs between what a notebook shows and what it is known to show; empty where it does not, or is not known. */
export function outlineChanges(root: string, record: NotebookRecord): string[] {
  const file = outlineFile(root, record.name);
  // Outlines are in English.
  if (record.language !== "en" || !existsSync(file)) return [];
  const after = outlineOf(record);
  const before = settledOutline(readFileSync(file, "utf8"), after);
  return before === after ? [] : differences(before, after);
}
