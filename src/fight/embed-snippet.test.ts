import {expect, it, vi} from "vitest";
import {rendered} from "../../tests/support/rendered-page.ts";
import {html} from "../ui/html.ts";
import {embedTool} from "./embed-snippet.ts";

it("gives HTML that frames the fight as it is when asked", async () => {
  let query = "?a=mew&b=pikachu";
  const page = await rendered(() => {
    const {button, place} = embedTool(() => query);
    return html`<div>${button}${place}</div>`;
  });
  const [button, text] = [page.querySelector("button")!, page.querySelector("textarea")!];
  expect(text.closest<HTMLElement>(".field")?.hidden).toBe(true);
  query = '?a=mew"&b=ditto';
  button.click();
  expect(text.closest<HTMLElement>(".field")?.hidden).toBe(false);
  expect(text.value).toMatch(
    /^<iframe src="http:\/\/localhost\/embed\/fight\/\?a=mew%22&amp;b=ditto&amp;lang=en" title="[^"]+" width="640" height="520" loading="lazy" style="border:0;max-width:100%"/
  );
});

it("follows the fight, and where the clipboard is not to be had selects the text and says so", async () => {
  let query = "?a=mew&b=pikachu";
  let follow = (): void => {};
  const page = await rendered(() => {
    const {button, place, refresh} = embedTool(() => query);
    follow = refresh;
    return html`<div>${button}${place}</div>`;
  });
  const [button, copy] = page.querySelectorAll("button");
  const text = page.querySelector("textarea")!;
  button.click();
  query = "?a=mew&b=ditto";
  follow();
  expect(text.value).toContain("b=ditto");
  vi.stubGlobal("navigator", {});
  try {
    copy.click();
    await vi.waitFor(() => expect(page.querySelector("[role=status]")?.textContent).toMatch(/by hand/));
  } finally {
    vi.unstubAllGlobals();
  }
  expect(copy.textContent).toBe("Copy HTML");
});
