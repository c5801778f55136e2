import {download} from "../charts/export.ts";
import {integer} from "../i18n/numbers.ts";
import {html, when} from "../ui/html.ts";
import {errorState} from "../ui/state.ts";
import {dataTable} from "../ui/table.ts";
import {kindOf, shownText, sortable} from "./arrow-text.ts";
import {type QueryResult, resultColumns} from "./query-result.ts";
import {FORMATS, fileOf, type Writers} from "./result-downloads.ts";
import {words} from "./sql-words.ts";

/** Rows that the table shows; a reader looks at no more, and a page with more is slow. */
const SHOWN = 1000;

function resultTable(result: QueryResult): HTMLElement {
  const columns = resultColumns(result);
  return dataTable<number>({
    key: null,
    caption: words("caption"),
    rows: Array.from({length: Math.min(result.rows, SHOWN)}, (_, row) => row),
    tall: true,
    columns: columns.map(({name, type, at}, index) => ({
      key: String(index),
      label: name,
      numeric: kindOf(type) === "number",
      sort: (row) => sortable(at(row), type),
      cell: (row) => {
        const text = shownText(at(row), type);
        return text.includes("\n") ? html`<pre>${text}</pre>` : text;
      }
    }))
  }).element;
}

/** A button that saves the result in each format. */
function saveButtons(result: QueryResult, writers: Writers): HTMLElement {
  const problem: HTMLElement = html`<span role="alert"></span>`;
  const buttons = FORMATS.map((format) => {
    const save = async (): Promise<void> => {
      problem.textContent = "";
      try {
        download(`query.${format}`, new Blob([await fileOf(result, format, writers)]));
      } catch (error) {
        problem.textContent = words("failedFile", {message: (error as Error).message ?? String(error)});
      }
    };
    return html`<button type="button" class="button button-small" aria-label=${words("saveAs", {
      format: words(format)
    })} ${{onclick: () => void save()}}>↓ ${words(format)}</button>`;
  });
  return html`<span class="row">${buttons}${problem}</span>`;
}

/** How many rows a statement gave, in what time. */
export function toldOf({rows, isCut, took}: QueryResult): string {
  const told = words(isCut ? "cut" : "rows", {rows: integer(rows), ms: integer(took)});
  return `${told}.${rows > SHOWN ? ` ${words("shown", {shown: integer(SHOWN)})}` : ""}`;
}

/** @param heading null where there is one statement only, whose place needs none */
export const answerHeading = (heading: string | null): HTMLElement =>
  html`<h2 class=${when(heading === null, "visually-hidden")}>${heading ?? words("caption")}</h2>`;

/**
 * One statement's rows as a table or a chart, to take along.
 * @param heading where there are several statements; what one gave is told elsewhere
 */
export function resultSection(result: QueryResult, heading: string | null, writers: Writers): HTMLElement {
  const place: HTMLElement = html`<div>${resultTable(result)}</div>`;
  const toggle = async (event: Event): Promise<void> => {
    const button = event.currentTarget as HTMLElement;
    const isPressed = (): boolean => button.getAttribute("aria-pressed") === "true";
    button.setAttribute("aria-pressed", String(!isPressed()));
    if (!isPressed()) {
      place.replaceChildren(resultTable(result));
      return;
    }
    place.ariaBusy = "true";
    try {
      const {resultChart} = await import("./result-chart.ts");
      if (isPressed()) place.replaceChildren(resultChart(result));
    } catch (error) {
      place.replaceChildren(errorState(error));
    }
    place.ariaBusy = null;
  };
  return html`<section class="sql-answer">${answerHeading(heading)}<div class="row"><p class="quiet">${heading === null ? "" : toldOf(result)}</p>${
    result.rows === 0
      ? ""
      : [
          html`<button type="button" class="button button-small" aria-pressed="false" ${{onclick: (event: Event) => void toggle(event)}}>${words("chart")}</button>`,
          saveButtons(result, writers)
        ]
  }</div>${place}</section>`;
}
