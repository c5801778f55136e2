import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {openSite, type Site} from "./browser.ts";

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const DIAGRAMS = [
  {path: "/pipeline", drawing: '[data-figure="stage-graph"] svg', least: 4},
  {path: "/pipeline", drawing: '[data-figure="architecture"] svg', least: 8},
  {path: "/data-catalogue", drawing: "svg.erd", least: 11}
];

describe.each([1280, 390])("in a window %i pixels wide", (width) => {
  it.each(DIAGRAMS.flatMap((diagram) => ["en", "fr"].map((language) => ({...diagram, language}))))(
    "$drawing of $path in $language has its text inside its boxes, large enough to read",
    async ({path, drawing, least, language}) => {
      const {page, complaints} = await site.open(`${path}?lang=${language}`, {
        viewport: {width, height: 900}
      });
      await page.evaluate(() => document.fonts.ready);
      const found = await page.locator(drawing).evaluate((svg) => {
        const groups = [...svg.querySelectorAll("g")].filter((g) => g.querySelector(":scope > rect"));
        const scale = svg.getBoundingClientRect().width / (svg as SVGSVGElement).viewBox.baseVal.width;
        const texts = groups.flatMap((group) => {
          const box = group.querySelector("rect")!.getBoundingClientRect();
          return [...group.querySelectorAll("text")].map((text) => {
            const {left, right, top, bottom} = text.getBoundingClientRect();
            const inside =
              left >= box.left + 2 && right <= box.right - 2 && top >= box.top && bottom <= box.bottom;
            return {
              text: text.textContent,
              inside,
              size: parseFloat(getComputedStyle(text).fontSize) * scale
            };
          });
        });
        return {boxes: groups.length, texts, name: svg.getAttribute("aria-label")};
      });
      expect(found.boxes).toBeGreaterThanOrEqual(least);
      expect(found.name).toMatch(/\w+ /);
      expect(found.texts.filter(({inside, size}) => !inside || size < 11)).toEqual([]);
      expect(complaints.list).toEqual([]);
      await page.context().close();
    }
  );
});
