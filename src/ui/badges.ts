import type {GameType, MoveCategory, Pokemon, TypeIdentifier} from "../../data-loaders/game-data.ts";
import {TYPE_IDENTIFIERS} from "../../data-loaders/game-data.ts";
import {common} from "../i18n/common.ts";
import {localName} from "../i18n/language.ts";
import {glyphPath} from "./glyph-path.ts";
import {html, svg} from "./html.ts";
import {typesLink} from "./links.ts";

export const typeBadge = (type: GameType): HTMLElement =>
  html`<span class="badge" data-type=${type.identifier}>${localName(type)}</span>`;

export const typeBadges = (types: readonly GameType[], typeIds: readonly number[]): HTMLElement =>
  html`<span class="badges">${typeIds.map((id) => typeBadge(types[id - 1]))}</span>`;

/** Types that lead to what hurts them. */
export const linkedTypes = (types: readonly GameType[], typeIds: readonly number[]): HTMLElement =>
  html`<a class="badges" href=${typesLink(typeIds)}>${typeIds.map((id) => typeBadge(types[id - 1]))}</a>`;

export const linkedType = (type: GameType): HTMLElement =>
  html`<a class="badges" href=${typesLink([type.id])}>${typeBadge(type)}</a>`;

export const categoryChip = (category: MoveCategory): HTMLElement =>
  html`<span class="chip">${common(category)}</span>`;

const identifierOf = (typeId: number): TypeIdentifier => TYPE_IDENTIFIERS[typeId - 1];

/** A type's colour as CSS, for a drawing; the value itself stands in styles/types.css alone. */
const colours = new Map<TypeIdentifier, string>();
export function typeColour(identifier: TypeIdentifier): string {
  let colour = colours.get(identifier);
  if (colour === undefined) {
    const probe = html`<span data-type=${identifier} hidden></span>`;
    document.body.append(probe);
    colour = getComputedStyle(probe).getPropertyValue("--type").trim() || "currentColor";
    probe.remove();
    colours.set(identifier, colour);
  }
  return colour;
}

/** A tile with the form's own pattern on its type colours, where other sites show a picture. */
export function formGlyph({identifier, typeIds}: Pokemon, size = 44): HTMLElement {
  const [first, second = first] = typeIds;
  return html`<span class="glyph" aria-hidden="true" style=${`--size:${size}px;--first:${typeColour(
    identifierOf(first)
  )};--second:${typeColour(identifierOf(second))}`}><span>${svg`<svg viewBox="0 0 6 6" focusable="false"><path d=${glyphPath(identifier)}></path></svg>`}</span></span>`;
}
