import {expect, it} from "vitest";
import {favourites, onFavourites, starButton} from "../../../src/ui/favourites.ts";
import {html} from "../../../src/ui/html.ts";
import {rendered} from "../../support/rendered-page.ts";
import {smallGame} from "../../support/small-game.ts";

const [charmander] = smallGame.pokemon;

it("shows in the star's shape whether a form is a favourite, also where another tab changed it", async () => {
  const [one, same] = [starButton(charmander), starButton(charmander)];
  const heard: string[] = [];
  const page: HTMLElement = html`<div>${one}${same}</div>`;
  onFavourites(page, (where) => void heard.push(where));
  await rendered(() => page);
  expect(one.textContent).toBe("☆");
  one.click();
  expect([one, same].map((star) => star.textContent)).toEqual(["★", "★"]);
  expect(same.getAttribute("aria-pressed")).toBe("true");
  expect(favourites()).toEqual(["charmander"]);

  localStorage.setItem("predictiondex-favourites", "[]");
  window.dispatchEvent(Object.assign(new Event("storage"), {key: "predictiondex-favourites"}));
  expect([one, same].map((star) => star.textContent)).toEqual(["☆", "☆"]);
  localStorage.setItem("predictiondex-favourites", '["charmander"]');
  window.dispatchEvent(Object.assign(new Event("pageshow"), {persisted: true}));
  expect(one.textContent).toBe("★");
  expect(heard).toEqual(["here", "elsewhere", "elsewhere"]);
  localStorage.clear();
});
