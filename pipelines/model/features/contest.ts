import type {AttackOutlook} from "../../battle/outlook.ts";
import {crashShare, disabling, leechShare, returned, tempering, usesOf} from "./interplay.ts";
import {keptForDuel} from "./kept.ts";
import {firstOf} from "./mechanics-features.ts";
import {otherSide, type SideName} from "./side-columns.ts";
import {MANY_TURNS, quantileOf, withinTurns} from "./turns.ts";
import type {DuelView, SideView} from "./view.ts";

/**
 * One side's attack in the fight at hand rather than on an opponent that does not act: with the turns the
 * opponent's move costs it, on the HP the opponent's move leaves or gives its user. Still one side at a time;
 * the columns made of it are single points of its distribution, never the race of the two.
 */

/** Share of an attack that comes before its last hit. */
function beforeLast({outlook}: SideView): number {
  const hits = Math.max(1, Math.min(MANY_TURNS, outlook.expectedTurns) * outlook.hitChance);
  return 1 - 1 / hits;
}

/** HP there is to take from the opponent until its own attack is through: recoil, crashes, drain and seed counted. */
function hpToTake(own: SideView, foe: SideView): number {
  const {recoilPercent, drainPercent} = foe.move.mechanics;
  const turns = Math.max(0, usesOf(own, foe) - 1);
  return (
    foe.battle.hp * (1 + (leechShare(foe, own) - crashShare(foe)) * turns) +
    ((drainPercent - recoilPercent) / 100) * own.battle.hp * beforeLast(foe)
  );
}

/** Grids that both are rounded to: duels of one match-up then share most of their outlooks. */
const ACTING_STEPS = 64;
const HP_STEP = 4;

/** The side's outlook under both. */
const contested = keptForDuel<AttackOutlook>((own, foe, view, side) => {
  const lost = disabling(foe, own, view, otherSide(side));
  const acting = Math.max(1, Math.round(ACTING_STEPS * (1 - lost))) / ACTING_STEPS;
  const whole = foe.battle.hp;
  const change = Math.round((hpToTake(own, foe) - whole) / HP_STEP) * HP_STEP;
  const hp = Math.max(1, whole + change);
  return acting === 1 && change === 0 ? own.outlook : own.outlookUnder({hp, acting});
});

/** Factor on its speed that is in neither: changed stats and screens, damage sent back. */
export const pace = keptForDuel((own, foe, view, side) => {
  const undisturbed = 1 / Math.min(MANY_TURNS, own.outlook.expectedTurns);
  const rate = undisturbed * tempering(own, foe, view, side) + returned(own, foe);
  return Math.min(4, Math.max(0.05, rate / undisturbed));
});

/** Expected turns to the knock-out in the fight at hand. */
export const contestedTurns = (own: SideView, foe: SideView, view: DuelView, side: SideName): number =>
  Math.min(MANY_TURNS, contested(own, foe, view, side).expectedTurns / pace(own, foe, view, side));

/** Chance that the side is there before the opponent is, if that one takes the turns of `share` of its knock-outs. */
export function outruns(own: SideView, foe: SideView, view: DuelView, side: SideName, share: number): number {
  const foeSide = otherSide(side);
  const turns =
    Math.ceil(quantileOf(contested(foe, own, view, foeSide), share)) / pace(foe, own, view, foeSide);
  return withinTurns(
    contested(own, foe, view, side),
    (turns - 1 + firstOf(view, side)) * pace(own, foe, view, side)
  );
}
