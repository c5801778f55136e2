import {quoteName} from "../../lib/duckdb/quote-sql.ts";
import {integer} from "../i18n/numbers.ts";
import {html} from "../ui/html.ts";
import {both} from "../workbench/both.ts";
import {DATA_TABLES} from "../workbench/data-tables.ts";
import type {SqlTable} from "./sql-tables.ts";
import {words} from "./sql-words.ts";

/** As SQL wants a name: quoted where it is no plain word. */
const RESERVED = new Set(["group", "table", "column", "order", "end"]);
const quoted = (name: string): string =>
  /^[a-z_]\w*$/.test(name) && !RESERVED.has(name) ? name : quoteName(name);

/** The tables with their columns; each name is a button that gives itself. */
export function schemaList(tables: readonly SqlTable[], insert: (name: string) => void): HTMLElement {
  const nameButton = (name: string): HTMLElement =>
    html`<button type="button" class="name-button" ${{onclick: () => insert(quoted(name))}}>${name}</button>`;
  const entries = tables.map(({name, rows, columns}) => {
    const {en, fr, command} = DATA_TABLES[name];
    return html`<details><summary><code>${name}</code> <span class="quiet num">${
      rows === null ? "–" : integer(rows)
    }</span></summary><p class="quiet">${both(en, fr)}</p>${
      rows === null
        ? html`<p>${words("notMade", {command})}</p>`
        : html`<ul class="columns"><li>${nameButton(name)}</li>${columns.map(
            (column) =>
              html`<li>${nameButton(column.name)} <span class="quiet mono">${column.type}</span></li>`
          )}</ul>`
    }</details>`;
  });
  return html`<aside class="card" aria-label=${words("tables")}><h2>${words("tables")}</h2><p class="quiet">${words(
    "insertHow"
  )}</p>${entries}</aside>`;
}
