import {type Cell, fileName, toCsv} from "../../lib/tables/csv.ts";
import {common} from "../i18n/common.ts";
import {html, uniqueId} from "../ui/html.ts";
import {inTurn} from "../ui/task.ts";
import {download, standaloneSvg, svgToPng} from "./export.ts";
import {LABEL_GAP, leastStep} from "./labels.ts";

export interface ChartOptions {
  /** The name the `figures` command saves it by, the same in every language. */
  readonly figure?: string;
  /** What the chart answers. */
  readonly title: string;
  /** What is shown, of what, with the split and n. */
  readonly subtitle: string;
  /** One sentence that says what a reader sees in it: the accessible name. */
  readonly name: string;
  readonly source: string;
  /** The chart's data, as the table beside it and the CSV file. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  /** Draws at a width in pixels. */
  draw(width: number): Element;
  /** Pixels kept free until the drawing is there, so that nothing moves. */
  readonly height: number;
  readonly legend?: Node;
}

const cellText = (value: Cell): string => {
  if (value === null) return "–";
  return typeof value === "number" && !Number.isInteger(value)
    ? String(Number(value.toPrecision(6)))
    : String(value);
};

/** An empty place for the data's table, and what fills it: most readers never open it. */
function tableOf({title, columns, rows}: ChartOptions, id: string): [place: HTMLElement, fill: () => void] {
  const place: HTMLElement = html`<div class="table-scroll" id=${id} role="region" tabindex="0" aria-label=${common("dataOf", {title})} hidden></div>`;
  const fill = (): void => {
    const numeric = columns.map((_, index) => rows.every((row) => typeof row[index] !== "string"));
    place.append(
      html`<table><caption class="visually-hidden">${common("dataOf", {title})}</caption><thead><tr>${columns.map(
        (column, index) => html`<th scope="col" class=${numeric[index] ? "num" : null}>${column}</th>`
      )}</tr></thead><tbody>${rows.map(
        (row) =>
          html`<tr>${row.map((value, index) => html`<td class=${numeric[index] ? "num" : null}>${cellText(value)}</td>`)}</tr>`
      )}</tbody></table>`
    );
  };
  return [place, fill];
}

const chartTables = new WeakMap<Element, Pick<ChartOptions, "columns" | "rows">>();

/** The data behind a chart's figure. */
export const chartTable = (figure: Element): Pick<ChartOptions, "columns" | "rows"> | undefined =>
  chartTables.get(figure);

/** The drawing is one image with one name; the marks inside it are not objects of their own. */
function nameDrawing(drawing: SVGSVGElement, name: string): void {
  drawing.setAttribute("role", "img");
  drawing.setAttribute("aria-label", name);
  for (const mark of drawing.querySelectorAll("[aria-label],[aria-description]")) {
    mark.removeAttribute("aria-label");
    mark.removeAttribute("aria-description");
  }
}

/** Of labels that are wider than the room between ticks, keeps every second, third or so: those that stand apart. */
function thinTicks(labels: Element): void {
  const texts = [...labels.children];
  // Labels at an angle stand side by side whatever their width.
  if (texts.some((text) => text.getAttribute("transform")?.includes("rotate"))) return;
  const boxes = texts.map((text) => text.getBoundingClientRect());
  const step = leastStep(boxes, LABEL_GAP);
  for (const [index, text] of texts.entries()) if (index % step !== 0) text.remove();
}

/**
 * The site's one chart: title, subtitle, drawing with an accessible name, source, a table of its data, and
 * downloads. It draws itself anew when its width changes.
 */
export function chart(options: ChartOptions): HTMLElement {
  const {title, subtitle, name, source, columns, rows, draw, height, legend = ""} = options;
  const tableId = uniqueId("chart-data");
  const place: HTMLElement = html`<div class="drawing" style=${`min-height:${height}px`}></div>`;
  const [table, fillTable] = tableOf(options, tableId);
  const file = fileName(title);
  const svgOf = (): [string, SVGSVGElement] => {
    const drawing = place.querySelector("svg")!;
    return [standaloneSvg(drawing, getComputedStyle(place.closest(".chart")!).backgroundColor), drawing];
  };
  const toggle = (event: Event): void => {
    const button = event.currentTarget as HTMLElement;
    if (!table.hasChildNodes()) fillTable();
    table.hidden = !table.hidden;
    button.setAttribute("aria-expanded", String(!table.hidden));
    button.textContent = common(table.hidden ? "data" : "hideData");
    button.ariaLabel = common(table.hidden ? "dataOf" : "hideDataOf", {title});
  };
  const saveCsv = (): void => download(`${file}.csv`, new Blob([toCsv(columns, rows)], {type: "text/csv"}));
  const saveSvg = (): void => download(`${file}.svg`, new Blob([svgOf()[0]], {type: "image/svg+xml"}));
  const savePng = async (): Promise<void> => {
    const [svg, {viewBox}] = svgOf();
    download(`${file}.png`, await svgToPng(svg, viewBox.baseVal.width, viewBox.baseVal.height));
  };
  const tool = (format: string, onclick: () => void): HTMLElement =>
    html`<button type="button" aria-label=${common("downloadAs", {title, format})} ${{onclick}}>${format}</button>`;

  let width = 0;
  new ResizeObserver(([entry]) => {
    const next = Math.floor(entry.contentRect.width);
    if (next === 0 || next === width) return;
    width = next;
    place.ariaBusy = "true";
    void inTurn(() => {
      if (next !== width) return;
      const drawing = draw(width);
      const svg = drawing instanceof SVGSVGElement ? drawing : drawing.querySelector("svg");
      const ticks = [...drawing.querySelectorAll('g[aria-label$="x-axis tick label"]')];
      if (svg) nameDrawing(svg, name);
      place.replaceChildren(drawing);
      ticks.forEach(thinTicks);
      place.ariaBusy = null;
    });
  }).observe(place);

  const figure: HTMLElement = html`<figure class="chart" data-figure=${options.figure ?? null} aria-label=${title}><h3>${title}</h3><p class="subtitle">${subtitle}</p>${legend}${place}${table}
    <div class="foot"><span>${common("source", {source})}</span><span class="tools"><button type="button"
      aria-expanded="false" aria-controls=${tableId} aria-label=${common("dataOf", {title})} ${{onclick: toggle}}>${common(
        "data"
      )}</button>${tool("CSV", saveCsv)}${tool("SVG", saveSvg)}${tool("PNG", savePng)}</span></div></figure>`;
  chartTables.set(figure, {columns, rows});
  return figure;
}

/** Names and colours of a chart's series; shape or place must tell them apart as well. */
export const legend = (entries: readonly (readonly [name: string, colour: string])[]): HTMLElement =>
  html`<ul class="legend">${entries.map(
    ([name, colour]) => html`<li><i style=${`background:${colour}`}></i>${name}</li>`
  )}</ul>`;
