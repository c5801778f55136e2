import {hitChanceOf} from "../../battle/accuracy.ts";
import type {BattleMove} from "../../battle/battle-move.ts";
import type {BattleTables} from "../../battle/battle-tables.ts";
import {BEHAVIOUR} from "../../battle/codes.ts";
import {clampStage} from "../../battle/stages.ts";
import {type CoarseSide, isImmune} from "./coarse-attack.ts";
import {CoarseFight} from "./coarse-fight.ts";

/** What a status move is for. */
export const PLANS = ["stages", "screen"] as const;
export type Plan = (typeof PLANS)[number];

/** A fight seen from one of its sides. */
export interface Seen {
  readonly own: CoarseSide;
  readonly foe: CoarseSide;
  /** P(own wins) at shares of both sides' HP. */
  value(own: number, foe: number): number;
  /** Mean shares of HP that each side's best attack takes a turn. */
  readonly ownShare: number;
  readonly foeShare: number;
  /** Chance that own acts first. */
  readonly first: number;
}

export const seenFrom = (fight: CoarseFight, side: "a" | "b"): Seen => {
  const best = (attacks: CoarseFight["attacksA"]): number => Math.max(...attacks.map(({share}) => share));
  const [ownShare, foeShare] = [best(fight.attacksA), best(fight.attacksB)];
  const {lead} = fight;
  const firstA = lead > 0 ? 1 : lead < 0 ? 0 : 0.5;
  return side === "a"
    ? {
        own: fight.a,
        foe: fight.b,
        value: (own, foe) => fight.value(own, foe),
        ownShare,
        foeShare,
        first: firstA
      }
    : {
        own: fight.b,
        foe: fight.a,
        value: (own, foe) => 1 - fight.value(foe, own),
        ownShare: foeShare,
        foeShare: ownShare,
        first: 1 - firstA
      };
};

const planOf = ({behaviour, changesStages}: BattleMove): Plan | null => {
  if (behaviour === BEHAVIOUR.reflect || behaviour === BEHAVIOUR.light_screen) return "screen";
  return changesStages ? "stages" : null;
};

/** How both stand once a move that is no ailment has worked. */
function changed(move: BattleMove, own: CoarseSide, foe: CoarseSide): {own: CoarseSide; foe: CoarseSide} {
  if (move.behaviour === BEHAVIOUR.reflect) return {own, foe: {...foe, physical: foe.physical / 2}};
  if (move.behaviour === BEHAVIOUR.light_screen) return {own, foe: {...foe, special: foe.special / 2}};
  const raise = (side: CoarseSide): CoarseSide => ({
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
  return move.stagesOfUser ? {own: raise(own), foe} : {own, foe: raise(foe)};
}

/** Levels of HP of the fights that are looked at once a status move has worked. */
const LEVELS = 12;
/** Of a plan without a move: less than any move is worth. */
const NO_MOVE = -1;
/** Times in a row that the same is tried. */
const TIMES = [1, 2] as const;

/**
 * What the opening with the best status move of each plan is worth to its user: P(win) less that without it, where the
 * foe attacks meanwhile.
 */
export function planGains(tables: BattleTables, seen: Seen): Readonly<Record<Plan, number>> {
  const gains: Record<Plan, number> = {stages: NO_MOVE, screen: NO_MOVE};
  const {own, foe, value, foeShare} = seen;
  const now = value(1, 1);
  for (const move of own.moves) {
    const plan = move.status ? planOf(move) : null;
    if (plan === null || (move.aimed && isImmune(tables, move, foe.pokemon))) continue;
    const hits = move.aimed ? Math.min(1, hitChanceOf(move, own.pokemon, foe.pokemon)) : 1;
    let sides = {own, foe};
    let left = 1;
    for (const times of plan === "stages" ? TIMES : [1]) {
      left -= foeShare;
      if (left <= 0) break;
      sides = changed(move, sides.own, sides.foe);
      const fight = new CoarseFight(tables, sides.own, sides.foe, LEVELS);
      const worked = fight.value(left, 1);
      const failed = value(1 - times * foeShare, 1);
      gains[plan] = Math.max(gains[plan], hits * worked + (1 - hits) * failed - now);
    }
  }
  return gains;
}
