import {fileName} from "../../lib/tables/csv.ts";
import {download, svgToPng} from "../charts/export.ts";
import {html} from "../ui/html.ts";
import {chartName, findOutputs, isChart} from "./find-outputs.ts";
import {plotData} from "./plot-data.ts";
import {svgFile} from "./svg-file.ts";
import {tableData, tableName} from "./table-data.ts";
import {type FileSources, tableArrow, tableCsv, tableParquet} from "./table-files.ts";
import {words} from "./words.ts";

type Output = SVGSVGElement | HTMLElement;
type Saver = readonly [format: string, save: () => Promise<Blob> | Blob];

/** What has tools of its own keeps them. */
const EQUIPPED = ".chart, .save-outputs, .take-along";
const CELL = ".observablehq--block";

const binary = (bytes: Uint8Array, type: string): Blob => new Blob([new Uint8Array(bytes)], {type});
const csv = (data: Parameters<typeof tableCsv>[0]): Blob => new Blob([tableCsv(data)], {type: "text/csv"});

function chartSavers(drawing: SVGSVGElement): Saver[] {
  const {width, height} = drawing.viewBox.baseVal;
  return [
    ["SVG", () => new Blob([svgFile(drawing)], {type: "image/svg+xml"})],
    ["PNG", () => svgToPng(svgFile(drawing), width, height)],
    ["CSV", () => csv(plotData(drawing) ?? {columns: [], rows: []})]
  ];
}

const tableSavers = (table: HTMLElement, sources: FileSources): Saver[] => [
  ["CSV", () => csv(tableData(table))],
  [
    "Arrow",
    async () => binary(await tableArrow(tableData(table), sources), "application/vnd.apache.arrow.file")
  ],
  [
    "Parquet",
    async () => binary(await tableParquet(tableData(table), sources), "application/vnd.apache.parquet")
  ]
];

function group(output: Output, sources: FileSources, tell: (text: string) => void): HTMLElement {
  const name = isChart(output) ? chartName(output) : tableName(output);
  const savers = isChart(output) ? chartSavers(output) : tableSavers(output, sources);
  // A drawing that nobody remembers the data of has none to give.
  const had = isChart(output) && plotData(output) === null ? savers.slice(0, 2) : savers;
  return html`<span role="group" aria-label=${words("outputs", {name})}>${had.map(([format, save]) => {
    const file = `${fileName(name).slice(0, 60) || "output"}.${format.toLowerCase()}`;
    const onclick = async (): Promise<void> => {
      try {
        download(file, await save());
        tell(words("made", {file}));
      } catch (error) {
        tell(words("failed", {file, problem: (error as Error).message}));
      }
    };
    return html`<button type="button" aria-label=${words("save", {name, format})} ${{onclick}}>${format}</button>`;
  })}</span>`;
}

/** Where the tools of an output stand: below its cell, or below the part of the page's text that holds it. */
const placeOf = (output: Output): Element | null => output.closest(CELL) ?? output.closest("main > *");

/** Gives every chart and table of a notebook its tools, and those that cells show later. */
export function offerOutputs(main: Element, sources: FileSources, tell: (text: string) => void): void {
  const known = new Map<Element, readonly Output[]>();
  const equip = (): void => {
    const found = new Map<Element, Output[]>();
    for (const output of findOutputs(main)) {
      const place = output.closest(EQUIPPED) ? null : placeOf(output);
      if (place) found.set(place, [...(found.get(place) ?? []), output]);
    }
    for (const [place, outputs] of known) {
      const now = found.get(place) ?? [];
      if (now.length === outputs.length && now.every((output, index) => output === outputs[index])) continue;
      if (place.nextElementSibling?.matches(".save-outputs")) place.nextElementSibling.remove();
      known.delete(place);
    }
    for (const [place, outputs] of found) {
      if (known.has(place)) continue;
      known.set(place, outputs);
      place.after(
        html`<div class="save-outputs">${outputs.map((output) => group(output, sources, tell))}</div>`
      );
    }
  };
  let isAsked = false;
  const soon = (): void => {
    if (isAsked) return;
    isAsked = true;
    // After what the cells draw in one go.
    setTimeout(() => {
      isAsked = false;
      equip();
    }, 100);
  };
  new MutationObserver(soon).observe(main, {childList: true, subtree: true});
  soon();
}
