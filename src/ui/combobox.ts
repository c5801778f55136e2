import {html, uniqueId} from "./html.ts";

export interface ComboboxOptions<T> {
  readonly label: string;
  readonly placeholder?: string;
  /** Options for what has been typed so far, best first. */
  find(query: string): readonly T[];
  text(option: T): string;
  /** Content of an option's row; its text stands alone where this is missing. */
  row?(option: T): Node;
  onChoose(option: T): void;
  readonly value?: T;
  /** Empty the field after a choice, for a field that adds to a list. */
  readonly clearOnChoose?: boolean;
  readonly emptyText: string;
}

const SHOWN = 60;

/** An editable combobox with a list, after the ARIA Authoring Practices: arrows, Enter, Escape, typing. */
export function combobox<T>(options: ComboboxOptions<T>): HTMLElement {
  const id = uniqueId("combobox");
  const input: HTMLInputElement = html`<input class="input" id=${id} type="text" role="combobox" autocomplete="off"
    spellcheck="false" aria-expanded="false" aria-controls=${`${id}-list`} aria-autocomplete="list"
    placeholder=${options.placeholder ?? null}>`;
  const list: HTMLUListElement = html`<ul role="listbox" id=${`${id}-list`} aria-label=${options.label} hidden></ul>`;
  let shown: readonly T[] = [];
  let active = -1;
  let chosen = options.value;

  const restore = (): void => {
    input.value = chosen !== undefined && !options.clearOnChoose ? options.text(chosen) : "";
  };
  const close = (): void => {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const highlight = (index: number): void => {
    active = index;
    for (const [position, row] of Array.from(list.children).entries())
      if (row.role === "option") row.ariaSelected = String(position === index);
    const row = list.children[index];
    if (row) {
      input.setAttribute("aria-activedescendant", row.id);
      row.scrollIntoView({block: "nearest"});
    } else input.removeAttribute("aria-activedescendant");
  };
  const choose = (option: T): void => {
    chosen = option;
    restore();
    close();
    options.onChoose(option);
  };
  const open = (query: string): void => {
    shown = options.find(query).slice(0, SHOWN);
    list.replaceChildren(
      ...shown.map(
        (option, index) => html`<li role="option" id=${`${id}-${index}`} aria-selected="false"
          ${{onpointerdown: (event: Event) => event.preventDefault()}} ${{onclick: () => choose(option)}}>${
            options.row?.(option) ?? options.text(option)
          }</li>`
      )
    );
    if (shown.length === 0)
      list.append(
        html`<li role="option" aria-disabled="true" aria-selected="false">${options.emptyText}</li>`
      );
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    highlight(query && shown.length > 0 ? 0 : -1);
  };
  const move = (step: number): void => {
    if (list.hidden) open("");
    if (shown.length > 0) highlight((active + step + shown.length) % shown.length);
  };

  input.addEventListener("input", () => open(input.value));
  input.addEventListener("click", () => {
    if (!list.hidden) return;
    input.select();
    open("");
  });
  input.addEventListener("blur", () => {
    restore();
    close();
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") move(1);
    else if (event.key === "ArrowUp") move(active < 0 ? 0 : -1);
    else if (event.key === "Enter" && !list.hidden && shown[active] !== undefined) choose(shown[active]);
    else if (event.key === "Escape" && !list.hidden) {
      restore();
      close();
    } else return;
    event.preventDefault();
  });
  restore();
  return html`<div class="field"><label for=${id}>${options.label}</label><div class="combobox">${input}${list}</div></div>`;
}
