import type {Page} from "playwright-core";
import {afterAll, beforeAll, expect, it} from "vitest";
import {backProblems} from "./back.ts";
import {openSite, type Site, textOf, unnamedDrawings, violations} from "./browser.ts";
import {PAGES} from "./page-kinds.ts";

/** Bytes on the wire, compressed. */
const MOST_PAGE = 350_000;
const MOST_DATA = 500_000;

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(async () => site.close());

const RENDERINGS = [1280, 390].flatMap((width) =>
  (["light", "dark"] as const).map((colorScheme) => ({width, colorScheme}))
);

/** Tables of which a laptop's screen does not show every column; rows as the database has them may be wider. */
const cutTables = (page: Page): Promise<string[]> =>
  page
    .locator(".table-scroll:not(details *, .sql-result *):visible")
    .evaluateAll((tables) =>
      tables
        .filter((table) => table.scrollWidth > table.clientWidth + 1)
        .map(
          (table) => `the table “${table.ariaLabel}” is cut by ${table.scrollWidth - table.clientWidth} px`
        )
    );

it.each(PAGES)("%s is sound, wide and narrow, light and dark", async (path) => {
  const {page, complaints, weight} = await site.open(path);
  const problems: string[] = [];
  for (const {width, colorScheme} of RENDERINGS) {
    const where = `${width} px, ${colorScheme}: `;
    await page.emulateMedia({colorScheme});
    await page.setViewportSize({width, height: 900});
    // Late parts: the explanation of a fight, and charts drawn anew at a new width.
    await page.waitForTimeout(path === "/fight/" && problems.length === 0 ? 1500 : 300);
    problems.push(...(await violations(page)).map((violation) => where + violation));
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (overflow > 0) problems.push(`${where}scrolls sideways by ${overflow} px`);
    if (width >= 1280) problems.push(...(await cutTables(page)).map((table) => where + table));
  }
  // The page of SQL brings a database.
  if (weight.page > MOST_PAGE && path !== "/sql/") problems.push(`the page weighs ${weight.page} bytes`);
  if (weight.data > MOST_DATA) problems.push(`its data weigh ${weight.data} bytes`);
  if (await page.locator(".state-error").count()) problems.push(await textOf(page.locator(".state-error")));
  for (const drawing of await unnamedDrawings(page)) problems.push(`a drawing without a name: ${drawing}`);
  problems.push(...(await backProblems(page)));
  await page.context().close();
  expect([...complaints.list, ...problems]).toEqual([]);
});
