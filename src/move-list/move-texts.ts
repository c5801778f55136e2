import type {GameData, Move} from "../../data-loaders/game-data.ts";
import type {BestMoves} from "../data/best-moves.ts";
import {common} from "../i18n/common.ts";
import {integer, ordinal, percent} from "../i18n/numbers.ts";
import type {GameIndex} from "../ui/game.ts";
import {defendersByMultiplier, type MultiplierGroup} from "../ui/multipliers.ts";
import {bestShare, dealsDamage, typeDependence} from "./move-learners.ts";
import {words} from "./move-words.ts";

export const powerText = ({power}: Move): string => (power === null ? "–" : integer(power));

export const accuracyText = ({accuracy}: Move): string =>
  accuracy === null ? common("never_misses") : percent(accuracy / 100, 0);

export const priorityText = ({priority}: Move): string => (priority > 0 ? `+${priority}` : String(priority));

/** How often it is the best move, in sentences. */
export function bestTexts(game: GameData, best: BestMoves, move: Move): string[] {
  const share = bestShare(game, best, move);
  if (!share) return [words("bestNobody")];
  if (share.best === 0) return [words("bestNever", {of: integer(share.of)})];
  return [
    words("bestShare", {
      share: percent(share.best / share.of, 1),
      n: integer(share.best),
      of: integer(share.of)
    }),
    words("bestRank", {rank: ordinal(share.rank), n: share.attacks})
  ];
}

/** Whom it hurts: a sentence, and types by multiplier where they matter. */
export function targets(
  index: GameIndex,
  move: Move
): {readonly note: string; readonly groups: readonly MultiplierGroup[]} {
  if (!dealsDamage(move)) return {note: words("noDamage"), groups: []};
  const dependence = typeDependence(move);
  const groups = defendersByMultiplier(index, move.typeId);
  if (dependence === "all") return {note: words("targetsNote"), groups};
  const immune = dependence === "none" ? [] : groups.filter(([value]) => value === 0);
  return {note: words(immune.length > 0 ? "immuneNote" : "immuneNone"), groups: immune};
}
