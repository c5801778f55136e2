import {existsSync, readdirSync} from "node:fs";
import {join} from "node:path";
import type {Browser, Page} from "playwright-core";
import {serveSite} from "../../src/build/static-server.ts";
import {NOTEBOOK_FOLDER} from "../../src/chrome/notebook-pages.ts";
import {type Failure, failureShownAs, lineOfFailure} from "../../src/take-along/failure-line.ts";
import type {CellRecord, NotebookRecord} from "../../src/take-along/notebook-record.ts";
import {launchChromium} from "../figures/chromium.ts";
import {NoSiteError} from "../figures/render-figures.ts";
import {pageScript} from "../page-script.ts";

export interface RunOptions {
  /** The built site. */
  readonly site: string;
  /** Which ones; all by default. */
  readonly names?: readonly string[];
  readonly language: "en" | "fr";
  /** Seconds that a notebook may take until every cell shows what it shows. */
  readonly patience?: number;
  readonly log: (line: string) => void;
}

/** A cell that threw. */
interface CellFailure {
  /** In the notebook's Markdown file; null where the page does not say. */
  readonly line: number | null;
  readonly message: string;
}

export interface NotebookRun {
  readonly record: NotebookRecord;
  readonly failures: readonly CellFailure[];
}

class UnknownNotebookError extends Error {
  constructor(name: string, known: readonly string[]) {
    super(
      `there is no notebook "${name}" in the built site; there are ${known.join(", ") || "none"}. A new one: npm run build`
    );
    this.name = "UnknownNotebookError";
  }
}

/** Notebooks of a built site, in order. */
function builtNotebooks(site: string): string[] {
  const folder = join(site, NOTEBOOK_FOLDER);
  return (existsSync(folder) ? readdirSync(folder) : [])
    .filter((name) => name.endsWith(".html") && name !== "index.html")
    .map((name) => name.slice(0, -".html".length))
    .sort();
}

/** The page's own way to tell what it shows, as a script. */
const recorder = (): Promise<string> =>
  pageScript('{recordNotebook} from "./src/take-along/record-notebook.ts"', "takeAlong");

interface Recorder {
  recordNotebook(main: Element, name: string): NotebookRecord;
}

/** No cell is at work, and nothing more comes of it for a while. */
async function settle(page: Page, seconds: number): Promise<boolean> {
  const isQuiet = (): boolean =>
    document.querySelector("main observablehq-loading") === null &&
    document.querySelector('main [aria-busy="true"]') === null;
  const until = Date.now() + 1000 * seconds;
  for (let quiet = 0; quiet < 3; ) {
    if (Date.now() > until) return false;
    quiet = (await page.evaluate(isQuiet)) ? quiet + 1 : 0;
    await page.waitForTimeout(150);
  }
  return true;
}

function failuresOf(parts: NotebookRecord["parts"], known: readonly Failure[], html: string): CellFailure[] {
  const cells = parts.filter((part): part is CellRecord => part.kind === "cell");
  return cells.flatMap((cell) =>
    cell.outputs
      .filter((output) => output.kind === "error")
      .map(({message}) => {
        const failure = failureShownAs(message, known);
        return {line: (failure && lineOfFailure(failure, cell, html)) ?? cell.line, message};
      })
  );
}

async function runNotebook(
  browser: Browser,
  address: string,
  name: string,
  script: string,
  options: RunOptions
): Promise<NotebookRun> {
  const {language, patience = 120} = options;
  const context = await browser.newContext({
    colorScheme: "light",
    viewport: {width: 1280, height: 900},
    locale: "en-GB",
    bypassCSP: true
  });
  try {
    const page = await context.newPage();
    const own: string[] = [];
    page.on("pageerror", ({message}) => own.push(message));
    const answer = await page.goto(`${address}/${NOTEBOOK_FOLDER}/${name}?lang=${language}`);
    const isSettled = await settle(page, patience);
    await page.evaluate(script);
    const record = await page.evaluate(
      (of) =>
        (globalThis as unknown as {takeAlong: Recorder}).takeAlong.recordNotebook(
          document.querySelector("main")!,
          of
        ),
      name
    );
    const known = await page.evaluate(
      () => (globalThis as unknown as {notebookFailures: Failure[]}).notebookFailures
    );
    const failures = failuresOf(record.parts, known, (await answer?.text()) ?? "");
    if (!isSettled) failures.push({line: null, message: `a cell was still at work after ${patience} s`});
    failures.push(...own.map((message) => ({line: null, message})));
    return {record, failures};
  } finally {
    await context.close();
  }
}

/**
 * Runs notebooks of the built site in a browser without a window, one after another.
 * @throws NoSiteError, UnknownNotebookError, BrowserMissingError
 */
export async function runNotebooks(options: RunOptions): Promise<NotebookRun[]> {
  const {site, log} = options;
  if (!existsSync(join(site, "index.html"))) throw new NoSiteError(site);
  const known = builtNotebooks(site);
  const names = options.names ?? known;
  for (const name of names) if (!known.includes(name)) throw new UnknownNotebookError(name, known);
  const script = await recorder();
  const browser = await launchChromium();
  const {server, address} = await serveSite(site);
  const runs: NotebookRun[] = [];
  try {
    for (const name of names) {
      const started = Date.now();
      const run = await runNotebook(browser, address, name, script, options);
      runs.push(run);
      log(`${name}: ${summary(run.record)} in ${((Date.now() - started) / 1000).toFixed(1)} s`);
    }
  } finally {
    await browser.close();
    server.close();
  }
  return runs;
}

function summary({parts}: NotebookRecord): string {
  const outputs = parts.flatMap((part) => (part.kind === "cell" ? part.outputs : []));
  const count = (kind: string): number => outputs.filter((output) => output.kind === kind).length;
  const cells = parts.filter((part) => part.kind === "cell" && part.source !== "").length;
  return `${cells} cells, ${count("table")} tables, ${count("chart")} charts, ${count("error")} errors`;
}
