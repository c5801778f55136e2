import type {StatTable} from "../../data-loaders/game-data.ts";

/** Every duel: level 50, individual values 31, no Awakening values, neutral nature, friendship 70. */
export const LEVEL = 50;
const INDIVIDUAL_VALUE = 31;

/** Friendship 70 of 255 gives 2 %: floor(100 · (1 + 70/255/10)). Source: Let's Go's stat formula. */
const FRIENDSHIP_PERCENT = 102;

const scaled = (base: number, constant: number): number =>
  Math.floor(((2 * base + INDIVIDUAL_VALUE + constant) * LEVEL) / 100);

const otherStat = (base: number): number => Math.floor(((scaled(base, 0) + 5) * FRIENDSHIP_PERCENT) / 100);

/** Speed in a duel, in points, from the base stat. */
export const battleSpeed = otherStat;

/** Base stats to the stats of a duel, in points. Let's Go's formula; HP knows no friendship. */
export const battleStats = (base: StatTable): StatTable => ({
  hp: scaled(base.hp, 100) + 10,
  attack: otherStat(base.attack),
  defense: otherStat(base.defense),
  spAttack: otherStat(base.spAttack),
  spDefense: otherStat(base.spDefense),
  speed: otherStat(base.speed)
});
