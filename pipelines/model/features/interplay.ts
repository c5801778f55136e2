import {PARALYZED_ONE_IN, THAWS_ONE_IN} from "../../battle/ailments.ts";
import {statMultiplier} from "../../battle/stages.ts";
import {keptForDuel} from "./kept.ts";
import {ailmentChance, firstOf, flinchChance} from "./mechanics-features.ts";
import type {SideName} from "./side-columns.ts";
import type {DuelView, SideView} from "./view.ts";

/**
 * How each side's attack is changed by the other's move, as mean rates over the fight: rough factors for the
 * rates of `prospects.ts`, not the outcome of the fight.
 */

/** How many uses the shorter of the two attacks is expected to take, at most 12. */
export const usesOf = (own: SideView, foe: SideView): number =>
  Math.min(12, own.outlook.expectedTurns, foe.outlook.expectedTurns);

/** Chance that something of `chance` a use has come by the middle of the fight. */
const byMiddle = (chance: number, uses: number): number => 1 - (1 - chance) ** (uses / 2);

const isFormula = ({move}: SideView): boolean =>
  move.category !== "status" &&
  ["formula", "multi_hit", "foul_play", "weight", "friendship"].includes(move.mechanics.damageType);

type StageOf = "attack" | "defense" | "spAttack" | "spDefense" | "accuracy";

/** Mean stages over the fight that the side's move has put on a stat of `target`, its hit chance included. */
function meanStages(side: SideView, target: "user" | "target", stat: StageOf, uses: number): number {
  const change = side.move.mechanics.statChange;
  if (change?.target !== target || side.multiplier === 0) return 0;
  const perUse = (change.stages[stat] * change.percent * side.outlook.hitChance) / 100;
  return Math.max(-6, Math.min(6, (perUse * Math.max(0, uses - 1)) / 2));
}

/** Share of the foe's screen that meets the side's hits: all but those before the screen stands. */
function screened(own: SideView, foe: SideView, first: number, uses: number): number {
  const kind = own.move.category === "special" ? "light_screen" : "reflect";
  if (foe.move.mechanics.behaviour !== kind || foe.multiplier === 0 || !isFormula(own)) return 1;
  const free = first / Math.max(1, uses);
  return 1 - ((1 - free) * foe.outlook.hitChance) / 2;
}

/** Factor by which the other side's move changes the side's rate of damage: 1 where it does not. */
export function tempering(own: SideView, foe: SideView, view: DuelView, side: SideName): number {
  if (!isFormula(own)) return 1;
  const uses = usesOf(own, foe);
  const special = own.move.category === "special";
  const striking = special ? "spAttack" : "attack";
  const facing = special ? "spDefense" : "defense";
  const physical = own.move.category === "physical";
  const facade = own.move.mechanics.behaviour === "facade";
  let factor = screened(own, foe, firstOf(view, side), uses);
  factor *= statMultiplier(meanStages(foe, "target", striking, uses));
  factor /= statMultiplier(meanStages(foe, "user", facing, uses));
  if (own.move.accuracy !== null) {
    const accuracy = meanStages(foe, "target", "accuracy", uses);
    factor *= accuracy >= 0 ? (3 + accuracy) / 3 : 3 / (3 - accuracy);
  }
  if (facade) {
    const healthy = (["burn", "poison", "bad_poison", "paralysis"] as const).reduce(
      (share, ailment) => share * (1 - byMiddle(ailmentChance(foe, own, ailment), uses)),
      1
    );
    factor *= 2 - healthy;
  } else if (physical) factor *= 1 - byMiddle(ailmentChance(foe, own, "burn"), uses) / 2;
  if (own.move.mechanics.behaviour === "rage") {
    factor *= statMultiplier(Math.min(6, (foe.outlook.hitChance * Math.max(0, uses - 1)) / 2));
  }
  return factor;
}

/** Whether the side's move reaches the opponent where its Fly or Dig takes it. */
export const reachesHidden = (own: SideView, foe: SideView): boolean =>
  (foe.attack.hides === 1 && own.attack.reachesAir) ||
  (foe.attack.hides === 2 && own.attack.reachesUnderground);

/** Own HP that crashing (Jump Kick) costs a turn, as a share: half of it at each miss. */
export const crashShare = (own: SideView): number =>
  own.move.mechanics.behaviour === "crash" ? (1 - own.outlook.hitChance) / 2 : 0;

/** HP a turn that Leech Seed gives the side, over its own. */
export const leechShare = (own: SideView, foe: SideView): number =>
  own.move.mechanics.behaviour === "leech_seed" && own.multiplier > 0 && !foe.pokemon.typeIds.includes(12)
    ? Math.floor(foe.battle.hp / 8) / own.battle.hp
    : 0;

/** Share of the own HP that `percent` of all the opponent's HP is: what the whole fight's recoil costs, or drain gives. */
export const ofWholeFight = (percent: number, own: SideView, foe: SideView): number =>
  ((percent / 100) * foe.battle.hp) / own.battle.hp;

/** Share of turns that an ailment costs while it lasts; sleep and confusion about so many. */
const LOST = {
  paralysis: 1 / PARALYZED_ONE_IN,
  confusion: 1 / 3,
  freeze: 1 - 1 / THAWS_ONE_IN,
  sleep: 2 / 3
} as const;

/**
 * Share of the opponent's strikes that meet a user of Fly or Dig on the ground: every other turn, except that
 * a move that charges strikes on even turns only, when a faster user is down and a slower one still away.
 */
function reached(foe: SideView, first: number): number {
  const {behaviour} = foe.move.mechanics;
  return behaviour === "charge" || behaviour === "semi_invulnerable" ? first : 1 / 2;
}

/** Expected share of its turns the opponent loses to what the side's move does. */
export const disabling = keptForDuel((own, foe, view, side) => {
  const uses = usesOf(own, foe);
  let acts = 1 - flinchChance(own, view, side);
  for (const ailment of ["paralysis", "confusion", "freeze", "sleep"] as const) {
    acts *= 1 - LOST[ailment] * byMiddle(ailmentChance(own, foe, ailment), uses);
  }
  if (own.move.mechanics.behaviour === "semi_invulnerable" && !reachesHidden(foe, own))
    acts *= reached(foe, firstOf(view, side));
  return 1 - acts;
});

/** Expected damage that Counter, Mirror Coat and Bide send back, over the opponent's HP a turn. */
export function returned(own: SideView, foe: SideView): number {
  const taken = foe.outlook.expectedDamage / foe.battle.hp;
  if (own.multiplier === 0) return 0;
  switch (own.move.mechanics.damageType) {
    case "counter":
      return foe.move.category === "physical" ? 2 * taken : 0;
    case "mirror_coat":
      return foe.move.category === "special" ? 2 * taken : 0;
    case "bide":
      // Two turns of storing, then twice what was taken: in three turns two and a half times a turn's damage.
      return (4 / 3) * taken;
    default:
      return 0;
  }
}
