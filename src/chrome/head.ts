import {escapeHtml} from "../../lib/documents/escape-html.ts";
import {frenchTypography} from "../i18n/typography.ts";
import {KEEP_FAILURES_SCRIPT} from "./keep-failures.ts";
import {LOADER_PROBLEM_SCRIPT} from "./loader-problem.ts";
import {isNotebook} from "./notebook-pages.ts";
import type {FrontMatter} from "./site-pages.ts";

/**
 * Runs before the first paint: language (`?lang=`, then the last choice, then the browser's) and theme, so
 * that nothing flashes. Plain JavaScript in one string, because its hash stands in the page's policy.
 */
const EARLY_SCRIPT = `(()=>{const r=document.documentElement;let s;try{s=localStorage}catch{}
const l=new URLSearchParams(location.search).get("lang")??s?.getItem("language")??navigator.language??"en";
r.lang=l.startsWith("fr")?"fr":"en";
const t=s?.getItem("theme");if(t==="light"||t==="dark")r.dataset.theme=t;
const f=r.lang==="fr"?document.querySelectorAll("meta[data-fr]"):[];
for(const m of f){m.content=m.dataset.fr;if(m.name==="title")document.title=m.content+" | PredictionDex"}})()`;

/** What of a page's front matter stands in its head. */
export type PageHead = Pick<FrontMatter, "title" | "titleFr" | "description" | "descriptionFr">;

/**
 * What search engines and previews show. The French stands beside the English, for the early script.
 * Framework keeps only those keys of the front matter that it knows: these are read from the file.
 */
function descriptionOf({title, titleFr, description = title, descriptionFr}: PageHead): string[] {
  const meta = (key: "name" | "property", name: string, english: string, french?: string): string =>
    `<meta ${key}="${name}" content="${escapeHtml(english)}"${french ? ` data-fr="${escapeHtml(frenchTypography(french))}"` : ""}>`;
  return [
    meta("name", "title", title, titleFr),
    meta("name", "description", description, descriptionFr),
    meta("property", "og:title", title, titleFr),
    meta("property", "og:description", description, descriptionFr),
    meta("property", "og:type", "website"),
    meta("property", "og:site_name", "PredictionDex"),
    meta("property", "og:locale", "en_GB", "fr_FR"),
    meta("name", "twitter:card", "summary")
  ];
}

/** @param path the page's address, such as `/notebooks/00-warehouse` */
export function siteHead(page: PageHead | undefined, path = ""): string {
  return [
    '<link rel="icon" href="/chrome/favicon.svg" type="image/svg+xml">',
    ...(page === undefined ? [] : descriptionOf(page)),
    `<script>${EARLY_SCRIPT}</script>`,
    ...(isNotebook(path)
      ? [KEEP_FAILURES_SCRIPT, LOADER_PROBLEM_SCRIPT].map((script) => `<script>${script}</script>`)
      : []),
    '<script type="module" src="/generated/chrome-entry.js"></script>'
  ].join("\n");
}
