import {html} from "./html.ts";

/** A figure with its label and a note; tiles stand in a `dl`. */
export const tile = (label: string, value: string | Node, note: string | Node = ""): HTMLElement =>
  html`<div class="tile"><dt>${label}</dt><dd><div class="value">${value}</div><div class="note">${note}</div></dd></div>`;

export const tiles = (entries: readonly HTMLElement[], least = 190): HTMLElement =>
  html`<dl class="grid tiles" style=${`--min:${least}px`}>${entries}</dl>`;
