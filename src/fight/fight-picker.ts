import type {Move, Pokemon} from "../../data-loaders/game-data.ts";
import {localName} from "../i18n/language.ts";
import {formGlyph, linkedType, linkedTypes, typeBadge, typeBadges} from "../ui/badges.ts";
import {combobox} from "../ui/combobox.ts";
import type {GameIndex} from "../ui/game.ts";
import {html} from "../ui/html.ts";
import {formLink} from "../ui/links.ts";
import {namedMove} from "../ui/named-move.ts";
import {find, moveCalled, pokemonCalled} from "../ui/search.ts";
import {conditionEditor} from "./fight-condition.ts";
import {freshSide, learnableMoves, MOST_MOVES, type Side} from "./fight-state.ts";
import {words} from "./fight-words.ts";

export interface PickerOptions {
  readonly index: GameIndex;
  readonly which: "a" | "b";
  readonly side: Side;
  /** The moves in use: the chosen ones, or the best four. */
  readonly moveIds: readonly number[];
  onChange(side: Side): void;
}

export const pokemonRow = (index: GameIndex, pokemon: Pokemon): Node =>
  html.fragment`${formGlyph(pokemon, 28)}<span>${localName(pokemon)}</span><span class="end">${typeBadges(
    index.game.types,
    pokemon.typeIds
  )}</span>`;

const moveRow = (index: GameIndex, move: Move): Node =>
  html.fragment`<span>${localName(move)}</span><span class="end row">${
    move.power === null ? "" : html`<span class="num quiet">${move.power}</span>`
  }${typeBadge(index.game.types[move.typeId - 1])}</span>`;

function moveChips({index, side, moveIds, onChange}: PickerOptions): HTMLElement {
  return html`<ul class="move-chips">${moveIds.map((id) => {
    const move = index.move(id);
    const remove = (): void =>
      onChange({...side, moveIds: moveIds.length > 1 ? moveIds.filter((other) => other !== id) : null});
    return html`<li><span data-type=${index.game.types[move.typeId - 1].identifier}><b>${namedMove(move)}</b>${linkedType(index.game.types[move.typeId - 1])}</span><button type="button"
      aria-label=${words("remove", {move: localName(move)})} ${{onclick: remove}}>×</button></li>`;
  })}</ul>`;
}

/** One side of the fight: its Pokémon by search, and up to four of its moves, how it was raised and how it stands. */
export function picker(options: PickerOptions): HTMLElement {
  const {index, which, side, moveIds, onChange} = options;
  const pokemon = index.pokemon(side.pokemonId);
  const learnable = learnableMoves(index, pokemon);
  const addable = learnable.filter(({id}) => !moveIds.includes(id));
  const pokemonField = combobox<Pokemon>({
    label: words(which === "a" ? "choose" : "chooseOpponent"),
    placeholder: words("hint"),
    value: pokemon,
    text: localName,
    find: (query) => find(index.game.pokemon, query, pokemonCalled(index.game.types)),
    row: (entry) => pokemonRow(index, entry),
    onChoose: ({id}) => onChange(freshSide(id)),
    emptyText: words("noMatch")
  });
  const moveField = combobox<Move>({
    label: words("addMove", {name: localName(pokemon)}),
    placeholder: words("addHint"),
    text: localName,
    find: (query) => find(addable, query, moveCalled(index.game.types)),
    row: (move) => moveRow(index, move),
    onChoose: ({id}) => onChange({...side, moveIds: [...moveIds, id]}),
    clearOnChoose: true,
    emptyText: words("noMatch")
  });
  const moves =
    learnable.length === 0
      ? html`<p class="quiet">${words("noDamaging", {name: localName(pokemon)})}</p>`
      : html.fragment`<div class="row between"><h3 class="label">${words("moves", {n: moveIds.length})}</h3>
        <button type="button" class="button button-small" disabled=${side.moveIds === null}
          aria-label=${words("bestFourOf", {name: localName(pokemon)})}
          ${{onclick: () => onChange({...side, moveIds: null})}}>${words("bestFour")}</button></div>
        ${moveChips(options)}${
          moveIds.length < MOST_MOVES
            ? addable.length > 0
              ? moveField
              : ""
            : html`<p class="quiet">${words("full")}</p>`
        }`;
  return html`<section class=${`card side side-${which}`} aria-label=${words(which === "a" ? "you" : "opponent")}>
    <h2 class="side-title">${words(which === "a" ? "you" : "opponent")}</h2>
    <div class="side-head">${formGlyph(pokemon, 56)}<div><a class="side-name" href=${formLink(
      pokemon.identifier
    )}>${localName(pokemon)}</a>${linkedTypes(index.game.types, pokemon.typeIds)}</div></div>
    ${pokemonField}${conditionEditor({
      which,
      name: localName(pokemon),
      condition: side,
      onChange: (condition) => onChange({...side, ...condition})
    })}${moves}</section>`;
}
