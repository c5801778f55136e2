import type {GameType, Pokemon} from "../../data-loaders/game-data.ts";
import {multiplier} from "../i18n/numbers.ts";
import {typeBadge} from "../ui/badges.ts";
import type {GameIndex} from "../ui/game.ts";
import {html} from "../ui/html.ts";
import {words} from "./pokedex-words.ts";

/** Attacking types by their multiplier against the defender, highest multiplier first. */
export function typesByMultiplier(
  index: GameIndex,
  defendingTypeIds: readonly number[]
): [multiplier: number, types: GameType[]][] {
  const groups = new Map<number, GameType[]>();
  for (const type of index.game.types) {
    const value = index.effectiveness(type.id, defendingTypeIds);
    groups.set(value, [...(groups.get(value) ?? []), type]);
  }
  return [...groups].sort(([a], [b]) => b - a);
}

export const defencePanel = (index: GameIndex, pokemon: Pokemon): HTMLElement =>
  html`<section class="card"><h2>${words("defenceTitle")}</h2><p class="quiet">${words("defenceNote")}</p>
    <dl class="multipliers">${typesByMultiplier(index, pokemon.typeIds).map(
      ([value, types]) =>
        html`<div><dt class="num">${multiplier(value)}</dt><dd class="badges">${types.map(typeBadge)}</dd></div>`
    )}</dl></section>`;
