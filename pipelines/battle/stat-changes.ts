import type {Battle} from "./battle.ts";
import type {BattleMove} from "./battle-move.ts";
import type {Side} from "./side.ts";
import {clampStage} from "./stages.ts";

/**
 * Applies a move's stat stages to `side`. Mist keeps drops by the opponent away.
 * @returns whether any stage changed
 */
export function changeStages(battle: Battle, side: Side, move: BattleMove, byOpponent: boolean): boolean {
  const misted = byOpponent && side.mist > 0;
  const attack = raised(side.attack, move.attack, misted);
  const defense = raised(side.defense, move.defense, misted);
  const spAttack = raised(side.spAttack, move.spAttack, misted);
  const spDefense = raised(side.spDefense, move.spDefense, misted);
  const speed = raised(side.speed, move.speed, misted);
  const accuracy = raised(side.accuracy, move.accuracyStages, misted);
  const evasion = raised(side.evasion, move.evasion, misted);
  const change =
    Math.abs(attack - side.attack) +
    Math.abs(defense - side.defense) +
    Math.abs(spAttack - side.spAttack) +
    Math.abs(spDefense - side.spDefense) +
    Math.abs(speed - side.speed) +
    Math.abs(accuracy - side.accuracy) +
    Math.abs(evasion - side.evasion);
  if (change === 0) return false;
  side.attack = attack;
  side.defense = defense;
  side.spAttack = spAttack;
  side.spDefense = spDefense;
  side.speed = speed;
  side.accuracy = accuracy;
  side.evasion = evasion;
  side.touched = true;
  battle.recorder?.record("stages", side, change);
  return true;
}

const raised = (stage: number, by: number, misted: boolean): number =>
  by === 0 || (misted && by < 0) ? stage : clampStage(stage + by);

/** Rage: one stage of Attack for every hit taken. */
export function raiseAttack(battle: Battle, side: Side): void {
  if (side.attack >= 6) return;
  side.attack++;
  side.touched = true;
  battle.recorder?.record("stages", side, 1);
}

/** Skull Bash: one stage of Defense on the turn it charges. */
export function raiseDefense(battle: Battle, side: Side): void {
  if (side.defense >= 6) return;
  side.defense++;
  side.touched = true;
  battle.recorder?.record("stages", side, 1);
}

export function clearStages(battle: Battle, side: Side): void {
  side.clearStages();
  battle.recorder?.record("stages", side, 0);
}
