import {escapeHtml} from "../../lib/documents/escape-html.ts";
import {KEEP_FAILURES_SCRIPT} from "./keep-failures.ts";
import {LOADER_PROBLEM_SCRIPT} from "./loader-problem.ts";
import {isNotebook} from "./notebook-pages.ts";

/**
 * Runs before the first paint: language (`?lang=`, then the last choice, then the browser's) and theme, so
 * that nothing flashes. Plain JavaScript in one string, because its hash stands in the page's policy.
 */
const EARLY_SCRIPT = `(()=>{const r=document.documentElement;let s;try{s=localStorage}catch{}
const l=new URLSearchParams(location.search).get("lang")??s?.getItem("language")??navigator.language??"en";
r.lang=l.startsWith("fr")?"fr":"en";
const t=s?.getItem("theme");if(t==="light"||t==="dark")r.dataset.theme=t;
const f=document.querySelector('meta[name="title-fr"]');if(f&&r.lang==="fr")document.title=f.content+" | PredictionDex"})()`;

const ICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 28 28'%3E%3Cpath fill='%232a53d8' d='M8 2h9.5L10 26H8a6 6 0 0 1-6-6V8a6 6 0 0 1 6-6z'/%3E%3Cpath fill='%23d9631e' d='M20.5 2A6 6 0 0 1 26 8v12a6 6 0 0 1-6 6h-7z'/%3E%3C/svg%3E";

export interface PageFrontMatter {
  readonly titleFr?: unknown;
  readonly description?: unknown;
}

/** @param path the page's address, such as `/notebooks/00-warehouse` */
export function siteHead(data: PageFrontMatter, path = ""): string {
  const metas = [
    ["title-fr", data.titleFr],
    ["description", data.description]
  ].filter((meta): meta is [string, string] => typeof meta[1] === "string");
  return [
    `<link rel="icon" href="${ICON}">`,
    ...metas.map(([name, content]) => `<meta name="${name}" content="${escapeHtml(content)}">`),
    `<script>${EARLY_SCRIPT}</script>`,
    ...(isNotebook(path)
      ? [KEEP_FAILURES_SCRIPT, LOADER_PROBLEM_SCRIPT].map((script) => `<script>${script}</script>`)
      : []),
    '<script type="module" src="/generated/chrome-entry.js"></script>'
  ].join("\n");
}
