import {dictionary} from "../../i18n/language.ts";
import {decimal, integer} from "../../i18n/numbers.ts";
import {notMadeYet} from "../../ui/explain-missing.ts";
import {html} from "../../ui/html.ts";
import {dataTable} from "../../ui/table.ts";
import {tile, tiles} from "../../ui/tile.ts";

const words = dictionary({
  what: [
    "the comparison of the simulator with the reference engine",
    "la comparaison du simulateur avec le moteur de référence"
  ],
  table: ["Figures of “{name}”", "Chiffres de « {name} »"]
});

type Row = Readonly<Record<string, unknown>>;

const isRow = (value: unknown): value is Row =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const shown = (value: unknown): string => {
  if (typeof value === "number") return Number.isInteger(value) ? integer(value) : decimal(value, 4);
  if (value === null || value === undefined) return "–";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
};

const heading = (key: string): string =>
  key
    .replaceAll(/([a-z])([A-Z])/g, "$1 $2")
    .replaceAll("_", " ")
    .replace(/^./, (first) => first.toUpperCase());

const rowsTable = (name: string, rows: readonly Row[]): HTMLElement =>
  dataTable<Row>({
    caption: words("table", {name: heading(name)}),
    rows,
    tall: rows.length > 15,
    columns: Object.keys(rows[0]).map((key, index) => ({
      key,
      label: heading(key),
      rowHeader: index === 0,
      numeric: rows.every((row) => typeof row[key] === "number"),
      sort: (row: Row) => (typeof row[key] === "number" ? row[key] : String(row[key])),
      cell: (row: Row) => shown(row[key])
    }))
  }).element;

/**
 * Whatever the verification of the mechanics has measured: single figures as tiles, lists as tables, in the
 * order of the file.
 */
export function mechanicsPage(report: Row | null): HTMLElement {
  if (!report) return notMadeYet(words("what"), "npm run oracle");
  const entries = Object.entries(report);
  const figures = entries.filter(([, value]) => typeof value !== "object");
  const groups = entries.filter((entry): entry is [string, Row] => isRow(entry[1]));
  const lists = entries.filter(
    (entry): entry is [string, Row[]] =>
      Array.isArray(entry[1]) && entry[1].every(isRow) && entry[1].length > 0
  );
  return html`<div>${figures.length > 0 ? tiles(figures.map(([key, value]) => tile(heading(key), shown(value)))) : ""}${groups.map(
    ([key, group]) =>
      html`<section><h2>${heading(key)}</h2>${tiles(Object.entries(group).map(([name, value]) => tile(heading(name), shown(value))))}</section>`
  )}${lists.map(([key, rows]) => html`<section><h2>${heading(key)}</h2>${rowsTable(key, rows)}</section>`)}</div>`;
}
