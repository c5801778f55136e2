import {readFileSync} from "node:fs";
import {afterAll, beforeAll, expect, it} from "vitest";
import {openSite, type Site, textOf} from "./browser.ts";

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(async () => site.close());

it("filters and sorts the Pokédex", async () => {
  const {page} = await site.open("/pokedex/");
  await page.getByLabel("Type", {exact: true}).selectOption({label: "Dragon"});
  expect(await page.locator("tbody tr").count()).toBe(5);
  await page.getByRole("button", {name: "Speed"}).click();
  const speeds = (await page.locator("tbody tr td:nth-last-child(2)").allInnerTexts()).map(Number);
  expect(speeds).toEqual([...speeds].sort((a, b) => b - a));
  await page.getByLabel("Search", {exact: true}).fill("dracaufeu");
  expect(await page.locator("tbody tr").count()).toBe(1);
  await page.context().close();
});

it("shows a chart's data as a table and downloads it as CSV, SVG and PNG", async () => {
  const {page, complaints} = await site.open("/exploration/");
  const chart = page.locator("figure.chart").filter({hasText: "Which types are common"});
  await chart.getByRole("button", {name: /^Data of/}).click();
  expect(await chart.locator("tbody tr").count()).toBe(18);
  const save = async (format: string): Promise<Buffer> => {
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      chart.getByRole("button", {name: new RegExp(`as ${format}$`)}).click()
    ]);
    return readFileSync(await file.path());
  };
  const csv = (await save("CSV")).toString();
  expect(csv.split("\r\n")).toHaveLength(20);
  expect((await save("SVG")).toString()).toMatch(/^<svg [^>]*xmlns="http:\/\/www.w3.org\/2000\/svg"/);
  expect((await save("PNG")).subarray(1, 4).toString()).toBe("PNG");
  expect(complaints.list).toEqual([]);
  await page.context().close();
});

it("answers edited SQL, and says what is wrong with a wrong query", async () => {
  const {page, complaints} = await site.open("/sql/");
  const editor = page.getByLabel(/^SQL/);
  await editor.fill("SELECT count(*) AS n FROM pokemon");
  await page.keyboard.press("Control+Enter");
  await expect
    .poll(() => page.locator(".sql-result tbody td").allInnerTexts(), {timeout: 120_000})
    .toEqual(["188"]);
  await editor.fill("SELECT * FROM nowhere");
  await page.getByRole("button", {name: "Run"}).click();
  await expect.poll(() => textOf(page.locator(".sql-error")), {timeout: 30_000}).toContain("nowhere");
  expect(complaints.list).toEqual([]);
  await page.context().close();
});

it("opens a mistake of the model as the fight it was", async () => {
  const {page} = await site.open("/evaluation/");
  const first = page.locator('[aria-label="Where was it most wrong?"] tbody a').first();
  const told = await textOf(first);
  await Promise.all([page.waitForEvent("load"), first.click()]);
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'));
  expect(told.startsWith(await textOf(page.locator(".side-a .side-name")))).toBe(true);
  await page.context().close();
});
