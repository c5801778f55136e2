import {expect, it} from "vitest";
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
    /^<iframe src="http:\/\/localhost\/embed\/fight\/\?a=mew%22&amp;b=ditto" title="[^"]+" width="640" height="520" /
  );
});
