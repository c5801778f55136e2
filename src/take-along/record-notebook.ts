import TurndownService from "turndown";
import {cellSource} from "./cell-source.ts";
import {chartName, findOutputs, isChart} from "./find-outputs.ts";
import type {CellRecord, NotebookRecord, OutputRecord, ProseRecord} from "./notebook-record.ts";
import {plotData} from "./plot-data.ts";
import {svgFile} from "./svg-file.ts";
import {tableData, tableName} from "./table-data.ts";

const CELL = ".observablehq--block";
const LOADING = "observablehq-loading";
/** What the page says about itself rather than its notebook does. */
const PAGE_PARTS = ".take-along, .save-outputs, .observablehq-header-anchor:empty, script, style, template";

const tidy = (text: string | null | undefined): string => (text ?? "").replaceAll(/\s+/g, " ").trim();

export const outputOf = (element: SVGSVGElement | HTMLElement): OutputRecord =>
  isChart(element)
    ? {kind: "chart", name: chartName(element), svg: svgFile(element), data: plotData(element)}
    : {kind: "table", name: tableName(element), ...tableData(element)};

/** What an input is set to, as its reader sees it. */
function shownValue(control: Element): string {
  if (control instanceof HTMLSelectElement)
    return [...control.selectedOptions].map(({textContent}) => tidy(textContent)).join(", ");
  if (control instanceof HTMLInputElement)
    return control.type === "checkbox" || control.type === "radio" ? String(control.checked) : control.value;
  return control instanceof HTMLTextAreaElement ? control.value : tidy(control.textContent);
}

/** The inputs of a form of Framework's, each by its label; a slider and the number beside it are one. */
export function inputsOf(form: Element): OutputRecord[] {
  const forms = form.querySelectorAll("form");
  if (forms.length > 0)
    return [...forms].filter((below) => below.querySelector("form") === null).flatMap(inputsOf);
  const control = form.querySelector("input:not([type=checkbox], [type=radio]), select, textarea");
  const checked = [
    ...form.querySelectorAll<HTMLInputElement>("input:is([type=checkbox], [type=radio]):checked")
  ];
  const label = tidy(form.querySelector("label")?.textContent);
  if (control) return [{kind: "input", label, value: shownValue(control)}];
  if (form.querySelector("input") === null) return [];
  return [
    {kind: "input", label, value: checked.map((box) => tidy(box.closest("label")?.textContent)).join(", ")}
  ];
}

function outputsOf(shown: Element): OutputRecord[] {
  if (shown.matches(".observablehq--error")) return [{kind: "error", message: tidy(shown.textContent)}];
  const found = findOutputs(shown);
  if (found.length > 0) return found.map(outputOf);
  if (shown.matches("form") || shown.querySelector("form")) return inputsOf(shown);
  const copy = shown.cloneNode(true) as Element;
  for (const button of copy.querySelectorAll("button")) button.remove();
  const text = tidy(copy.textContent);
  return text === "" ? [] : [{kind: "text", text}];
}

const cellOf = (block: Element): CellRecord => ({
  kind: "cell",
  ...cellSource(block),
  outputs: [...block.children].filter((child) => !child.matches(LOADING)).flatMap(outputsOf)
});

function proseWriter(): TurndownService {
  const writer = new TurndownService({
    headingStyle: "atx",
    codeBlockStyle: "fenced",
    bulletListMarker: "-",
    emDelimiter: "*"
  });
  // Names of places are the page's own.
  writer.addRule("place", {
    filter: (node) => node.nodeName === "A" && /^#/.test(node.getAttribute("href") ?? ""),
    replacement: (text) => text
  });
  return writer;
}

/** A copy without what the page's language hides, and without the page's own parts. */
function visibleCopy(element: Element): Element {
  const copy = element.cloneNode(true) as Element;
  const copies = [copy, ...copy.querySelectorAll("*")];
  for (const [index, original] of [element, ...element.querySelectorAll("*")].entries())
    if (
      original.matches(PAGE_PARTS) ||
      (original.hasAttribute("lang") && getComputedStyle(original).display === "none")
    )
      copies[index].remove();
  return copy;
}

const isHidden = (element: Element): boolean =>
  element.matches(PAGE_PARTS) || getComputedStyle(element).display === "none";

/** A notebook's page as it is now: its prose in the page's language, its cells, what they show. */
export function recordNotebook(main: Element, name: string): NotebookRecord {
  const writer = proseWriter();
  const parts: (ProseRecord | CellRecord)[] = [];
  const addProse = (element: Element): void => {
    const markdown = writer.turndown(visibleCopy(element).outerHTML).trim();
    if (markdown !== "") parts.push({kind: "prose", markdown});
    const found = findOutputs(element);
    if (found.length > 0)
      parts.push({
        kind: "cell",
        id: null,
        line: null,
        language: "js",
        source: "",
        outputs: found.map(outputOf)
      });
  };
  const walk = (element: Element): void => {
    for (const child of element.children) {
      if (child.matches(CELL)) {
        const cell = cellOf(child);
        if (cell.outputs.length > 0 || cell.source !== "") parts.push(cell);
      } else if (child.matches(".cell-code") || isHidden(child)) continue;
      else if (child.querySelector(CELL)) walk(child);
      else if (
        child.matches("pre[data-language]") &&
        child.previousElementSibling?.matches(`${CELL}, .save-outputs`)
      )
        continue;
      else addProse(child);
    }
  };
  walk(main);
  return {
    name,
    title: tidy(main.querySelector("h1") && visibleCopy(main.querySelector("h1")!).textContent),
    language: document.documentElement.lang === "fr" ? "fr" : "en",
    parts
  };
}
