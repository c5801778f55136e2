import {expect, it} from "vitest";
import {rendered} from "../../tests/support/rendered-page.ts";
import {html} from "../ui/html.ts";
import {mendCells} from "./mend-cells.ts";

/** What Framework's table does at a click on a head, in small. */
function table(sorted: string[]): HTMLElement {
  let isDescending = true;
  const head: HTMLElement = html`<th title="speed"><span></span>speed</th>`;
  head.addEventListener("click", () => {
    isDescending = !isDescending;
    sorted.push(isDescending ? "descending" : "ascending");
    head.querySelector("span")!.textContent = isDescending ? "▾" : "▴";
  });
  return html`<form class="inputs-1-table"><table><thead><tr><th></th>${head}</tr></thead></table></form>`;
}

it("lets the keyboard sort Framework's tables, and says how they are sorted", async () => {
  const sorted: string[] = [];
  const page = await rendered(() => table(sorted));
  mendCells();
  const [choice, speed] = page.querySelectorAll<HTMLElement>("th");
  expect([choice.textContent, choice.tabIndex, speed.tabIndex]).toEqual(["Choice", -1, 0]);
  const press = (key: string): boolean =>
    speed.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true, cancelable: true}));
  press("Tab");
  expect(sorted).toEqual([]);
  press("Enter");
  expect([sorted, speed.getAttribute("aria-sort")]).toEqual([["ascending"], "ascending"]);
  press(" ");
  expect([sorted.at(-1), speed.getAttribute("aria-sort")]).toEqual(["descending", "descending"]);
});

it("mends what cells show later", async () => {
  const page = await rendered(() => html`<main></main>`);
  mendCells();
  page.append(table([]));
  await expect.poll(() => page.querySelector("form")?.tabIndex).toBe(0);
});
