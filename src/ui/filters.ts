import {common} from "../i18n/common.ts";
import {html, uniqueId} from "./html.ts";
import {keep} from "./kept-state.ts";

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** The address's parameter for a control's state, the same in every language; null for what does something at once. */
type Key = string | null;

/** A labelled select that calls back with the value chosen. */
export function selectField(
  key: Key,
  label: string,
  choices: readonly Choice[],
  onChange: (value: string) => void,
  value = choices[0]?.value
): HTMLElement {
  const id = uniqueId("select");
  const select: HTMLSelectElement = html`<select id=${id}
    ${{onchange: (event: Event) => onChange((event.target as HTMLSelectElement).value)}}>${choices.map(
      (choice) =>
        html`<option value=${choice.value} selected=${choice.value === value}>${choice.label}</option>`
    )}</select>`;
  if (key !== null)
    keep(key, select, {
      read: () => select.value,
      write(wanted) {
        if (!choices.some((choice) => choice.value === wanted)) return;
        select.value = wanted;
        select.dispatchEvent(new Event("change", {bubbles: true}));
      }
    });
  return html`<div class="field"><label for=${id}>${label}</label>${select}</div>`;
}

export function searchField(
  key: string,
  label: string,
  placeholder: string,
  onInput: (value: string) => void
): HTMLElement {
  const id = uniqueId("search");
  const input: HTMLInputElement = html`<input class="input" type="search" id=${id}
    placeholder=${placeholder} autocomplete="off"
    ${{oninput: (event: Event) => onInput((event.target as HTMLInputElement).value)}}>`;
  keep(key, input, {
    isTyped: true,
    read: () => input.value,
    write(value) {
      input.value = value;
      input.dispatchEvent(new Event("input", {bubbles: true}));
    }
  });
  return html`<div class="field wide"><label for=${id}>${label}</label>${input}</div>`;
}

/** A row of buttons of which one is pressed. */
export function segmented(
  key: string,
  label: string,
  choices: readonly Choice[],
  value: string,
  onChange: (value: string) => void
): HTMLElement {
  const buttons: HTMLButtonElement[] = choices.map(
    (choice) =>
      html`<button type="button" aria-pressed=${String(choice.value === value)} ${{
        onclick: () => {
          for (const [index, button] of buttons.entries())
            button.setAttribute("aria-pressed", String(choices[index].value === choice.value));
          onChange(choice.value);
        }
      }}>${choice.label}</button>`
  );
  const element: HTMLElement = html`<div class="segmented" role="group" aria-label=${label}>${buttons}</div>`;
  keep(key, element, {
    read: () =>
      choices[buttons.findIndex((button) => button.getAttribute("aria-pressed") === "true")]?.value ?? value,
    write: (wanted) => buttons[choices.findIndex((choice) => choice.value === wanted)]?.click()
  });
  return element;
}

/** Kinds of forms to choose from, by identifier. */
export const formChoices = (): Choice[] =>
  (["base", "mega", "alola", "starter"] as const).map((form) => ({value: form, label: common(form)}));
