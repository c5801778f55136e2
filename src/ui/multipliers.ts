import type {GameType} from "../../data-loaders/game-data.ts";
import {multiplier} from "../i18n/numbers.ts";
import {linkedType} from "./badges.ts";
import type {GameIndex} from "./game.ts";
import {html} from "./html.ts";

export type MultiplierGroup = readonly [multiplier: number, types: readonly GameType[]];

/** Types by a multiplier of damage, the highest first. */
function groupTypes(types: readonly GameType[], worth: (type: GameType) => number): MultiplierGroup[] {
  const groups = new Map<number, GameType[]>();
  for (const type of types) {
    const value = worth(type);
    groups.set(value, [...(groups.get(value) ?? []), type]);
  }
  return [...groups].sort(([a], [b]) => b - a);
}

/** Attacking types by their multiplier against the defender. */
export const attackersByMultiplier = (
  {game, effectiveness}: GameIndex,
  defendingTypeIds: readonly number[]
): MultiplierGroup[] => groupTypes(game.types, ({id}) => effectiveness(id, defendingTypeIds));

/** Defending types by the multiplier of an attack of a type. */
export const defendersByMultiplier = (
  {game, effectiveness}: GameIndex,
  attackingTypeId: number
): MultiplierGroup[] => groupTypes(game.types, ({id}) => effectiveness(attackingTypeId, [id]));

export const multiplierList = (groups: readonly MultiplierGroup[]): HTMLElement =>
  html`<dl class="multipliers">${groups.map(
    ([value, types]) =>
      html`<div><dt class="num">${multiplier(value)}</dt><dd class="badges">${types.map(linkedType)}</dd></div>`
  )}</dl>`;
