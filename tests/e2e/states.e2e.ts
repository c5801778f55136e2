import type {Page} from "playwright-core";
import {afterAll, beforeAll, expect, it} from "vitest";
import {openSite, type Site, violations} from "./browser.ts";

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(async () => site.close());

type Act = (page: Page) => Promise<unknown>;

const press =
  (name: string | RegExp): Act =>
  (page) =>
    page.getByRole("button", {name}).first().click();
const open =
  (summary: string): Act =>
  (page) =>
    page.locator(summary).first().click();

/** What readers do on a page, one after the other. */
const STATES: Readonly<Record<string, Readonly<Record<string, Act>>>> = {
  "/fight/?a=gengar&b=alakazam": {
    "values are open, one of them impossible": async (page) => {
      await page.locator(".condition summary").first().click();
      const level = page.getByRole("textbox", {name: "Level of Gengar"});
      await level.fill("300");
      await level.blur();
      await page.locator(".field-problem:visible").first().waitFor();
    },
    "names are suggested": async (page) => {
      await page.getByRole("combobox", {name: "Choose an opponent"}).fill("pikchu");
      await page.locator(".combobox [role=option]:visible").first().waitFor();
    },
    "HTML to embed is shown": press("Embed"),
    "the matrix is the model's": press("Model"),
    "own Pokémon and Showdown's text are open, and wrong": async (page) => {
      await page.locator(".fight-box summary").click();
      await page.getByRole("textbox", {name: /^Showdown text/}).fill("Pikchu\n- Fly");
      await press("Read as your Pokémon")(page);
    }
  },
  "/pokedex/": {
    "a form is starred": press(/^Star |favourite/i),
    "nothing is found": (page) => page.getByRole("searchbox").fill("zzzzzz")
  },
  "/compare/?forms=mew,mewtwo,pikachu,eevee,ditto,snorlax": {
    "all moves of six forms are shown": press("All")
  },
  "/matchups/": {
    "the map is enlarged": press("4×"),
    "a row is chosen by name": async (page) => {
      await page.getByRole("combobox", {name: "Row"}).fill("mew");
      await page.keyboard.press("Enter");
    }
  },
  "/quiz/": {
    "a question is answered": (page) => page.locator(".option").first().click()
  },
  "/data-catalogue/": {
    "a table's columns are open": open("main details summary")
  },
  "/evaluation/": {
    "a chart's data are a table": press(/^Data of/),
    "another score is compared": press("Log-loss above the best possible")
  },
  "/features/": {
    "features are searched": (page) => page.getByLabel("Search", {exact: true}).fill("priority")
  },
  "/pipeline/": {
    "a stage's details are open": open("main details summary")
  },
  "/service/": {
    "there is no server to ask": press("Read live metrics")
  },
  "/train-it-yourself/": {
    "a model trains": press("Train")
  }
};

it("are fifteen and more, on twelve pages", () =>
  expect(Object.values(STATES).flatMap((acts) => Object.keys(acts)).length).toBeGreaterThanOrEqual(15));

it.each(Object.entries(STATES))("%s keeps to WCAG after what readers do there", async (path, acts) => {
  const {page} = await site.open(path);
  const problems: string[] = [];
  for (const [state, act] of Object.entries(acts)) {
    await act(page);
    await page.waitForFunction(() => !document.querySelector('tbody[aria-busy="true"]'));
    problems.push(...(await violations(page)).map((violation) => `${state}: ${violation}`));
  }
  await page.context().close();
  expect(problems).toEqual([]);
});

it("keeps to WCAG with the menu open on a phone, in the dark", async () => {
  const {page} = await site.open("/", {viewport: {width: 390, height: 844}, colorScheme: "dark"});
  await page.locator("#menu-button, [aria-controls][aria-expanded=false]").first().click();
  expect(await violations(page)).toEqual([]);
  await page.context().close();
});

/** A page of each way to draw. */
const DRAWN = ["/fight/", "/pokedex/venusaur-mega", "/compare/", "/move-list/flamethrower", "/evaluation/"];

it.each(DRAWN)(
  "%s loses no shape where the system sets the colours, and moves nothing where it should not",
  async (path) => {
    const {page} = await site.open(path);
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    const marked = await page.evaluate(() => {
      const ground = (element: Element): string => getComputedStyle(element).backgroundColor;
      let count = 0;
      for (const element of document.querySelectorAll("main :is(i, b, span, div)")) {
        if (element.textContent !== "" || element.querySelector("svg, canvas, input")) continue;
        const {width, height} = element.getBoundingClientRect();
        if (width * height === 0 || /^rgba\(.*, 0\)$|transparent/.test(ground(element))) continue;
        element.setAttribute("data-shape", "");
        count += 1;
      }
      return count;
    });
    expect(marked).toBeGreaterThan(0);
    await page.emulateMedia({forcedColors: "active", reducedMotion: "reduce"});
    const lost = await page
      .locator("[data-shape]")
      .evaluateAll((shapes) => [
        ...new Set(
          shapes
            .filter((shape) => getComputedStyle(shape).forcedColorAdjust !== "none")
            .map((shape) => `${shape.tagName} ${shape.className} in ${shape.parentElement?.className}`)
        )
      ]);
    const moving = await page.evaluate(() =>
      [...document.querySelectorAll("*")]
        .filter((element) => {
          const {animationName, animationDuration, transitionDuration} = getComputedStyle(element);
          const seconds = (text: string): number => Math.max(...text.split(",").map(Number.parseFloat));
          return (
            (animationName !== "none" && seconds(animationDuration) > 0.01) ||
            seconds(transitionDuration) > 0.01
          );
        })
        .map((element) => element.className)
    );
    const problems = await violations(page);
    await page.context().close();
    expect({lost, moving, problems}).toEqual({lost: [], moving: [], problems: []});
  }
);

it("is as wide as the frame that another page gives it", async () => {
  for (const [width, least] of [
    [1280, 700],
    [640, 600],
    [320, 280]
  ]) {
    const {page} = await site.open("/embed/fight/?a=pikachu&b=squirtle", {viewport: {width, height: 520}});
    const box = await page.locator(".answer").boundingBox();
    expect(box?.width, `${width} px`).toBeGreaterThan(least);
    await page.context().close();
  }
});

it.each(DRAWN)("%s keeps to WCAG at 200 % zoom", async (path) => {
  const {page} = await site.open(path, {viewport: {width: 640, height: 450}, deviceScaleFactor: 2});
  const problems = await violations(page);
  await page.context().close();
  expect(problems).toEqual([]);
});
