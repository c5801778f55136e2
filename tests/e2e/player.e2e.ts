import {afterAll, beforeAll, expect, it} from "vitest";
import {openSite, type Site, textOf, violations} from "./browser.ts";

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(async () => site.close());

it("predicts a fight chosen by keyboard alone, and shares it by its address", async () => {
  const {page, complaints} = await site.open("/fight/");
  const mine = page.getByRole("combobox", {name: "Choose a Pokémon"});
  await mine.focus();
  await mine.fill("squir");
  await page.keyboard.press("Enter");
  const theirs = page.getByRole("combobox", {name: "Choose an opponent"});
  await theirs.focus();
  await theirs.fill("charmander");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  const answer = page.locator(".solved");
  await expect.poll(() => textOf(answer)).toContain("chance that Squirtle wins");
  expect(new URL(page.url()).search).toBe("?a=squirtle&b=charmander");

  await page
    .getByRole("button", {name: /^Remove /})
    .first()
    .click();
  await expect.poll(() => new URL(page.url()).search).toMatch(/&ma=[\w-]+,[\w-]+,[\w-]+$/);
  const headline = await textOf(page.locator(".duel .answer h2"));
  const number = await textOf(page.locator(".duel .answer-number strong"));

  const again = await site.open(new URL(page.url()).pathname + new URL(page.url()).search);
  expect(await textOf(again.page.locator(".duel .answer h2"))).toBe(headline);
  expect(await textOf(again.page.locator(".duel .answer-number strong"))).toBe(number);
  expect([...complaints.list, ...again.complaints.list]).toEqual([]);
  await page.context().close();
  await again.page.context().close();
});

it("answers Squirtle's moves against Charmander with a water move that wins", async () => {
  const {page} = await site.open("/fight/?a=squirtle&b=charmander");
  expect(await textOf(page.locator(".duel .answer h2 .badge"))).toBe("Water");
  const rows = page.locator('[aria-label="Your moves by chance to win"] tbody tr');
  expect(await rows.count()).toBe(4);
  const shares = await rows.locator(".win-cell b").allInnerTexts();
  const values = shares.map((text) => Number.parseFloat(text.replace(/[<> %]/g, "")));
  expect(values).toEqual([...values].sort((a, b) => b - a));
  await page.context().close();
});

it("keeps a fight when the language changes, and says a Pokémon's French name", async () => {
  const {page} = await site.open("/fight/?a=charizard&b=mew");
  await Promise.all([page.waitForEvent("load"), page.locator("#language-button").click()]);
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'));
  expect(await textOf(page.locator(".side-a .side-name"))).toBe("Dracaufeu");
  expect(new URL(page.url()).search).toContain("a=charizard");
  await page.context().close();
});

it("tells what in an address is not in the game, and shows a fight all the same", async () => {
  const {page} = await site.open("/fight/?a=missingno&b=mew&mb=splash");
  await page.locator('p[role="status"]').filter({hasText: "missingno"}).waitFor();
  expect(await page.locator(".duel .answer-number strong").count()).toBe(1);
  await page.context().close();
});

it("replays another fight each time it is asked", async () => {
  const {page} = await site.open("/fight/?a=gengar&b=alakazam");
  const result = page.locator(".replay");
  await expect.poll(() => textOf(result)).toMatch(/wins in \d+ turns?/);
  const seen = new Set<string>();
  for (let round = 0; round < 12; round++) {
    seen.add(await textOf(result));
    await result.getByRole("button", {name: "Play another"}).click();
  }
  expect(seen.size).toBeGreaterThan(1);
  await page.context().close();
});

it("searches the site from any page by the keyboard alone", async () => {
  const {page, complaints} = await site.open("/credits/");
  await page.keyboard.press("/");
  const dialog = page.getByRole("dialog", {name: "Search the site"});
  await dialog.waitFor();
  await page.keyboard.type("alola raichu");
  await dialog.getByRole("link").first().waitFor();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/pokedex\/raichu-alola$/);
  expect(complaints.list).toEqual([]);
  await page.context().close();
});

it("keeps filters and order when a row is opened and left by Back", async () => {
  const {page} = await site.open("/pokedex/");
  await page.getByLabel("Type").selectOption({label: "Fire"});
  await page.getByRole("button", {name: "Speed"}).click();
  const address = page.url();
  const first = await textOf(page.locator("tbody tr").first());
  await page.locator("tbody a").first().click();
  await page.waitForURL(/\/pokedex\/[\w-]+$/);
  await page.goBack();
  expect(page.url()).toBe(address);
  await expect.poll(() => textOf(page.locator("tbody tr").first())).toBe(first);
  await page.context().close();
});

it("shows a form's facts without JavaScript", async () => {
  const {page} = await site.open("/pokedex/charizard", {javaScriptEnabled: false});
  const facts = await textOf(page.locator('.facts[lang="en"]'));
  expect(facts).toMatch(/Fire, Flying.*534.*Rock.*Flamethrower/);
  await page.context().close();
});

it("switches between light and dark and remembers it", async () => {
  const {page} = await site.open("/", {colorScheme: "light"});
  const background = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await background();
  await page.locator("#theme-button").click();
  const dark = await background();
  expect(dark).not.toBe(light);
  await page.reload();
  expect(await background()).toBe(dark);
  await page.context().close();
});

it.each(["/handbook/monitoring#statistics", "/handbook/monitoring?lang=en"])(
  "goes on at the same place of a document in the other language: %s",
  async (address) => {
    const {page, complaints} = await site.open(address);
    const heading = page.locator("#retraining");
    const below = (): Promise<number> => heading.evaluate((it) => it.getBoundingClientRect().top);
    await heading.evaluate((it) => scrollTo(0, it.getBoundingClientRect().top + scrollY - 60));
    for (const word of ["Réentraînement", "Retraining"]) {
      await page.locator("#language-button").click();
      await expect.poll(() => heading.innerText()).toBe(word);
      await expect.poll(below).toBeGreaterThan(-40);
      expect(await below()).toBeLessThan(160);
    }
    expect(complaints.list).toEqual([]);
    await page.context().close();
  }
);

it("asks quiz questions and keeps score and streak", async () => {
  const {page} = await site.open("/quiz/");
  for (let asked = 1; asked <= 6; asked++) {
    await page.locator(".option").first().click();
    const right = await page.locator(".verdict-right").count();
    expect(right + (await page.locator(".verdict-wrong").count())).toBe(1);
    expect(await page.locator(".option.is-right").count()).toBe(1);
    expect(await textOf(page.locator(".scoreboard dd").first())).toMatch(new RegExp(` / ${asked}$`));
    await page.keyboard.press("Enter");
  }
  await page.context().close();
});

it("reads the match-up map by arrow keys", async () => {
  const {page} = await site.open("/matchups/");
  await page.locator("canvas").focus();
  for (const key of ["ArrowRight", "ArrowRight", "ArrowDown"]) await page.keyboard.press(key);
  await expect.poll(() => textOf(page.locator(".readout"))).toMatch(/beats .+ in .+ of fights/);
  await page.context().close();
});
