import {common} from "../i18n/common.ts";
import {html} from "./html.ts";

/** An honest empty state: what is missing, and how to get it. */
export const emptyState = (title: string, explanation: string | Node): HTMLElement =>
  html`<div class="state"><strong>${title}</strong><p>${explanation}</p></div>`;

export const errorState = (error: unknown): HTMLElement =>
  html`<div class="state state-error" role="alert"><strong>${common("failed")}</strong><p>${
    error instanceof Error ? error.message : String(error)
  }</p><p>${common("retry")}</p></div>`;

/**
 * Fills a page's `#app` once `render` has what it needs; until then the element shows the loading state of
 * the static HTML. An error is shown in its place, and logged.
 */
export async function mount(render: () => Node | Promise<Node>, selector = "#app"): Promise<void> {
  const target = document.querySelector<HTMLElement>(selector);
  if (!target) throw new Error(`the page has no ${selector}`);
  try {
    target.replaceChildren(await render());
  } catch (error) {
    console.error(error);
    target.replaceChildren(errorState(error));
  }
  target.removeAttribute("aria-busy");
}
