import {existsSync, readFileSync} from "node:fs";
import {createRequire} from "node:module";
import {join} from "node:path";
import type {BrowserContextOptions, Locator, Page} from "playwright-core";
import {launchChromium} from "../../cli/figures/chromium.ts";
import {dataPaths} from "../../lib/files/paths.ts";
import {serveSite} from "../../src/build/static-server.ts";

/** Console errors and requests to other hosts, as they happened. */
interface Complaints {
  readonly list: string[];
}

/** Bytes on the wire, compressed, of what a page loads. */
interface Weight {
  /** The document, its styles, scripts and fonts. */
  page: number;
  /** What the loaders wrote. */
  data: number;
}

interface Opened {
  readonly page: Page;
  readonly complaints: Complaints;
  readonly weight: Weight;
}

export interface Site {
  readonly address: string;
  /**
   * Opens a page of the site, waits until it shows its content, and collects what it complains of.
   * @param early a script that runs in the page before anything else
   */
  open(path: string, options?: BrowserContextOptions, early?: string): Promise<Opened>;
  close(): Promise<void>;
}

/** Serves the built site, below a base path where one is given, and starts Chromium. @throws Error when the site has not been built */
export async function openSite(base = ""): Promise<Site> {
  const {site} = dataPaths();
  if (!existsSync(join(site, "index.html"))) throw new Error(`no site in ${site}: run npm run build first`);
  const {server, address} = await serveSite(site, base);
  const browser = await launchChromium();
  return {
    address,
    async open(path, options = {}, early) {
      const context = await browser.newContext({
        locale: "en-GB",
        viewport: {width: 1280, height: 900},
        ...options
      });
      // A machine under load takes its time; what is tested is not speed.
      context.setDefaultTimeout(120_000);
      const page = await context.newPage();
      const complaints: Complaints = {list: []};
      page.on("console", (message) => {
        if (message.type() === "error") complaints.list.push(`console: ${message.text()}`);
      });
      page.on("pageerror", (error) => complaints.list.push(`error: ${error.message}`));
      page.on("request", (request) => {
        if (!request.url().startsWith(address) && !/^(data|blob):/.test(request.url()))
          complaints.list.push(`outside request: ${request.url()}`);
      });
      const weight: Weight = {page: 0, data: 0};
      // Served as immutable: what a page and its worker both load is sent once.
      const sent = new Set<string>();
      page.on("response", (response) => {
        const {pathname} = new URL(response.url());
        if (sent.has(pathname)) return;
        sent.add(pathname);
        const bytes = Number(response.headers()["content-length"] ?? 0);
        weight[/^\/_file\/(?!fonts\/)/.test(pathname) ? "data" : "page"] += bytes;
      });
      if (early) await page.addInitScript(early);
      await page.goto(address + path, {waitUntil: "load"});
      if (options.javaScriptEnabled !== false)
        await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'));
      return {page, complaints, weight};
    },
    async close() {
      await browser.close();
      server.close();
    }
  };
}

/** An element's text with its white space collapsed. */
export const textOf = async (locator: Locator): Promise<string> =>
  ((await locator.textContent()) ?? "").replaceAll(/\s+/g, " ").trim();

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = {type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]};
const CONTRAST = {type: "rule", values: ["color-contrast"]};
/** What axe does for one text grows with the number of all: of long lists it is shown the beginning. */
const REST_OF_LONG_LISTS = ":is(tr, li):nth-child(n + 25)";

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly {readonly target: unknown; readonly failureSummary?: string}[];
  }[];
}

async function axe(page: Page, runOnly: object): Promise<string[]> {
  // Evaluated, not added as a script: the page's policy forbids the latter.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(AXE);
  const result = (await page.evaluate(
    async ({rest, options}) => {
      // Taken out: what is only hidden, axe looks at all the same, which takes it ten times as long.
      const places = [...document.querySelectorAll(rest)].map((element) => {
        const place = document.createComment("");
        element.replaceWith(place);
        return () => place.replaceWith(element);
      });
      try {
        return await (window as unknown as {axe: {run(options: unknown): Promise<unknown>}}).axe.run(options);
      } finally {
        for (const putBack of places.reverse()) putBack();
      }
    },
    {rest: REST_OF_LONG_LISTS, options: {runOnly, resultTypes: ["violations"]}}
  )) as AxeResult;
  return result.violations.flatMap(({id, nodes}) =>
    nodes
      .slice(0, 3)
      .map(
        ({target, failureSummary = ""}) =>
          `${id}: ${JSON.stringify(target)} ${failureSummary.replaceAll(/\s+/g, " ")}`
      )
  );
}

/** Violations of WCAG 2.1 A and AA and of axe's best practices, one line each. */
export const violations = (page: Page): Promise<string[]> => axe(page, RULES);

/** Texts too faint on their ground, one line each. */
export const faintTexts = (page: Page): Promise<string[]> => axe(page, CONTRAST);

/** Drawings of a page's content that a reader of its names alone would not find. */
export const unnamedDrawings = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll("main svg, main canvas")]
      .filter(
        (drawing) =>
          drawing.parentElement?.closest("svg, [aria-hidden=true]") === null &&
          drawing.getAttribute("aria-hidden") !== "true" &&
          !drawing.getAttribute("aria-label")
      )
      .map((drawing) => drawing.outerHTML.slice(0, 120))
  );

/**
 * Every text a page's content shows or tells (labels, names, options, placeholders), but for what is marked as
 * being in another language, and code.
 */
export const textsOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const texts = new Set<string>();
    // A chart's table repeats its labels, and identifiers.
    const foreign =
      ".foreign, code, .cm-content, pre, .mono, script, noscript, style, textarea, .chart td, [lang]:not(html)";
    const walker = document.createTreeWalker(
      document.querySelector("main") ?? document.body,
      NodeFilter.SHOW_ALL
    );
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node instanceof Element ? node : node.parentElement;
      if (!element || element.closest(foreign)) continue;
      if (node instanceof Element) {
        for (const name of ["aria-label", "placeholder", "title"]) {
          const value = node.getAttribute(name);
          if (value) texts.add(value.trim());
        }
      } else if (node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim()) texts.add(node.nodeValue.trim());
    }
    return [...texts];
  });
