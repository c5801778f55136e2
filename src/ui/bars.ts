import {nameAndValue} from "../i18n/name-and-value.ts";
import {probability} from "../i18n/numbers.ts";
import {html} from "./html.ts";

/** A share of 1 as a bar; the value must stand beside it in text. */
export const meter = (share: number, colour = "var(--a)"): HTMLElement =>
  html`<span class="meter" aria-hidden="true"><i style=${`width:${Math.min(100, Math.max(0, share * 100))}%;--fill:${colour}`}></i></span>`;

/** P(A wins) as one bar of two sides, with an interval of `[low, high]` where it is known. */
export function versusBar(value: number, name: string, interval?: readonly [number, number]): HTMLElement {
  const mark = interval
    ? html`<span class="interval" style=${`left:${interval[0] * 100}%;width:${(interval[1] - interval[0]) * 100}%`}></span>`
    : "";
  return html`<span class="versus" role="img" aria-label=${nameAndValue(name, probability(value))}><span class="mine"
    style=${`width:${value * 100}%`}></span><span class="half"></span>${mark}</span>`;
}
