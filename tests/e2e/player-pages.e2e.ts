import {afterAll, beforeAll, it} from "vitest";
import {openSite, type Site} from "./browser.ts";
import {PLAYER_PAGES} from "./page-kinds.ts";
import {expectSound} from "./sound-page.ts";

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(async () => site.close());

it.each(PLAYER_PAGES)("%s is sound, wide and narrow, light and dark, in English and French", (path) =>
  expectSound(site, path)
);
