import type {TableCell, TableRecord} from "./notebook-record.ts";
import {tableCell} from "./table-cell.ts";

/** A table of Framework's inputs: its rows come while one scrolls, all of them are its value. */
interface TableForm extends HTMLFormElement {
  readonly value?: readonly Readonly<Record<string, unknown>>[] & {readonly columns?: readonly string[]};
}

const text = (element: Element): string => (element.textContent ?? "").replaceAll(/\s+/g, " ").trim();

/** A cell as it stands in a table of HTML: a number where it reads as one. */
function shownCell(element: Element): TableCell {
  const shown = text(element);
  const plain = shown.replaceAll(/[,\u00a0\u202f](?=\d{3})/g, "").replace("−", "-");
  return /^-?\d+(?:\.\d+)?$/.test(plain) ? Number(plain) : shown === "" ? null : shown;
}

function ofHtml(table: HTMLTableElement): Pick<TableRecord, "columns" | "rows"> {
  const columns = [...table.querySelectorAll("thead th")].map(text);
  const rows = [...table.querySelectorAll("tbody tr")].map((row) =>
    [...row.querySelectorAll("th,td")].map(shownCell)
  );
  return {
    columns: columns.length > 0 ? columns : (rows[0] ?? []).map((_, index) => `column ${index + 1}`),
    rows
  };
}

/** All of a table's data: of one of Framework's inputs also what it does not show yet. */
export function tableData(element: HTMLElement): Pick<TableRecord, "columns" | "rows"> {
  const table = element instanceof HTMLTableElement ? element : element.querySelector("table");
  const {value} = element as TableForm;
  if (!Array.isArray(value)) return table === null ? {columns: [], rows: []} : ofHtml(table);
  const columns = (value as TableForm["value"])?.columns ?? Object.keys(value[0] ?? {});
  return {
    columns,
    rows: value.map((row: Readonly<Record<string, unknown>>) => columns.map((name) => tableCell(row[name])))
  };
}

/** What a table is called: by its caption, else by its columns. */
export function tableName(element: HTMLElement): string {
  const caption = element.querySelector("caption");
  const shown = caption === null ? "" : text(caption);
  return shown || tableData(element).columns.join(", ");
}
