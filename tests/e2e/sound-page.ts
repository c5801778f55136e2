import type {Page} from "playwright-core";
import {expect} from "vitest";
import {backProblems} from "./back.ts";
import {faintTexts, type Site, textOf, textsOf, unnamedDrawings, violations} from "./browser.ts";
import {crowdedTicks, cutTexts, printProblems} from "./page-layout.ts";

/** Bytes on the wire, compressed: as it opens, and with what comes when a reader has come near it. */
const MOST_AT_FIRST = 270_000;
const MOST_PAGE = 360_000;
const MOST_DATA = 530_000;

const RENDERINGS = [1280, 320].flatMap((width) =>
  (["light", "dark"] as const).map((colorScheme) => ({width, colorScheme}))
);

/** CSS pixels of an A4 sheet between its margins. */
const SHEET = 703;

/** Two lower-case words in a row: a phrase, not a name or a unit; XGBoost names its boosters so. */
const PHRASE = /^(?!XGBoost ).*\p{Ll}{2,} \p{Ll}{2,}/u;

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

/** Milliseconds without a change after which a page has drawn what it draws anew: charts do, within a frame or two. */
const QUIET = 100;

/** Waits until all is there and nothing changes any more, however long the machine takes. */
async function settled(page: Page, path: string): Promise<void> {
  // The solver tells its lines of play last.
  if (path === "/fight/")
    await page.waitForFunction(
      () => document.querySelector(".typical") && !document.querySelector('[aria-busy="true"], .outdated')
    );
  await page.evaluate(
    (quiet) =>
      new Promise<void>((done) => {
        const watch = new MutationObserver(() => begin());
        let timer = 0;
        const begin = (): void => {
          clearTimeout(timer);
          timer = window.setTimeout(() => {
            watch.disconnect();
            done();
          }, quiet);
        };
        watch.observe(document.body, {
          subtree: true,
          childList: true,
          attributes: true,
          characterData: true
        });
        // Two frames: the first is laid out anew, and tells the charts.
        requestAnimationFrame(() => requestAnimationFrame(begin));
      }),
    QUIET
  );
}

/** What is wrong with a page in each rendering. */
async function looksWrong(page: Page, path: string): Promise<string[]> {
  const problems: string[] = [];
  // What is loaded when it comes near is part of the page.
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  for (const {width, colorScheme} of RENDERINGS) {
    const where = `${width} px, ${colorScheme}: `;
    await page.emulateMedia({colorScheme});
    await page.setViewportSize({width, height: 900});
    await settled(page, path);
    // What a page is made of is the same in both colours.
    const found = await (colorScheme === "light" ? violations(page) : faintTexts(page));
    problems.push(...found.map((violation) => where + violation));
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (overflow > 0) problems.push(`${where}scrolls sideways by ${overflow} px`);
    if (width >= 1280) problems.push(...(await cutTables(page)).map((table) => where + table));
    else if (colorScheme === "light")
      for (const found of [...(await cutTexts(page)), ...(await crowdedTicks(page))])
        problems.push(where + found);
  }
  // 1280 px at 200 % zoom.
  await page.setViewportSize({width: 640, height: 450});
  await settled(page, path);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  if (overflow > 0) problems.push(`200 % zoom: scrolls sideways by ${overflow} px`);
  problems.push(...(await cutTexts(page)).map((text) => `200 % zoom: ${text}`));
  await page.setViewportSize({width: SHEET, height: 1000});
  await page.emulateMedia({media: "print"});
  await settled(page, path);
  problems.push(...(await printProblems(page)).map((problem) => `on paper: ${problem}`));
  await page.emulateMedia({media: null});
  await page.setViewportSize({width: 1280, height: 900});
  return problems;
}

/** A page as its readers get it: wide and narrow, light and dark, light enough, every drawing named, and in French. */
export async function expectSound(site: Site, path: string): Promise<void> {
  const inLanguage = (language: string): string => `${path}${path.includes("?") ? "&" : "?"}lang=${language}`;
  const english = await site.open(inLanguage("en"));
  const {page, complaints, weight} = english;
  const atFirst = weight.page;
  const phrases = new Set((await textsOf(page)).filter((text) => PHRASE.test(text)));
  const problems = await looksWrong(page, path);
  if (atFirst > MOST_AT_FIRST) problems.push(`the page opens with ${atFirst} bytes`);
  if (weight.page > MOST_PAGE) problems.push(`the page weighs ${weight.page} bytes`);
  if (weight.data > MOST_DATA) problems.push(`its data weigh ${weight.data} bytes`);
  if (await page.locator(".state-error").count()) problems.push(await textOf(page.locator(".state-error")));
  for (const drawing of await unnamedDrawings(page)) problems.push(`a drawing without a name: ${drawing}`);
  problems.push(...(await backProblems(page)));
  await page.context().close();

  const french = await site.open(inLanguage("fr"));
  for (const text of await textsOf(french.page))
    if (phrases.has(text) || /^\{\w+\}$/.test(text)) problems.push(`no French: ${text}`);
  const language = await french.page.evaluate(() => document.documentElement.lang);
  if (language !== "fr") problems.push(`the page says it is in ${language}`);
  const left = french.page.locator('main [lang="en"]:not(.foreign):visible');
  for (const text of await left.allInnerTexts()) problems.push(`English in the French page: ${text}`);
  await french.page.context().close();
  expect([...complaints.list, ...french.complaints.list, ...problems]).toEqual([]);
}
