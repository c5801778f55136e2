import type {Bounds} from "../../pipelines/battle/build.ts";
import {html, uniqueId} from "../ui/html.ts";
import {numberWithin} from "./build-address.ts";
import {conditionWords as words} from "./condition-words.ts";

export interface NumberFieldOptions {
  readonly label: string;
  /** What it is called where it stands without its surroundings. */
  readonly name: string;
  /** Tells the field from the page's others, so that the keyboard finds it again. */
  readonly key: string;
  readonly value: number;
  readonly bounds: Bounds;
  /** In a table whose heads say what it is. */
  readonly bare?: boolean;
  onValue(value: number): void;
}

/** A whole number within bounds; anything else is told below the field and changes nothing. */
export function numberField({
  label,
  name,
  key,
  value,
  bounds,
  bare,
  onValue
}: NumberFieldOptions): HTMLElement {
  const id = uniqueId("number");
  const problem: HTMLElement = html`<p class="field-problem" id=${`${id}-problem`} role="alert" hidden></p>`;
  const change = ({target}: Event): void => {
    const input = target as HTMLInputElement;
    const given = numberWithin(input.value, bounds);
    problem.hidden = given !== null;
    input.setAttribute("aria-invalid", String(given === null));
    if (given === null) problem.textContent = words("wrong", {given: input.value, ...bounds});
    // Once the keyboard has moved on: what hears of it may draw the fields anew.
    else if (given !== value) setTimeout(() => onValue(given));
  };
  const input = html`<input class="input num" id=${id} type="text" inputmode="numeric" autocomplete="off"
    aria-label=${name} aria-describedby=${`${id}-problem`} data-field=${key} value=${value} ${{onchange: change}}>`;
  return html`<div class="field">${bare ? "" : html`<label for=${id}>${label}</label>`}${input}${problem}</div>`;
}
