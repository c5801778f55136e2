import {afterAll, beforeAll, expect, it} from "vitest";
import {openSite, type Site, textOf, violations} from "./browser.ts";

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(async () => site.close());

const PHONE = {width: 390, height: 844};

it("answers a level-27 Pikachu against a hurt Raichu above a phone's fold, and again as builds are edited", async () => {
  const {page, complaints} = await site.open(
    "/fight/?a=pikachu&ma=thunderbolt,quick-attack,thunder-wave,double-kick&ca=level-27&b=raichu&mb=thunderbolt,dig,thunder-punch",
    {viewport: PHONE}
  );
  const answer = page.locator(".solved");
  const level = page.getByRole("textbox", {name: "Level of Raichu"});
  await level.fill("0");
  await level.press("Tab");
  expect(await textOf(page.locator(".side-b .field-problem:visible"))).toBe(
    "“0” cannot be: a whole number from 1 to 100."
  );
  await level.fill("24");
  await level.press("Tab");
  const left = page.getByRole("textbox", {name: "HP left (%) of Raichu"});
  await expect.poll(() => left.evaluate((field) => field === document.activeElement)).toBe(true);
  await left.fill("40");
  await left.press("Enter");
  await expect.poll(() => new URL(page.url()).searchParams.get("cb")).toBe("level-24,hp-40");
  await page.waitForFunction(() => !document.querySelector(".solved-place[aria-busy], .outdated"));

  expect(await textOf(answer)).toMatch(
    /^Pikachu, level 27 against Raichu, level 24 \(40% HP\).*% of Raichu’s HP, \dHKO.*chance that Pikachu wins/
  );
  await page.evaluate(() => scrollTo(0, 0));
  const number = await answer.locator(".answer-number").boundingBox();
  expect(number!.y + number!.height).toBeLessThan(PHONE.height);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width);

  await page.locator(".fight-box summary").click();
  await page.getByRole("button", {name: "Write both"}).click();
  const text = page.getByRole("textbox", {name: /^Showdown text/});
  await expect.poll(() => text.inputValue()).toContain("Level: 27");
  await text.fill("Snorlax\nLevel: 27\nEVs: 201 Atk\n- Rest\n- Fly");
  await page.getByRole("button", {name: "Read as your Pokémon"}).click();
  await expect
    .poll(() => textOf(page.locator(".fight-box [role=status]")))
    .toMatch(
      /Read: Snorlax\.Line 5, “Fly”: is no move that it can learn\..*Line 3, “201”: is out of bounds\. Right would be: 0 to 200\./
    );
  await page.getByRole("button", {name: "Remember your Pokémon"}).click();
  await page.reload();
  await page.locator(".fight-box summary").click();
  expect(await page.getByRole("button", {name: "Use Snorlax, level 27"}).count()).toBe(1);
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'));
  await expect.poll(() => textOf(page.locator(".typical .replay-result"))).toMatch(/wins in \d+ turns?/);
  expect(await page.locator(".fight-lines li").count()).toBeGreaterThan(0);
  expect(await violations(page)).toEqual([]);
  expect(complaints.list).toEqual([]);
  await page.context().close();
});

it("gives Charizard against Blastoise its value above a laptop's fold, in French too", async () => {
  const {page} = await site.open(
    "/fight/?lang=fr&a=charizard&ma=solar-beam,air-slash,thunder-punch,headbutt&b=blastoise&mb=dig,ice-beam,ice-punch,surf",
    {viewport: {width: 1280, height: 720}}
  );
  const number = page.locator(".solved .answer-number");
  expect(await textOf(number.locator("strong"))).toMatch(/^92(,\d)? %$/);
  expect(await textOf(number)).toContain("de chances que Dracaufeu gagne");
  const box = await number.boundingBox();
  expect(box!.y + box!.height).toBeLessThan(720);
  await page.context().close();
});
