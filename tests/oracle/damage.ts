import type {Battle as SimBattle} from "@pkmn/sim";
import {LOWEST_ROLL, ROLLS} from "../../pipelines/battle/damage.ts";
import type {Oracle} from "./showdown.ts";

/** The oracle's damage of one hit at every roll, critical and not, without playing a turn. */
export function oracleRolls(
  oracle: Oracle,
  battle: SimBattle,
  move: number
): {normal: number[]; critical: number[]} {
  const [user, target] = battle.sides.map(({active}) => active[0]);
  const rolls = (willCrit: boolean): number[] =>
    Array.from({length: ROLLS}, (_, i) => {
      const active = oracle.dex.getActiveMove(oracle.moveName(move));
      active.willCrit = willCrit;
      if (active.id === "struggle") active.type = "???";
      battle.randomizer = (damage) => Math.trunc((damage * (LOWEST_ROLL + i)) / 100);
      const damage = battle.actions.getDamage(user, target, active);
      return typeof damage === "number" ? damage : 0;
    });
  return {normal: rolls(false), critical: rolls(true)};
}
