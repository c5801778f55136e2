import {afterEach, expect, it} from "vitest";
import {rendered} from "../../tests/support/rendered-page.ts";
import {html} from "../ui/html.ts";
import {tellLines} from "./tell-lines.ts";

const PAGE = 'define({id: "c1", body: () => {\nconst x = 1;\nx.y.z;\n}});\n';
const kept: {message: string; stack: string}[] = [];
Object.assign(globalThis, {notebookFailures: kept});
afterEach(() => {
  kept.length = 0;
  history.replaceState(null, "", "/");
});

const cell = (message: string): HTMLElement =>
  html`<div>
    <div class="observablehq observablehq--block" data-line="40"
      ><!--:c1:--><div class="observablehq--inspect observablehq--error">${message}</div></div
    ><pre data-language="js">const x = 1;
x.y.z;</pre>
  </div>`;
const placeOf = (page: HTMLElement): string | undefined =>
  page.querySelector<HTMLElement>(".observablehq--error")?.dataset["place"];

it("says of an error in which line of the notebook it was thrown", async () => {
  history.replaceState(null, "", "/repo/notebooks/mine?lang=en");
  kept.push({message: "no z", stack: "TypeError: no z\n    at http://h/repo/notebooks/mine?lang=en:3:5"});
  const page = await rendered(() => cell("TypeError: no z"));
  tellLines(async () => PAGE);
  await expect.poll(() => placeOf(page)).toBe("src/notebooks/mine.md, line 41");
});

it("says where the cell begins of errors that come from elsewhere, and of those shown later", async () => {
  history.replaceState(null, "", "/notebooks/mine");
  const page = await rendered(() => html`<main></main>`, "fr");
  tellLines(() => Promise.reject(new Error("no network")));
  page.append(cell("Binder Error: no such column"));
  await expect.poll(() => placeOf(page)).toBe("src/notebooks/mine.md, ligne 40");
});
