import {escapeHtml} from "../../lib/documents/escape-html.ts";
import type {CellRecord, NotebookRecord, OutputRecord, TableRecord} from "./notebook-record.ts";
import {tableCsv} from "./table-files.ts";

/** nbformat 4.5, as far as it is written here. */
type Lines = readonly string[];
type Bundle = Readonly<Record<string, string | Lines>>;
type IpynbOutput =
  | {readonly output_type: "display_data"; readonly data: Bundle; readonly metadata: object}
  | {
      readonly output_type: "error";
      readonly ename: string;
      readonly evalue: string;
      readonly traceback: Lines;
    };
type IpynbCell =
  | {readonly cell_type: "markdown"; readonly id: string; readonly metadata: object; readonly source: Lines}
  | {
      readonly cell_type: "code";
      readonly id: string;
      readonly metadata: object;
      readonly source: Lines;
      readonly execution_count: number | null;
      readonly outputs: readonly IpynbOutput[];
    };
export interface Ipynb {
  readonly nbformat: 4;
  readonly nbformat_minor: 5;
  readonly metadata: object;
  readonly cells: readonly IpynbCell[];
}

/** Lines with their ends, as notebooks have them, so that versions can be compared. */
const linesOf = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

/** No reader scrolls further, and a notebook that holds everything opens slowly. */
const MOST_ROWS = 200;

function tableHtml({columns, rows}: Pick<TableRecord, "columns" | "rows">): string {
  const row = (tag: string, values: readonly unknown[]): string =>
    `<tr>${values.map((value) => `<${tag}>${escapeHtml(String(value ?? ""))}</${tag}>`).join("")}</tr>`;
  const more = rows.length > MOST_ROWS ? `<p>${MOST_ROWS} of ${rows.length} rows</p>` : "";
  return `<table><thead>${row("th", columns)}</thead><tbody>\n${rows
    .slice(0, MOST_ROWS)
    .map((values) => row("td", values))
    .join("\n")}\n</tbody></table>${more}`;
}

const display = (data: Bundle): IpynbOutput => ({output_type: "display_data", data, metadata: {}});

function outputOf(output: OutputRecord): IpynbOutput {
  switch (output.kind) {
    case "chart":
      return display({"image/svg+xml": linesOf(output.svg), "text/plain": [output.name]});
    case "table":
      return display({
        "text/html": linesOf(tableHtml(output)),
        "text/plain": linesOf(
          tableCsv({...output, rows: output.rows.slice(0, MOST_ROWS)}).replaceAll("\r", "")
        )
      });
    case "input":
      return display({"text/plain": [`${output.label}: ${output.value}`]});
    case "text":
      return display({"text/plain": linesOf(output.text)});
    case "error": {
      const [, ename = "Error", evalue = output.message] =
        /^(\w*Error): ([\s\S]*)$/.exec(output.message) ?? [];
      return {output_type: "error", ename, evalue, traceback: linesOf(output.message)};
    }
  }
}

/** A notebook in Jupyter's format, with what its cells showed. @param note said below its beginning */
export function toIpynb({name, title, parts}: NotebookRecord, note: string): Ipynb {
  const idOf = (index: number): string => `${name.replaceAll(/[^\w-]/g, "-").slice(0, 48)}-${index}`;
  let ran = 0;
  const codeCell = (cell: CellRecord, index: number): IpynbCell => {
    ran += 1;
    return {
      cell_type: "code",
      id: idOf(index),
      metadata: cell.language === "js" ? {} : {vscode: {languageId: cell.language}},
      source: linesOf(cell.source),
      execution_count: ran,
      outputs: cell.outputs.map(outputOf)
    };
  };
  const cells = [...parts.slice(0, 1), {kind: "prose", markdown: `*${note}*`} as const, ...parts.slice(1)];
  return {
    nbformat: 4,
    nbformat_minor: 5,
    metadata: {
      title,
      kernelspec: {name: "javascript", display_name: "JavaScript"},
      language_info: {name: "javascript", file_extension: ".js", mimetype: "text/javascript"}
    },
    cells: cells.map((part, index) =>
      part.kind === "prose"
        ? {cell_type: "markdown", id: idOf(index), metadata: {}, source: linesOf(part.markdown)}
        : codeCell(part, index)
    )
  };
}
