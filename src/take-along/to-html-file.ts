import {fileName} from "../../lib/tables/csv.ts";
import {findOutputs, isChart} from "./find-outputs.ts";
import type {TableRecord} from "./notebook-record.ts";
import {inputsOf, outputOf} from "./record-notebook.ts";
import {svgFile} from "./svg-file.ts";
import {tableCsv} from "./table-files.ts";
import {words} from "./words.ts";

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:";
/** A table of HTML with more rows opens slowly; its CSV has them all. */
const MOST_ROWS = 1000;

async function dataUrl(content: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(content);
  });
}

/** The faces that the page shows, inside the file; those it did not need are left out. */
async function faceText(rule: CSSFontFaceRule, base: string): Promise<string> {
  const family = rule.style.getPropertyValue("font-family").replaceAll(/["']/g, "");
  const range = rule.style.getPropertyValue("unicode-range").toUpperCase().replaceAll(" ", "");
  const isShown = [...document.fonts].some(
    (face) =>
      face.status === "loaded" &&
      face.family.replaceAll(/["']/g, "") === family &&
      (range === "" || face.unicodeRange.toUpperCase().replaceAll(" ", "") === range)
  );
  const path = /url\("?([^")]+)"?\)/.exec(rule.style.getPropertyValue("src"))?.[1];
  if (path === undefined) return rule.cssText;
  if (!isShown) return "";
  const answer = await fetch(new URL(path, base));
  return rule.cssText.replaceAll(/url\("?[^")]+"?\)/g, `url("${await dataUrl(await answer.blob())}")`);
}

/** Without the page's frame: a file has no navigation beside it. */
const FILE_STYLE =
  "main{margin:0 auto;max-width:62rem;padding:1rem}.take-along p{display:block}.embedded-files{margin:.4rem 0}";

/**
 * What the page is styled by, as one text: sheets as they were written, since browsers tell rules with variables in them
 * incompletely.
 */
async function styleText(): Promise<string> {
  const texts: string[] = [];
  for (const sheet of document.styleSheets) {
    if (sheet.ownerNode instanceof SVGElement) continue;
    const written =
      sheet.href === null ? sheet.ownerNode?.textContent : await (await fetch(sheet.href)).text();
    texts.push((written ?? "").replaceAll(/@font-face\s*\{[^}]*\}/g, ""));
    for (const rule of sheet.cssRules)
      if (rule instanceof CSSFontFaceRule) texts.push(await faceText(rule, sheet.href ?? location.href));
  }
  return [...texts, FILE_STYLE].join("\n").replaceAll("</style", "<\\/style");
}

function element<K extends keyof HTMLElementTagNameMap>(
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
const embedded = (name: string, label: string, url: string): HTMLElement =>
  element("a", {href: url, download: name, class: "button button-small"}, label);

async function dataLinks(original: SVGSVGElement | HTMLElement): Promise<HTMLElement> {
  const output = outputOf(original);
  const place = element("p", {class: "embedded-files"});
  if (output.kind !== "chart" && output.kind !== "table") return place;
  const name = fileName(output.name).slice(0, 60) || output.kind;
  const add = async (ending: string, type: string, text: string): Promise<void> => {
    const link = embedded(`${name}.${ending}`, ending.toUpperCase(), await dataUrl(new Blob([text], {type})));
    link.ariaLabel = words("save", {name: output.name, format: ending.toUpperCase()});
    place.append(link, " ");
  };
  if (isChart(original)) await add("svg", "image/svg+xml", svgFile(original));
  const data = output.kind === "table" ? output : output.data;
  if (data) await add("csv", "text/csv", tableCsv(data));
  return place;
}

/** What only works in the page itself becomes what it says: inputs their setting, tables all their rows. */
async function stillCopy(main: Element): Promise<HTMLElement> {
  const copy = main.cloneNode(true) as HTMLElement;
  const originals = [...main.querySelectorAll<HTMLElement | SVGSVGElement>("*")];
  const copies = [...copy.querySelectorAll("*")];
  const copyOf = new Map(originals.map((original, index) => [original as Element, copies[index]]));
  for (const original of originals)
    if (
      original.matches("script, button, .save-outputs, .take-along, observablehq-loading") ||
      (original.hasAttribute("lang") && getComputedStyle(original).display === "none")
    )
      copyOf.get(original)?.remove();
  for (const original of findOutputs(main)) {
    const still = copyOf.get(original);
    if (!still?.isConnected && !copy.contains(still ?? null)) continue;
    const links = await dataLinks(original);
    if (isChart(original)) (still?.closest("figure") ?? still)?.after(links);
    else {
      const output = outputOf(original);
      if (output.kind === "table") still?.replaceWith(wholeTable(output), links);
    }
  }
  for (const original of originals.filter(
    (each) =>
      each.matches("form") &&
      !each.matches("[class*='-table']") &&
      each.parentElement?.closest("form") === null
  )) {
    const settings = inputsOf(original).map((input) =>
      input.kind === "input" ? `${input.label}: ${input.value}` : ""
    );
    copyOf.get(original)?.replaceWith(...settings.map((text) => element("p", {class: "quiet"}, text)));
  }
  for (const link of copy.querySelectorAll<HTMLAnchorElement>("a[href]:not([download])"))
    if (!link.getAttribute("href")?.startsWith("#"))
      link.href = new URL(link.getAttribute("href")!, location.href).href;
  return copy;
}

export interface EmbeddedFile {
  readonly name: string;
  readonly label: string;
  readonly content: Blob;
}

/**
 * The notebook's page as it is now as one file: without scripts, with its styles, faces, charts, tables and their data.
 * @param files put into it whole
 */
export async function toHtmlFile(main: Element, files: readonly EmbeddedFile[], now: Date): Promise<string> {
  const still = await stillCopy(main);
  const address = location.href.replace(/#.*$/, "");
  const language = document.documentElement.lang;
  const date = now.toLocaleDateString(language, {dateStyle: "long"});
  const links = await Promise.all(
    files.map(async ({name, label, content}) => embedded(name, label, await dataUrl(content)))
  );
  const note = element(
    "div",
    {class: "take-along"},
    element("p", {}, `${words("asOf", {date})} `, element("a", {href: address}, address), "."),
    element("p", {}, `${words("source")} `, ...links.flatMap((link) => [link, " "]))
  );
  const heading = still.querySelector("h1");
  if (heading) heading.after(note);
  else still.prepend(note);
  const title = element("title", {}, document.title);
  return `<!DOCTYPE html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
${title.outerHTML}
<style>
${await styleText()}
</style></head>
<body>${still.outerHTML}</body></html>
`;
}
