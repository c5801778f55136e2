import {afterAll, beforeAll, expect, it} from "vitest";
import {openSite, type Site, textOf} from "./browser.ts";
import {expectSound} from "./sound-page.ts";

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(async () => site.close());

const PHONE = {width: 390, height: 844};
const TEAMS =
  "/team/?a1=pikachu&ma1=thunderbolt&ca1=level-27&a2=venusaur&ma2=razor-leaf&b1=gyarados&mb1=waterfall&b2=rhydon&mb2=earthquake";

it("answers two teams on a phone, lets them be changed, and every fight of them is on page Fight", async () => {
  const {page, complaints, weight} = await site.open(TEAMS, {viewport: PHONE});
  expect(weight.page).toBeLessThan(270_000);
  const answer = page.locator(".team-answer");
  expect(await textOf(answer)).toMatch(
    /^Lead with.*You have an answer to \d of their 2\..*chance that your lead beats/
  );
  const number = await answer.locator(".answer-number").boundingBox();
  expect(number!.y + number!.height).toBeLessThan(PHONE.height);
  expect(await page.locator(".team-matrix td a").count()).toBe(4);
  expect(await textOf(page.locator(".team-progress"))).toMatch(/^All of 4 fights settled in/);

  const cell = page.locator('[data-field="cell-1-1"]');
  const shown = await textOf(cell.locator("b"));
  await page.locator(".fight-box summary").click();
  await page.getByRole("button", {name: "Remember your team"}).click();
  await page.getByRole("button", {name: "Write both"}).click();
  const text = page.getByRole("textbox", {name: /^Showdown text/});
  await expect
    .poll(() => text.inputValue())
    .toMatch(/Pikachu[\s\S]*Level: 27[\s\S]*Venusaur[\s\S]*Gyarados[\s\S]*Rhydon/);
  await text.fill("Snorlax\n- Body Slam\n\nMewtwo\n- Psychic\n- Fly");
  await page.getByRole("button", {name: "Read as the other team"}).click();
  await expect
    .poll(() => textOf(page.locator(".fight-box [role=status]")))
    .toMatch(/Read: Snorlax, Mewtwo\.Line 6, “Fly”/);
  expect(new URL(page.url()).searchParams.get("mb2")).toBe("psychic");
  await page.goBack();
  await expect.poll(() => textOf(cell.locator("b"))).toBe(shown);

  await page.getByRole("button", {name: "Change Venusaur Lv 50"}).click();
  await page.getByRole("button", {name: "Take Venusaur out of the team"}).click();
  await expect.poll(() => page.locator(".team-matrix td a").count()).toBe(2);
  await expect
    .poll(() =>
      page.getByRole("button", {name: "Add a Pokémon"}).evaluate((one) => one === document.activeElement)
    )
    .toBe(true);
  await page.keyboard.press("Enter");
  await page.keyboard.type("mew");
  await page.keyboard.press("Enter");
  await expect.poll(() => new URL(page.url()).searchParams.get("a2")).toMatch(/^mew/);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width);

  await page.locator('[data-field="cell-0-0"]').click();
  await page.waitForURL(/\/fight\/\?a=pikachu&ma=thunderbolt&ca=level-27&b=gyarados&mb=waterfall/);
  await page.locator(".fight-box summary").click();
  expect(await page.getByRole("button", {name: "Use Pikachu, level 27"}).count()).toBe(1);
  expect(complaints.list).toEqual([]);
  await page.context().close();
});

it("is sound, wide and narrow, light and dark, in English and French", () => expectSound(site, TEAMS));
