import type {GameData, GameType, Move} from "../../data-loaders/game-data.ts";
import {battleMove} from "../../pipelines/battle/battle-move.ts";
import type {BattlePokemon} from "../../pipelines/battle/battle-tables.ts";
import {canCatch, shrugsOff} from "../../pipelines/battle/immunity.ts";
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

/** Types that a status move does nothing to. */
function unaffected({game, effectiveness}: GameIndex, move: Move): GameType[] {
  const played = battleMove(move, 0);
  return game.types.filter(({id}) => {
    // Immunities ask a Pokémon for its types alone.
    const target = {type1: id - 1, type2: -1} as BattlePokemon;
    return (
      played.aimed &&
      (shrugsOff(played, effectiveness(move.typeId, [id]), target) || !canCatch(target, played.ailment))
    );
  });
}

/** Whom it hurts: a sentence, and types by multiplier where they matter. */
export function targets(
  index: GameIndex,
  move: Move
): {readonly note: string; readonly groups: readonly MultiplierGroup[]} {
  const groups = defendersByMultiplier(index, move.typeId);
  if (move.mechanics.behaviour === "self_destruct") return {note: words("faintsFirst"), groups: []};
  if (!dealsDamage(move)) {
    const unmoved = unaffected(index, move);
    if (unmoved.length === 0) return {note: words("noDamage"), groups: []};
    return {note: words("statusImmune"), groups: [[0, unmoved]]};
  }
  const dependence = typeDependence(move);
  if (dependence === "all") return {note: words("targetsNote"), groups};
  const immune = dependence === "none" ? [] : groups.filter(([value]) => value === 0);
  return {note: words(immune.length > 0 ? "immuneNote" : "immuneNone"), groups: immune};
}
