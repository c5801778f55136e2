import type {BattleTables} from "../../pipelines/battle/battle-tables.ts";
import {localName} from "../i18n/language.ts";
import type {GameIndex} from "../ui/game.ts";
import {html, uniqueId} from "../ui/html.ts";
import {boxWords as words} from "./box-words.ts";
import type {Side} from "./fight-state.ts";
import {savedSides, saveSides} from "./saved-sides.ts";

/** A Pokémon with the moves it uses. */
export type WithMoves = readonly [side: Side, moveIds: readonly number[]];

export interface BoxOptions {
  readonly index: GameIndex;
  readonly tables: BattleTables;
  /** Pokémon that one side has room for. */
  readonly places: number;
  /** Who is on the page: the reader's own, and the opponents. */
  current(): {readonly a: readonly WithMoves[]; readonly b: readonly WithMoves[]};
  /** A remembered one is to join the reader's own. */
  onUse(side: Side): void;
  /** @param sides as many as there is room for, at least one */
  onRead(which: "a" | "b", sides: readonly Side[]): void;
}

/** "My Pokémon" of this browser, and sets as Showdown's text, read and written. */
export function pokemonBox({index, tables, places, current, onUse, onRead}: BoxOptions): HTMLElement {
  const id = uniqueId("showdown");
  const list: HTMLElement = html`<ul class="my-pokemon"></ul>`;
  const text: HTMLTextAreaElement = html`<textarea id=${id} rows="9" spellcheck="false"></textarea>`;
  const told: HTMLElement = html`<div role="status"></div>`;
  const isTeam = places > 1;
  const nameOf = ({pokemonId}: Side): string => localName(index.pokemon(pokemonId));
  const button = (label: string, onclick: () => void): HTMLElement =>
    html`<button type="button" class="button button-small" ${{onclick}}>${label}</button>`;
  const keep = (sides: readonly Side[]): void => {
    saveSides(index, sides);
    showList();
  };
  const showList = (): void => {
    const saved = savedSides(index);
    const items = saved.map((side) => {
      const entry = words("entry", {name: nameOf(side), level: side.build.level});
      return html`<li class="row">${button(words("use", {entry}), () => onUse(side))}
        <button type="button" class="button button-small" aria-label=${words("forget", {entry})}
          ${{onclick: () => keep(saved.filter((other) => other !== side))}}>×</button></li>`;
    });
    list.replaceChildren(...(items.length > 0 ? items : [html`<li class="quiet">${words("none")}</li>`]));
  };
  const remember = (): void => {
    const own = current().a.map(([side, moveIds]) => ({...side, moveIds, hp: 100, ailment: null}));
    keep([...own, ...savedSides(index)]);
  };
  const read = async (which: "a" | "b"): Promise<void> => {
    const {readSides} = await import("./showdown-sides.ts");
    const {sides, problems} = readSides(index, tables, text.value);
    const taken = sides.slice(0, places);
    const lines = [
      taken.length > 0 ? words("taken", {name: taken.map(nameOf).join(", ")}) : words("nothing"),
      ...(sides.length > places
        ? [words(isTeam ? "othersOfTeam" : "others", {n: sides.length, places})]
        : []),
      ...problems
    ];
    told.replaceChildren(html`<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>`);
    if (sides.length > places) keep([...sides, ...savedSides(index)]);
    if (taken.length > 0) onRead(which, taken);
  };
  const write = async (): Promise<void> => {
    const {writeSides} = await import("./showdown-sides.ts");
    const {a, b} = current();
    text.value = writeSides(index, tables, [...a, ...b]);
  };
  showList();
  return html`<details class="card fight-box"><summary>${words("title")}</summary>
    <div class="grid two"><section><h2 class="label">${words("mine")}</h2>${list}
      <p>${button(words(isTeam ? "rememberTeam" : "remember"), remember)}</p></section>
    <section class="field"><label for=${id}>${words("text")}</label>${text}<div class="row">
      ${button(words(isTeam ? "readTeam" : "read"), () => void read("a"))}${button(
        words(isTeam ? "readOpponents" : "readOpponent"),
        () => void read("b")
      )}
      ${button(words("write"), () => void write())}</div>${told}</section></div></details>`;
}
