import {readFileSync} from "node:fs";
import type {Page} from "playwright-core";
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

/** A machine under load takes its time; what is tested is not speed. */
const PATIENCE = {timeout: 60_000};

/** Puts a query into the editor and runs it, by the keyboard. */
async function runSql(page: Page, sql: string): Promise<void> {
  await page.getByRole("textbox", {name: /^SQL/}).click();
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText(sql);
  await page.keyboard.press("Control+Enter");
}

const cells = (page: Page): Promise<string[]> => page.locator(".sql-result tbody td").allInnerTexts();
const answered = async (page: Page): Promise<void> => {
  await page.locator(".sql-answer, .sql-error").first().waitFor();
  await page.getByRole("button", {name: "Cancel", disabled: true}).waitFor();
};

it("answers every example of SQL, and shows the database's own types", async () => {
  const {page, complaints} = await site.open("/sql/");
  const examples = page.getByLabel("Start from an example");
  const count = (await examples.locator("option").count()) - 1;
  expect(count).toBeGreaterThanOrEqual(5);
  for (let example = 0; example < count; example++) {
    await examples.selectOption(String(example));
    await answered(page);
    expect([example, await page.locator(".sql-error").allInnerTexts()]).toEqual([example, []]);
    expect((await cells(page)).length).toBeGreaterThan(10);
  }
  await runSql(
    page,
    `SELECT DATE '2020-02-29' AS d, 9007199254740993 AS large, 7 // 2 AS whole, 1 AS a, 2 AS a,
       'x'::ENUM ('x', 'y') AS e, count(*) AS forms FROM pokemon`
  );
  await expect
    .poll(() => cells(page), PATIENCE)
    .toEqual(["2020-02-29", "9007199254740993", "3", "1", "2", "x", "188"]);
  await page.getByRole("button", {name: "Chart", exact: true}).click();
  await page.locator(".sql-answer svg").waitFor();
  for (const format of ["CSV", "Parquet", "Arrow"]) {
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", {name: `Download the result as ${format}`}).click()
    ]);
    const head = {CSV: "d,large", Parquet: "PAR1", Arrow: "ARROW1"}[format]!;
    expect(readFileSync(await file.path(), "latin1").slice(0, head.length)).toBe(head);
  }
  expect(complaints.list).toEqual([]);
  await page.context().close();
});

it("marks what is wrong with a query, ends one that would run for ever, and says what DROP drops", async () => {
  const {page, complaints} = await site.open(`/sql/?sql=${encodeURIComponent("SELECT 1 AS kept")}`);
  await expect.poll(() => cells(page), PATIENCE).toEqual(["1"]);
  await runSql(page, "SELECT 1;\n\nSELECT p.nope\nFROM pokemon p");
  await expect.poll(() => textOf(page.locator(".sql-error")), PATIENCE).toContain("Line 3, column 8");
  expect(await page.locator(".cm-lintRange-error").innerText()).toBe("p.nope");
  await runSql(
    page,
    "SELECT count(*) FROM all_duels a, all_duels b WHERE a.win_probability + b.win_probability = 3"
  );
  await page.getByText("Running…").waitFor();
  await page.getByRole("button", {name: "Cancel"}).click();
  await expect.poll(() => textOf(page.locator(".sql-error")), PATIENCE).toContain("Cancelled.");
  await runSql(page, "SELECT count(*) AS n FROM type");
  await expect.poll(() => cells(page), PATIENCE).toEqual(["18"]);
  await runSql(page, "DROP TABLE type");
  await expect
    .poll(() => textOf(page.locator(".sql-answer")), PATIENCE)
    .toContain("reloading the page restores it");
  await page.reload();
  await runSql(page, "SELECT count(*) AS n FROM type");
  await expect.poll(() => cells(page), PATIENCE).toEqual(["18"]);
  await page.getByLabel("Earlier queries").selectOption({label: "SELECT 1 AS kept"});
  await expect.poll(() => cells(page), PATIENCE).toEqual(["1"]);
  await page.locator("summary", {hasText: "move_category"}).press("Enter");
  await page.getByRole("button", {name: "identifier"}).first().press("Enter");
  await page.keyboard.press("Control+Enter");
  await expect.poll(() => new URL(page.url()).searchParams.get("sql"), PATIENCE).toContain("identifier");
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
