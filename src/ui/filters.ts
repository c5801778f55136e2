import {html, uniqueId} from "./html.ts";

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** A labelled select that calls back with the value chosen. */
export function selectField(
  label: string,
  choices: readonly Choice[],
  onChange: (value: string) => void,
  value = choices[0]?.value
): HTMLElement {
  const id = uniqueId("select");
  return html`<div class="field"><label for=${id}>${label}</label><select id=${id}
    ${{onchange: (event: Event) => onChange((event.target as HTMLSelectElement).value)}}>${choices.map(
      (choice) =>
        html`<option value=${choice.value} selected=${choice.value === value}>${choice.label}</option>`
    )}</select></div>`;
}

export function searchField(
  label: string,
  placeholder: string,
  onInput: (value: string) => void
): HTMLElement {
  const id = uniqueId("search");
  return html`<div class="field wide"><label for=${id}>${label}</label><input class="input" type="search" id=${id}
    placeholder=${placeholder} autocomplete="off"
    ${{oninput: (event: Event) => onInput((event.target as HTMLInputElement).value)}}></div>`;
}

/** A row of buttons of which one is pressed. */
export function segmented(
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
  return html`<div class="segmented" role="group" aria-label=${label}>${buttons}</div>`;
}
