import {afterEach, expect, it, vi} from "vitest";
import {rendered} from "../../tests/support/rendered-page.ts";
import {html} from "../ui/html.ts";
import {copyLink} from "./copy-link.ts";

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const REFUSED = "Not copied: the link is in the address bar";
it.each<[string, object | undefined, string]>([
  ["has a clipboard", {writeText: async () => {}}, "Link copied"],
  ["refuses", {writeText: () => Promise.reject(new DOMException("no"))}, REFUSED],
  ["has none, as without HTTPS", undefined, REFUSED]
])("tells where the address is, in a browser that %s", async (_name, clipboard, told) => {
  const page = await rendered(() => html`<div><button>Copy link</button></div>`);
  vi.stubGlobal("navigator", {clipboard});
  vi.useFakeTimers();
  const button = page.querySelector("button")!;
  await copyLink(button, "?a=7#x");
  expect(location.href).toMatch(/\?a=7#x$/);
  expect(button.textContent).toBe(told);
  vi.advanceTimersByTime(2000);
  expect(button.textContent).toBe("Copy link");
});
