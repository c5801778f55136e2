import {afterAll, beforeAll, expect, it} from "vitest";
import {openSite, type Site, textsOf} from "./browser.ts";
import {PAGES} from "./page-kinds.ts";

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(async () => site.close());

/** Two lower-case words in a row: a phrase, not a name or a unit; XGBoost names its boosters so. */
const PHRASE = /^(?!XGBoost ).*\p{Ll}{2,} \p{Ll}{2,}/u;

it.each(PAGES)("%s speaks French, in every label and title", async (path) => {
  const english = await site.open(`${path}?lang=en`);
  const phrases = new Set((await textsOf(english.page)).filter((text) => PHRASE.test(text)));
  await english.page.context().close();
  const {page, complaints} = await site.open(`${path}?lang=fr`);
  expect((await textsOf(page)).filter((text) => phrases.has(text) || /^\{\w+\}$/.test(text))).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.lang)).toBe("fr");
  expect(await page.locator('main [lang="en"]:not(.foreign):visible').count()).toBe(0);
  expect(complaints.list).toEqual([]);
  await page.context().close();
});
