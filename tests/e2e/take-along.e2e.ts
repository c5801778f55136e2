import {mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {pathToFileURL} from "node:url";
import {tableFromIPC} from "apache-arrow";
import type {Page} from "playwright-core";
import {afterAll, beforeAll, expect, it} from "vitest";
import {launchChromium} from "../../cli/figures/chromium.ts";
import {withDuckDb} from "../../lib/duckdb/open-duckdb.ts";
import {quoteText} from "../../lib/duckdb/quote-sql.ts";
import {ipynbProblems} from "../src/take-along/nbformat/validate-ipynb.ts";
import {openSite, type Site, violations} from "./browser.ts";

let site: Site;
const folder = mkdtempSync(join(tmpdir(), "take-along-"));
beforeAll(async () => {
  site = await openSite();
});
afterAll(async () => {
  await site.close();
  rmSync(folder, {recursive: true});
});

/** What a button saves, as a file on disk. */
async function saved(page: Page, press: () => Promise<void>): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent("download"), press()]);
  const file = join(folder, download.suggestedFilename());
  await download.saveAs(file);
  return file;
}

it("takes a notebook along as Markdown, for Jupyter, and as one file that opens from disk", async () => {
  const {page, complaints} = await site.open("/notebooks/00-warehouse?lang=en", {
    acceptDownloads: true,
    colorScheme: "light"
  });
  await page.waitForFunction(() => document.querySelector("main observablehq-loading") === null);
  await page.getByRole("table").first().waitFor();
  const take = (name: string): Promise<string> =>
    saved(page, () => page.locator(".take-along").getByRole("button", {name, exact: true}).click());

  const markdown = await take("Markdown");
  expect(readFileSync(markdown, "utf8")).toBe(readFileSync("src/notebooks/00-warehouse.md", "utf8"));

  const notebook = JSON.parse(readFileSync(await take("Jupyter"), "utf8")) as {
    cells: {cell_type: string; outputs?: {data: Record<string, unknown>}[]}[];
  };
  expect(ipynbProblems(notebook)).toBeNull();
  const shown = notebook.cells.flatMap(({outputs = []}) => outputs.flatMap(({data}) => Object.keys(data)));
  expect(shown.filter((type) => type === "image/svg+xml")).toHaveLength(2);
  expect(shown.filter((type) => type === "text/html")).toHaveLength(6);

  // A file that may ask nothing of anybody is looked at as from disk, without a server.
  const html = await take("HTML");
  const browser = await launchChromium();
  const offline = await browser.newPage({
    viewport: {width: 390, height: 844},
    colorScheme: "dark",
    offline: true
  });
  const problems: string[] = [];
  offline.on("console", (message) => {
    if (message.type() === "error") problems.push(message.text());
  });
  offline.on("request", (request) => {
    if (!/^(file|data):/.test(request.url())) problems.push(`asks for ${request.url()}`);
  });
  await offline.goto(pathToFileURL(html).href);
  expect(await offline.locator("svg[class^=plot-] rect").count()).toBeGreaterThanOrEqual(11);
  expect(await offline.locator("table").count()).toBe(6);
  expect(await offline.locator("tbody tr").count()).toBeGreaterThan(188);
  await offline.getByText("188 rows and 9 columns").waitFor();
  expect(await offline.locator("script, button, [lang=fr]:not(html)").count()).toBe(0);
  expect(await offline.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
    0
  );
  expect(await offline.evaluate(() => [...document.fonts].some(({status}) => status === "loaded"))).toBe(
    true
  );
  const source = await saved(offline, () =>
    offline.getByRole("link", {name: "Markdown", exact: true}).click()
  );
  expect(readFileSync(source, "utf8")).toBe(readFileSync(markdown, "utf8"));
  problems.push(...(await violations(offline)));
  expect(problems).toEqual([]);
  await browser.close();
  expect(complaints.list).toEqual([]);
  await page.context().close();
});

it("saves each table and chart by the keyboard, in every format", async () => {
  const {page, complaints} = await site.open("/notebooks/00-warehouse?lang=fr", {acceptDownloads: true});
  const keys = page.getByRole("group", {name: "Enregistrer : table, rows, keys"});
  await keys.waitFor({state: "attached"});
  const press = (name: string): Promise<string> =>
    saved(page, async () => {
      await page.getByRole("button", {name, exact: true}).focus();
      await page.keyboard.press("Enter");
    });
  const table = "« table, rows, keys »"
    .replaceAll(" ", "\u00a0")
    .replace("table,\u00a0rows,\u00a0keys", "table, rows, keys");
  const name = (format: string, of: string): string => `${format}\u00a0: enregistrer ${of}`;
  const csv = readFileSync(await press(name("CSV", table)), "utf8");
  expect(csv.split("\r\n").slice(0, 2)).toEqual(["table,rows,keys", "type,18,18"]);
  const arrow = tableFromIPC(readFileSync(await press(name("Arrow", table))));
  expect([arrow.numRows, arrow.get(0)?.toJSON()]).toEqual([11, {table: "type", rows: 18, keys: 18}]);
  const parquet = await press(name("Parquet", table));
  const rows = await withDuckDb(async (connection) =>
    (await connection.runAndReadAll(`SELECT * FROM ${quoteText(parquet)} LIMIT 1`)).getRowsJson()
  );
  expect(rows).toEqual([["type", 18, 18]]);

  const chart = page.getByRole("group", {name: /Lignes de chaque table/});
  const tool = (format: string): Promise<string> =>
    saved(page, () => chart.getByRole("button", {name: new RegExp(`^${format}`)}).press("Enter"));
  expect(readFileSync(await tool("SVG"), "utf8")).toMatch(/^<svg[^>]*><title[^>]*>Lignes de chaque table/);
  expect(
    readFileSync(await tool("PNG"))
      .subarray(1, 4)
      .toString()
  ).toBe("PNG");
  expect(readFileSync(await tool("CSV"), "utf8")).toContain("bar,");
  expect(complaints.list).toEqual([]);
  await page.context().close();
});
