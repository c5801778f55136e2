import type {BattleMove} from "../../battle/battle-move.ts";
import {BEHAVIOUR} from "../../battle/codes.ts";
import {clampStage} from "../../battle/stages.ts";
import type {CoarseSide} from "./coarse-side.ts";

/** Both sides of a fight, seen from one of them. */
export interface Pair {
  readonly own: CoarseSide;
  readonly foe: CoarseSide;
}

const isScreen = ({behaviour}: BattleMove): boolean =>
  behaviour === BEHAVIOUR.reflect || behaviour === BEHAVIOUR.light_screen;

/** Chance that a move, where it hits, leaves a side otherwise than it was: stages or a screen. */
export const changeChanceOf = (move: BattleMove): number =>
  isScreen(move) ? 1 : !move.changesStages ? 0 : move.status ? 1 : move.stagesPercent / 100;

/** How both stand once a move that changes stages, or a screen, has worked. */
export function changedBy(move: BattleMove, {own, foe}: Pair): Pair {
  if (move.behaviour === BEHAVIOUR.reflect) return {own, foe: {...foe, physical: foe.physical / 2}};
  if (move.behaviour === BEHAVIOUR.light_screen) return {own, foe: {...foe, special: foe.special / 2}};
  const changed = (side: CoarseSide): CoarseSide => ({
    ...side,
    stages: {
      attack: clampStage(side.stages.attack + move.attack),
      defense: clampStage(side.stages.defense + move.defense),
      spAttack: clampStage(side.stages.spAttack + move.spAttack),
      spDefense: clampStage(side.stages.spDefense + move.spDefense),
      speed: clampStage(side.stages.speed + move.speed),
      accuracy: clampStage(side.stages.accuracy + move.accuracyStages),
      evasion: clampStage(side.stages.evasion + move.evasion)
    }
  });
  return move.stagesOfUser ? {own: changed(own), foe} : {own, foe: changed(foe)};
}
