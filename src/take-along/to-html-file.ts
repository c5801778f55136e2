import {dataUrl, element, embedded, stillCopy} from "./still-copy.ts";
import {words} from "./words.ts";

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:";
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

interface EmbeddedFile {
  readonly name: string;
  readonly label: string;
  readonly content: Blob;
}

export interface HtmlFileOptions {
  /** What the page is: which words tell of it, and whether its tables have rows that are not drawn. */
  readonly kind: "notebook" | "report";
  /** Put into it whole. */
  readonly files?: readonly EmbeddedFile[];
  readonly now: Date;
}

/** A page as it is now as one file: without scripts, with its styles, faces, charts, tables and their data. */
export async function toHtmlFile(main: Element, {kind, files = [], now}: HtmlFileOptions): Promise<string> {
  const still = await stillCopy(main, kind === "notebook");
  const address = location.href.replace(/#.*$/, "");
  const language = document.documentElement.lang;
  const date = now.toLocaleDateString(language, {dateStyle: "long"});
  const links = await Promise.all(
    files.map(async ({name, label, content}) => embedded(name, label, await dataUrl(content)))
  );
  const note = element(
    "div",
    {class: "take-along"},
    element(
      "p",
      {},
      `${words(kind === "notebook" ? "asOf" : "reportAsOf", {date})} `,
      element("a", {href: address}, address),
      "."
    ),
    ...(links.length > 0
      ? [element("p", {}, `${words("source")} `, ...links.flatMap((link) => [link, " "]))]
      : [])
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
