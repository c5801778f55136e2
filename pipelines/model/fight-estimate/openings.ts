import type {BattleMove} from "../../battle/battle-move.ts";
import type {BattleTables} from "../../battle/battle-tables.ts";
import {BEHAVIOUR} from "../../battle/codes.ts";
import {coarseAttack} from "./coarse-attack.ts";
import type {CoarseFight} from "./coarse-fight.ts";
import type {CoarseSide} from "./coarse-side.ts";

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

/** Levels of the foe's HP that an opening is looked at in. */
const LEVELS = 12;

/** What an attack that hits first and lets the foe do nothing is worth; 0 where it cannot. */
function gainOf(tables: BattleTables, {own, foe, value, first}: Seen, move: BattleMove): number {
  const attack = coarseAttack(tables, own, move, foe, LEVELS);
  const isQuicker = first === 1 || foe.moves.every(({priority}) => priority < move.priority);
  if (attack === null || attack.flinch < 1 || !isQuicker) return 0;
  let worth = attack.once.reaches[LEVELS];
  for (let level = 0; level < LEVELS; level++)
    worth += attack.once.taken[level] * value(1, 1 - level / LEVELS);
  return Math.max(0, worth - value(1, 1));
}

/** P(win) that a move of the first turn alone adds for its user. */
export const firstTurnGain = (tables: BattleTables, seen: Seen): number =>
  Math.max(
    0,
    ...seen.own.moves
      .filter(({behaviour}) => behaviour === BEHAVIOUR.first_turn_only)
      .map((move) => gainOf(tables, seen, move))
  );
