import {existsSync, mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {createRequire} from "node:module";
import {join} from "node:path";
import type {Browser, Page} from "playwright-core";
import {serveSite} from "../../src/build/static-server.ts";
import {pageScript} from "../page-script.ts";
import {launchChromium} from "./chromium.ts";
import {FIGURES, type Figure} from "./figures.ts";

export const THEMES = ["light", "dark"] as const;
export const LANGUAGES = ["en", "fr"] as const;

export interface FigureOptions {
  /** The built site. */
  readonly site: string;
  /** Folder for NAME.svg and NAME.png, made where it is missing. */
  readonly out: string;
  readonly theme: (typeof THEMES)[number];
  readonly language: (typeof LANGUAGES)[number];
  /** CSS pixels of a figure's width; the PNG has twice as many. */
  readonly width: number;
  /** Only these; all of them by default. */
  readonly only?: readonly string[];
  readonly log: (line: string) => void;
}

export interface RenderedFigures {
  readonly written: readonly string[];
  /** Figures whose page has nothing to draw yet. */
  readonly missing: readonly string[];
}

export class NoSiteError extends Error {
  constructor(readonly site: string) {
    super(`there is no built site in ${site}: run npm run build first`);
    this.name = "NoSiteError";
  }
}

export class UnknownFigureError extends Error {
  constructor(readonly figure: string) {
    super(`there is no figure "${figure}"; there are ${FIGURES.map(({name}) => name).join(", ")}`);
    this.name = "UnknownFigureError";
  }
}

const FONT = "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2";

/** The face inside the file, so that a figure looks the same wherever it is opened. */
const fontStyle = (): string => {
  const font = readFileSync(createRequire(import.meta.url).resolve(FONT)).toString("base64");
  return `<style>@font-face{font-family:Inter;font-weight:100 900;src:url(data:font/woff2;base64,${font}) format("woff2")}</style>`;
};

/** The page's own way to make a drawing stand alone, as a script. */
const exporter = (): Promise<string> =>
  pageScript('{standaloneSvg} from "./src/charts/export.ts"', "figures");

/** A page's drawing as SVG text, titled and described; null where the page has none. */
async function drawingOf(page: Page, {name, selector}: Figure): Promise<string | null> {
  const place = page.locator(selector ?? `[data-figure="${name}"]`).first();
  if ((await place.count()) === 0) return null;
  return place
    .locator("svg")
    .first()
    .evaluate((drawing) => {
      const {standaloneSvg} = (
        globalThis as unknown as {
          figures: {standaloneSvg(drawing: Element, background: string): string};
        }
      ).figures;
      const chart = drawing.closest(".chart, .card") ?? document.body;
      const svg = standaloneSvg(drawing, getComputedStyle(chart).backgroundColor);
      // Text made by an element escapes itself.
      const [title, description] = [document.createElement("title"), document.createElement("desc")];
      title.textContent = chart.querySelector("h3")?.textContent ?? drawing.getAttribute("aria-label");
      description.textContent = chart.querySelector(".subtitle")?.textContent ?? "";
      const words = title.outerHTML + description.outerHTML;
      return svg.replace(/^<svg[^>]*>/, (head) => head + words);
    });
}

async function toPng(browser: Browser, svg: string, font: string): Promise<Buffer> {
  const page = await browser.newPage({deviceScaleFactor: 2});
  await page.setContent(`${font}<style>body{margin:0}svg{display:block}</style>${svg}`);
  await page.evaluate(() => document.fonts.ready);
  const png = await page.locator("svg").first().screenshot();
  await page.close();
  return png;
}

/**
 * Renders the main charts of the built site into files.
 * @throws NoSiteError, UnknownFigureError, BrowserMissingError
 */
export async function renderFigures(options: FigureOptions): Promise<RenderedFigures> {
  const {site, out, theme, language, width, only, log} = options;
  if (!existsSync(join(site, "index.html"))) throw new NoSiteError(site);
  for (const name of only ?? [])
    if (!FIGURES.some((figure) => figure.name === name)) throw new UnknownFigureError(name);
  const wanted = FIGURES.filter(({name}) => !only || only.includes(name));
  const [script, font] = [await exporter(), fontStyle()];
  const browser = await launchChromium();
  const {server, address} = await serveSite(site);
  const written: string[] = [];
  const missing: string[] = [];
  try {
    mkdirSync(out, {recursive: true});
    const context = await browser.newContext({
      colorScheme: theme,
      viewport: {width: 1280, height: 900},
      bypassCSP: true
    });
    for (const path of new Set(wanted.map(({page}) => page))) {
      const page = await context.newPage();
      await page.goto(`${address}${path}?lang=${language}`);
      // Every figure alone in its row, at the width that was asked for.
      await page.addStyleTag({
        content: `.chart{box-sizing:content-box;width:${width}px}.grid{display:block}`
      });
      await page.waitForTimeout(100);
      await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'));
      await page.evaluate(script);
      for (const figure of wanted.filter((each) => each.page === path)) {
        const svg = await drawingOf(page, figure);
        if (svg === null) {
          missing.push(figure.name);
          log(`figures: ${figure.name} has nothing to draw yet`);
          continue;
        }
        const file = join(out, figure.name);
        writeFileSync(
          `${file}.svg`,
          svg.replace(/^<svg[^>]*>/, (head) => head + font)
        );
        writeFileSync(`${file}.png`, await toPng(browser, svg, font));
        written.push(`${file}.svg`, `${file}.png`);
        log(`figures: ${file}.svg, ${file}.png`);
      }
      await page.close();
    }
  } finally {
    await browser.close();
    server.close();
  }
  return {written, missing};
}
