import {fileName} from "../../lib/tables/csv.ts";
import {chartTable} from "../charts/chart.ts";
import {findOutputs, isChart} from "./find-outputs.ts";
import type {TableRecord} from "./notebook-record.ts";
import {inputsOf, outputOf} from "./record-notebook.ts";
import {svgFile} from "./svg-file.ts";
import {tableCsv} from "./table-files.ts";
import {words} from "./words.ts";

/** A table of HTML with more rows opens slowly; its CSV has them all. */
const MOST_ROWS = 1000;

export async function dataUrl(content: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(content);
  });
}

export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string>>,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

function wholeTable({name, columns, rows}: TableRecord): HTMLElement {
  const cells = (tag: "th" | "td", values: readonly unknown[]): HTMLElement =>
    element(
      "tr",
      {},
      ...values.map((value) =>
        element(
          tag,
          {...(tag === "th" ? {scope: "col"} : {}), ...(typeof value === "number" ? {class: "num"} : {})},
          String(value ?? "")
        )
      )
    );
  const table = element(
    "table",
    {},
    element("caption", {class: "visually-hidden"}, name),
    element("thead", {}, cells("th", columns)),
    element("tbody", {}, ...rows.slice(0, MOST_ROWS).map((row) => cells("td", row)))
  );
  const place = element(
    "div",
    {
      class: "table-scroll",
      role: "region",
      tabindex: "0",
      "aria-label": name,
      style: "max-height:24rem;overflow:auto"
    },
    table
  );
  if (rows.length <= MOST_ROWS) return place;
  return element(
    "div",
    {},
    place,
    element("p", {class: "quiet"}, words("shortened", {shown: MOST_ROWS, rows: rows.length}))
  );
}

/** A file inside the file. */
export const embedded = (name: string, label: string, url: string): HTMLElement =>
  element("a", {href: url, download: name, class: "button button-small"}, label);

async function dataLinks(original: SVGSVGElement | HTMLElement): Promise<HTMLElement> {
  const output = outputOf(original);
  const place = element("p", {class: "embedded-files"});
  if (output.kind !== "chart" && output.kind !== "table") return place;
  const figure = original.closest(".chart");
  const called = figure?.ariaLabel ?? output.name;
  const name = fileName(called).slice(0, 60) || output.kind;
  const add = async (ending: string, type: string, text: string): Promise<void> => {
    const link = embedded(`${name}.${ending}`, ending.toUpperCase(), await dataUrl(new Blob([text], {type})));
    link.ariaLabel = words("save", {name: called, format: ending.toUpperCase()});
    place.append(link, " ");
  };
  if (isChart(original)) await add("svg", "image/svg+xml", svgFile(original));
  const data = output.kind === "table" ? output : (output.data ?? (figure && chartTable(figure)));
  if (data) await add("csv", "text/csv", tableCsv(data));
  return place;
}

/** What the page alone is for, and not what it says. */
const LEFT_OUT = "script, button, .save-outputs, .take-along, observablehq-loading";
/** Of a report, what it says elsewhere or to others. */
const LEFT_OUT_OF_REPORTS = `${LEFT_OUT}, noscript, [hidden]`;

/** Elements of a page, and those of its copy that stand for them. */
type Copies = ReadonlyMap<Element, Element | undefined>;

const tidy = (text: string | null | undefined): string => (text ?? "").replaceAll(/\s+/g, " ").trim();

/** Controls that become what they are set to; a table's heads, which sort it, what they say. */
function stillControls(main: Element, copyOf: Copies): void {
  for (const head of main.querySelectorAll("thead th:has(> button)"))
    copyOf.get(head)?.replaceChildren(tidy(head.textContent));
  const setTo = (control: Element, label: string, value: string): void =>
    copyOf.get(control)?.replaceWith(element("p", {class: "quiet"}, words("setting", {label, value})));
  for (const choice of main.querySelectorAll<HTMLElement>(".segmented"))
    setTo(choice, choice.ariaLabel ?? "", tidy(choice.querySelector("[aria-pressed=true]")?.textContent));
  for (const field of main.querySelectorAll(".field"))
    for (const input of inputsOf(field))
      if (input.kind === "input") {
        if (input.value === "") copyOf.get(field)?.remove();
        else setTo(field, input.label, input.value);
      }
}

/** Forms of Framework's inputs become what they are set to. */
function stillForms(main: Element, copyOf: Copies): void {
  for (const form of main.querySelectorAll("form")) {
    if (form.matches("[class*='-table']") || form.parentElement?.closest("form")) continue;
    const settings = inputsOf(form).map((input) =>
      input.kind === "input" ? `${input.label}: ${input.value}` : ""
    );
    copyOf.get(form)?.replaceWith(...settings.map((text) => element("p", {class: "quiet"}, text)));
  }
}

/**
 * A page without what only works in it: inputs become their setting, charts and tables get their data beside them.
 * @param rowsAlone a table becomes all its rows, also those that the page has not drawn; else it stays as it is
 */
export async function stillCopy(main: Element, rowsAlone: boolean): Promise<HTMLElement> {
  const copy = main.cloneNode(true) as HTMLElement;
  const originals = [...main.querySelectorAll<HTMLElement | SVGSVGElement>("*")];
  const copies = [...copy.querySelectorAll("*")];
  const copyOf: Copies = new Map(originals.map((original, index) => [original as Element, copies[index]]));
  if (!rowsAlone) stillControls(main, copyOf);
  for (const original of originals)
    if (
      original.matches(rowsAlone ? LEFT_OUT : LEFT_OUT_OF_REPORTS) ||
      (original.hasAttribute("lang") && getComputedStyle(original).display === "none")
    )
      copyOf.get(original)?.remove();
  for (const original of findOutputs(main)) {
    const still = copyOf.get(original);
    if (!still || !copy.contains(still)) continue;
    const links = await dataLinks(original);
    const tools = still.closest(".chart")?.querySelector(".tools");
    if (tools) tools.replaceWith(links);
    else if (isChart(original)) (still.closest("figure") ?? still).after(links);
    else if (rowsAlone) {
      const output = outputOf(original);
      if (output.kind === "table") still.replaceWith(wholeTable(output), links);
    } else if (still.closest(".table-scroll")) still.closest(".table-scroll")?.after(links);
  }
  stillForms(main, copyOf);
  for (const link of copy.querySelectorAll<HTMLAnchorElement>("a[href]:not([download])"))
    if (!link.getAttribute("href")?.startsWith("#"))
      link.href = new URL(link.getAttribute("href")!, location.href).href;
  return copy;
}
