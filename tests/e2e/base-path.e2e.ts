import {afterAll, beforeAll, expect, it} from "vitest";
import {openSite, type Site} from "./browser.ts";

/** As GitHub Pages serves the site of a repository. */
let site: Site;
beforeAll(async () => {
  site = await openSite("/repo");
});
afterAll(async () => site.close());

const PATIENCE = {timeout: 60_000};

it("has pages, data, notebooks and SQL below any path", async () => {
  const {page, complaints} = await site.open("/");
  await page.locator("#site-nav").getByRole("link", {name: "SQL", exact: true}).click();
  await page.getByRole("button", {name: "Run", exact: true}).click();
  await expect.poll(() => page.locator(".sql-result tbody tr").count(), PATIENCE).toBe(18);
  expect(page.url()).toMatch(/\/repo\/sql\/\?sql=/);
  for (const path of ["/notebooks/01-exploration", "/notebooks/cells", "/fight/", "/pokedex/venusaur-mega"]) {
    await page.goto(site.address + path);
    await page.waitForFunction(
      () =>
        document.querySelector("main observablehq-loading") === null &&
        !document.querySelector('[aria-busy="true"]')
    );
    expect([path, await page.locator(".observablehq--error, .state-error").allInnerTexts()]).toEqual([
      path,
      []
    ]);
  }
  await page.goto(`${site.address}/data-catalogue/`);
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'));
  const links = page.locator("a[download]");
  const addresses = await links.evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
  expect(addresses.length).toBeGreaterThan(20);
  for (const address of new Set(addresses))
    expect([address, (await fetch(address)).status]).toEqual([address, 200]);
  expect(complaints.list).toEqual([]);
  expect((await fetch(new URL("/sql/", site.address))).status).toBe(404);
  await page.context().close();
});
