import type {Pokemon} from "../../data-loaders/game-data.ts";
import {picker, pokemonRow} from "../fight/fight-picker.ts";
import {freshSide, type Side} from "../fight/fight-state.ts";
import {words as fightWords} from "../fight/fight-words.ts";
import {localName} from "../i18n/language.ts";
import {formGlyph} from "../ui/badges.ts";
import {combobox} from "../ui/combobox.ts";
import {html} from "../ui/html.ts";
import {find, pokemonCalled} from "../ui/search.ts";
import {MOST_MEMBERS, type Which} from "./team-state.ts";
import {memberName, type TeamView} from "./team-view.ts";
import {teamWords as words} from "./team-words.ts";

/** A place of a team; the one after the last is where another is added. */
export interface Place {
  readonly which: Which;
  readonly place: number;
}

/** Both teams, each Pokémon a button that opens it for changes. */
export function teamSlots(
  view: Pick<TeamView, "index" | "teams">,
  open: Place | null,
  onOpen: (place: Place) => void
): HTMLElement {
  const {index, teams} = view;
  const slot = (which: Which, {pokemonId, build}: Side, place: number): HTMLElement => {
    const name = memberName(view, which, place);
    return html`<li><button type="button" class="slot" data-field=${`slot-${which}-${place}`}
      aria-expanded=${String(open?.which === which && open.place === place)}
${{onclick: () => onOpen({which, place})}}><span class="visually-hidden">${words("change")} </span>${formGlyph(
      index.pokemon(pokemonId),
      36
    )}<b>${name}</b> <small class="quiet">${words("level", {level: build.level})}</small></button></li>`;
  };
  const team = (which: Which): HTMLElement => {
    const place = teams[which].length;
    const add =
      place < MOST_MEMBERS
        ? html`<li><button type="button" class="slot slot-add" data-field=${`add-${which}`}
            aria-expanded=${String(open?.which === which && open.place === place)} ${{
              onclick: () => onOpen({which, place})
            }}><span aria-hidden="true">+</span><b>${words(which === "a" ? "add" : "addOpponent")}</b></button></li>`
        : "";
    return html`<section class=${`card side side-${which}`}><h2 class="side-title">${words(
      which === "a" ? "yours" : "theirs"
    )}</h2><ul class="slots">${teams[which].map((side, at) => slot(which, side, at))}${add}</ul></section>`;
  };
  return html`<div class="team-slots">${team("a")}${team("b")}</div>`;
}

export interface EditorOptions {
  readonly view: Pick<TeamView, "index" | "teams" | "sets">;
  readonly place: Place;
  /** null takes it out. */
  onChange(side: Side | null): void;
  onClose(): void;
}

/** The Pokémon at a place as page Fight edits it, or the choice of one to add. */
export function slotEditor({view, place: {which, place}, onChange, onClose}: EditorOptions): HTMLElement {
  const {index, teams, sets} = view;
  const side = teams[which][place];
  const tool = (label: string, key: string, onclick: () => void): HTMLElement =>
    html`<button type="button" class="button button-small" data-field=${key} ${{onclick}}>${label}</button>`;
  const content =
    side === undefined
      ? html`<section class=${`card side side-${which}`}>${combobox<Pokemon>({
          label: words(which === "a" ? "add" : "addOpponent"),
          placeholder: fightWords("hint"),
          text: localName,
          find: (query) => find(index.game.pokemon, query, pokemonCalled(index.game.types)),
          row: (pokemon) => pokemonRow(index, pokemon),
          onChoose: ({id}) => onChange(freshSide(id)),
          clearOnChoose: true,
          emptyText: fightWords("noMatch")
        })}</section>`
      : picker({index, which, side, moveIds: sets[which][place], onChange});
  return html`<div class="team-editor">${content}<div class="row">${tool(words("close"), "editor-close", onClose)}${
    side === undefined
      ? ""
      : tool(words("remove", {name: memberName(view, which, place)}), "editor-remove", () => onChange(null))
  }</div></div>`;
}
