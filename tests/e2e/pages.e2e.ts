import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {openSite, type Site, textOf, violations} from "./browser.ts";

/** One of every kind of page. */
const PAGES = [
  "/",
  "/fight",
  "/pokedex",
  "/pokedex/venusaur-mega",
  "/pokedex/ditto",
  "/move-list",
  "/type-chart",
  "/matchups",
  "/quiz",
  "/evaluation",
  "/features",
  "/experiments",
  "/model-card",
  "/mechanics",
  "/drift",
  "/exploration",
  "/sql",
  "/data-quality",
  "/data-catalogue",
  "/pipeline",
  "/api-guide",
  "/service",
  "/credits",
  "/404"
];

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(async () => site.close());

describe.each([1280, 390])("%i px wide", (width) => {
  describe.each(["light", "dark"] as const)("in %s", (colorScheme) => {
    it.each(PAGES)("%s is sound", async (path) => {
      const {page, complaints} = await site.open(path, {colorScheme, viewport: {width, height: 900}});
      // Late parts: the explanation of a fight, charts drawn once their width is known.
      await page.waitForTimeout(path === "/fight" ? 1500 : 250);
      const problems = [...complaints.list, ...(await violations(page))];
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (overflow > 0) problems.push(`scrolls sideways by ${overflow} px`);
      if (await page.locator(".state-error").count())
        problems.push(await textOf(page.locator(".state-error")));
      await page.context().close();
      expect(problems).toEqual([]);
    });
  });
});

it.each(PAGES)("%s speaks French", async (path) => {
  const {page, complaints} = await site.open(`${path}?lang=fr`);
  expect(await page.evaluate(() => document.documentElement.lang)).toBe("fr");
  expect(await page.locator('main [lang="en"]:not(.foreign):visible').count()).toBe(0);
  expect(complaints.list).toEqual([]);
  await page.context().close();
});
