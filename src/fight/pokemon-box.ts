import {localName} from "../i18n/language.ts";
import type {GameIndex} from "../ui/game.ts";
import {html, uniqueId} from "../ui/html.ts";
import {boxWords as words} from "./box-words.ts";
import type {Engine, SolvedFight} from "./fight-engine.ts";
import type {FightState, Side} from "./fight-state.ts";
import {savedSides, saveSides} from "./saved-sides.ts";

export interface BoxOptions {
  readonly index: GameIndex;
  readonly engine: Engine;
  /** The fight on the page. */
  current(): {readonly state: FightState; readonly fight: SolvedFight};
  onChoose(which: "a" | "b", side: Side): void;
}

/** "My Pokémon" of this browser, and sets as Showdown's text, read and written. */
export function fightBox({index, engine, current, onChoose}: BoxOptions): HTMLElement {
  const id = uniqueId("showdown");
  const list: HTMLElement = html`<ul class="my-pokemon"></ul>`;
  const text: HTMLTextAreaElement = html`<textarea id=${id} rows="9" spellcheck="false"></textarea>`;
  const told: HTMLElement = html`<div role="status"></div>`;
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
      return html`<li class="row">${button(words("use", {entry}), () => onChoose("a", side))}
        <button type="button" class="button button-small" aria-label=${words("forget", {entry})}
          ${{onclick: () => keep(saved.filter((other) => other !== side))}}>×</button></li>`;
    });
    list.replaceChildren(...(items.length > 0 ? items : [html`<li class="quiet">${words("none")}</li>`]));
  };
  const remember = (): void => {
    const {state, fight} = current();
    keep([{...state.a, moveIds: fight.setA, hp: 100, ailment: null}, ...savedSides(index)]);
  };
  const read = async (which: "a" | "b"): Promise<void> => {
    const {readSides} = await import("./showdown-sides.ts");
    const {sides, problems} = readSides(index, engine.tables, text.value);
    const [first] = sides;
    const lines = [
      first ? words("taken", {name: nameOf(first)}) : words("nothing"),
      ...(sides.length > 1 ? [words("others", {n: sides.length})] : []),
      ...problems
    ];
    told.replaceChildren(html`<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>`);
    if (sides.length > 1) keep([...sides, ...savedSides(index)]);
    if (first) onChoose(which, first);
  };
  const write = async (): Promise<void> => {
    const {writeSides} = await import("./showdown-sides.ts");
    const {state, fight} = current();
    text.value = writeSides(index, engine.tables, [
      [state.a, fight.setA],
      [state.b, fight.setB]
    ]);
  };
  showList();
  return html`<details class="card fight-box"><summary>${words("title")}</summary>
    <div class="grid two"><section><h2 class="label">${words("mine")}</h2>${list}
      <p>${button(words("remember"), remember)}</p></section>
    <section class="field"><label for=${id}>${words("text")}</label>${text}<div class="row">
      ${button(words("read"), () => void read("a"))}${button(words("readOpponent"), () => void read("b"))}
      ${button(words("write"), () => void write())}</div>${told}</section></div></details>`;
}
