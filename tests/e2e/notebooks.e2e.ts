import type {Page} from "playwright-core";
import {afterAll, beforeAll, expect, it} from "vitest";
import {openSite, type Site, textOf, textsOf, unnamedDrawings, violations} from "./browser.ts";

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(async () => site.close());

/**
 * Every cell shows what it shows, and the page has named what Framework leaves unnamed. A cell of statements has no
 * mark of loading: what the last of them shows on a page is waited for by name.
 */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector("main observablehq-loading") === null);
  if (new URL(page.url()).pathname === "/notebooks/cells")
    await page.locator(".win-bar").nth(2).waitFor({timeout: 60_000});
  await page.evaluate(async () => {
    for (let frames = 0; frames < 2; frames++) await new Promise(requestAnimationFrame);
  });
}

/**
 * Bytes before data, compressed, with Plot, d3, Arrow and Inputs whole, since a notebook's cells may use any of it; and
 * those of a list of notebooks. Two notebooks open a database at once.
 */
const MOST_PAGE = 430_000;
const MOST_LIST = 270_000;
const DATABASE = ["/notebooks/00-warehouse", "/notebooks/cells"];

/** Two lower-case words in a row: a phrase, not a name, a unit or a command. */
const PHRASE = /^(?!npm run ).*\p{Ll}{2,} \p{Ll}{2,}/u;

it.each([
  "/notebooks/",
  "/notebooks/00-warehouse",
  "/notebooks/01-exploration",
  "/notebooks/02-features",
  "/notebooks/03-training",
  "/notebooks/cells"
])("%s is sound, in both languages, wide and narrow, light and dark", async (path) => {
  const english = await site.open(`${path}?lang=en`, {colorScheme: "light"});
  await settled(english.page);
  const problems = await violations(english.page);
  const most = path === "/notebooks/" ? MOST_LIST : MOST_PAGE;
  const weight = english.weight.page;
  if (weight > most && !DATABASE.includes(path)) problems.push(`the page weighs ${weight} bytes`);
  const phrases = new Set((await textsOf(english.page)).filter((text) => PHRASE.test(text)));
  await english.page.context().close();

  const french = await site.open(`${path}?lang=fr`, {
    colorScheme: "dark",
    viewport: {width: 390, height: 844}
  });
  await settled(french.page);
  problems.push(...(await violations(french.page)));
  const overflow = await french.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (overflow > 0) problems.push(`scrolls sideways by ${overflow} px`);
  for (const drawing of await unnamedDrawings(french.page))
    problems.push(`a drawing without a name: ${drawing}`);
  for (const text of await french.page.locator(".observablehq--error").allInnerTexts()) problems.push(text);
  for (const text of await textsOf(french.page)) if (phrases.has(text)) problems.push(`in English: ${text}`);
  await french.page.context().close();
  expect([...new Set([...english.complaints.list, ...french.complaints.list, ...problems])]).toEqual([]);
});

it("draws every plot of the exploration anew for a filter, and answers over all duels", async () => {
  const {page, complaints} = await site.open("/notebooks/01-exploration");
  await settled(page);
  const plots = async (): Promise<string[]> =>
    page.locator("main svg[class^=plot-]").evaluateAll((all) => all.map((drawing) => drawing.outerHTML));
  const before = await plots();
  expect(before.length).toBeGreaterThanOrEqual(5);
  const sentence = page.getByText(/duels are left/);
  const told = await textOf(sentence);
  await page.getByLabel("A is of type").selectOption({label: "Dragon"});
  await expect.poll(() => textOf(sentence)).not.toBe(told);
  await expect.poll(async () => (await plots()).filter((plot) => before.includes(plot))).toEqual([]);
  await page.getByRole("button", {name: "Load all duels"}).click();
  await page.getByText("all_combinations").waitFor();
  expect(complaints.list).toEqual([]);
  await page.context().close();
});

it("gives cells the model, the rules and the reasons, by names", async () => {
  const {page, complaints} = await site.open("/notebooks/cells");
  await settled(page);
  const bars = page.locator(".win-bar");
  // By the model, by the rules, and of the fight that a worker solves.
  await expect.poll(() => bars.count(), {timeout: 60_000}).toBe(3);
  const before = await bars.allInnerTexts();
  await page.getByLabel("Squirtle uses").selectOption({label: "tackle"});
  await expect.poll(async () => (await bars.allInnerTexts())[0], {timeout: 60_000}).not.toBe(before[0]);
  await expect.poll(() => page.locator("main svg[class^=plot-]").count(), {timeout: 30_000}).toBe(4);
  expect(complaints.list).toEqual([]);
  await page.context().close();
});

it("trains with the reader's parameters, and keeps the run", async () => {
  const {page, complaints} = await site.open("/notebooks/03-training");
  await settled(page);
  await page.getByLabel("Training duels").first().fill("1000");
  await page.getByLabel("Trees").first().fill("20");
  await page.getByRole("button", {name: "Train", exact: true}).click();
  await page.getByText(/^20 trees in/).waitFor();
  await page.getByRole("button", {name: "Keep this run"}).click();
  await page.getByRole("columnheader", {name: "logLoss"}).waitFor();
  expect(complaints.list).toEqual([]);
  await page.context().close();
});
