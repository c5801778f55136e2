import {inflict} from "./ailments.ts";
import type {Battle} from "./battle.ts";
import {OUTCOME} from "./battle.ts";
import {AILMENT} from "./codes.ts";
import type {EventKind} from "./events.ts";
import {endRampage, regain} from "./hits.ts";
import type {Side} from "./side.ts";

/**
 * The end of a turn, in generation 7's order: seed, poison, burn, trap, then what runs out. Each step goes by
 * Speed, ties by lot; the first to faint loses.
 */
export function endTurn(battle: Battle): void {
  const {a, b} = battle;
  if (battle.upkeep) {
    const speed = a.currentSpeed() - b.currentSpeed();
    const aFirst = speed > 0 || (speed === 0 && battle.random.below(2) === 0);
    const first = aFirst ? a : b;
    const second = aFirst ? b : a;
    if ((a.seeded || b.seeded) && over(battle, first, second, sapped)) return;
    if (a.ailment !== AILMENT.none || b.ailment !== AILMENT.none) {
      if (over(battle, first, second, poisoned) || over(battle, first, second, burned)) return;
    }
    if ((a.trapTurns > 0 || b.trapTurns > 0) && over(battle, first, second, trapped)) return;
    if (battle.lasting) {
      over(battle, first, second, distracted);
      over(battle, first, second, nodding);
      over(battle, first, second, screensFade);
      over(battle, first, second, timesRunOut);
    }
  }
  a.flinched = false;
  b.flinched = false;
}

/** One step for both sides. @returns whether it ended the battle */
function over(battle: Battle, first: Side, second: Side, step: Step): boolean {
  step(battle, first, second);
  if (battle.outcome === OUTCOME.open) step(battle, second, first);
  return battle.outcome !== OUTCOME.open;
}

type Step = (battle: Battle, side: Side, opponent: Side) => void;

function suffer(battle: Battle, side: Side, opponent: Side, damage: number, kind: EventKind): void {
  const lost = Math.min(side.hp, damage);
  side.hp -= lost;
  battle.recorder?.record(kind, side, lost);
  if (side.hp <= 0) battle.win(opponent);
}

function sapped(battle: Battle, side: Side, opponent: Side): void {
  if (!side.seeded) return;
  const damage = Math.min(side.hp, side.share(8));
  suffer(battle, side, opponent, damage, "seed_damage");
  if (side.hp > 0) regain(battle, opponent, damage, "drain");
}

function poisoned(battle: Battle, side: Side, opponent: Side): void {
  if (side.ailment === AILMENT.poison) suffer(battle, side, opponent, side.share(8), "poison_damage");
  else if (side.ailment === AILMENT.bad_poison) {
    side.ailmentTurns = Math.min(15, side.ailmentTurns + 1);
    suffer(battle, side, opponent, side.share(16) * side.ailmentTurns, "poison_damage");
  }
}

function burned(battle: Battle, side: Side, opponent: Side): void {
  if (side.ailment === AILMENT.burn) suffer(battle, side, opponent, side.share(16), "burn_damage");
}

function trapped(battle: Battle, side: Side, opponent: Side): void {
  if (side.trapTurns === 0) return;
  side.trapTurns--;
  if (side.trapTurns > 0) suffer(battle, side, opponent, side.share(8), "trap_damage");
}

/** Taunt, Encore, Disable. */
function distracted(_battle: Battle, side: Side): void {
  if (side.taunted > 0) side.taunted--;
  if (side.encored !== null) {
    side.encoredTurns--;
    if (side.encoredTurns === 0 || side.encored.powerPoints <= 0) side.encored = null;
  }
  if (side.disabled !== null) {
    side.disabledTurns--;
    if (side.disabledTurns === 0) side.disabled = null;
  }
}

/** Yawn. */
function nodding(battle: Battle, side: Side): void {
  if (side.drowsy === 0) return;
  side.drowsy--;
  if (side.drowsy === 0) inflict(battle, side, AILMENT.sleep);
}

function screensFade(_battle: Battle, side: Side): void {
  side.roosting = false;
  if (side.reflect > 0) side.reflect--;
  if (side.lightScreen > 0) side.lightScreen--;
  if (side.mist > 0) side.mist--;
}

/** Rampages not renewed, Bide's patience, Protect. */
function timesRunOut(battle: Battle, side: Side): void {
  side.protecting = false;
  if (side.stallTurns > 0) {
    side.stallTurns--;
    if (side.stallTurns === 0) side.stall = 0;
  }
  if (side.bideTurns > 0) side.bideTurns--;
  if (side.rampage === null) return;
  side.rampageRenewed--;
  if (side.rampageRenewed === 0) endRampage(battle, side);
  else {
    if (side.ailment === AILMENT.sleep) side.rampage = null;
    side.rampageLeft--;
  }
}
