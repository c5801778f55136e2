import type {Battle} from "./battle.ts";
import {type BattlePokemon, battlePokemon} from "./battle-tables.ts";
import {BEHAVIOUR} from "./codes.ts";
import {hasType} from "./immunity.ts";
import type {Side} from "./side.ts";

/** Transform, Mimic and Conversion, by generation 7's rules; each says whether it can be done now, and does it. */

/** Power points of each move that Transform copies, unless the move never has so many. */
const TRANSFORMED_POWER_POINTS = 5;

export const canTransform = (user: Side, target: Side): boolean =>
  !user.transformed && !target.transformed && target.substitute === 0;

/** Stats but HP, types, weight, stages, moves and Focus Energy of the target as it stands; level and friendship stay. */
export function transform(battle: Battle, user: Side, target: Side): boolean {
  if (!canTransform(user, target)) return false;
  const {hp, level, friendship} = user.pokemon;
  beginForm(user, target, battlePokemon({...target.pokemon, hp, level, friendship}));
  user.transformed = true;
  user.takeStages(target);
  user.focused = target.focused;
  if (target.touched) user.touched = true;
  user.count = target.count;
  for (let slot = 0; slot < target.count; slot++) {
    const {move} = target.attacks[slot];
    const copy = user.copyOf(move, target);
    copy.powerPoints = Math.min(TRANSFORMED_POWER_POINTS, move.basePowerPoints);
    user.attacks[slot] = copy;
  }
  refit(user, target);
  battle.recorder?.record("transform", user, target.pokemon.index);
  return true;
}

/** Slot that Mimic would fill with the target's last move, or -1. */
export function mimicSlot(user: Side, target: Side): number {
  const move = target.last?.move;
  if (move === undefined || user.transformed || CANNOT_BE_MIMICKED.has(move.behaviour) || user.knows(move))
    return -1;
  for (let slot = 0; slot < user.count; slot++)
    if (user.attacks[slot].move.behaviour === BEHAVIOUR.mimic) return slot;
  return -1;
}

const CANNOT_BE_MIMICKED: ReadonlySet<number> = new Set([
  BEHAVIOUR.mimic,
  BEHAVIOUR.transform,
  BEHAVIOUR.struggle
]);

/** The target's last move takes Mimic's place until the battle ends, with the power points of a move never raised. */
export function mimic(battle: Battle, user: Side, target: Side): boolean {
  const slot = mimicSlot(user, target);
  const last = target.last;
  if (slot < 0 || last === null) return false;
  const copy = user.copyOf(last.move, target);
  copy.powerPoints = last.move.basePowerPoints;
  user.attacks[slot] = copy;
  battle.recorder?.record("mimic", user, last.move.index);
  return true;
}

export const canConvert = (user: Side): boolean => !hasType(user.pokemon, user.attacks[0].move.type);

/** The user takes the type of its first move. */
export function convert(battle: Battle, user: Side, target: Side): boolean {
  if (!canConvert(user)) return false;
  const {type} = user.attacks[0].move;
  beginForm(user, target, battlePokemon({...user.pokemon, type1: type, type2: -1}));
  refit(user, target);
  battle.recorder?.record("type", user, type);
  return true;
}

function beginForm(user: Side, target: Side, form: BattlePokemon): void {
  user.alter(target);
  target.alter(user);
  user.pokemon = form;
}

/** The user strikes, and is struck, as what it now is. */
function refit(user: Side, target: Side): void {
  user.refit(target.pokemon);
  target.refit(user.pokemon);
}
