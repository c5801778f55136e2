import type {CoarseAttack} from "./coarse-attack.ts";
import type {CoarseSide, Lasting} from "./coarse-side.ts";
import {bothTolls, idleToll, shareToll, type Toll} from "./toll.ts";

/** Levels lost each turn, and by each attack besides. */
export interface Drift {
  readonly a: number;
  readonly b: number;
  /** For each level that an attack takes from the other side; below 0 where it drains. */
  readonly recoilA: readonly number[];
  readonly recoilB: readonly number[];
}

/** What both sides lose in HP that no attack of the other's takes. */
export function driftOf({
  a,
  b,
  levels,
  attacksA,
  attacksB
}: {
  readonly a: CoarseSide;
  readonly b: CoarseSide;
  readonly levels: number;
  readonly attacksA: readonly CoarseAttack[];
  readonly attacksB: readonly CoarseAttack[];
}): Drift {
  const cost = ({move}: CoarseAttack, own: CoarseSide, other: CoarseSide): number =>
    (((move.recoilPercent - move.drainPercent) / 100) * other.hp) / own.hp;
  return {
    a: a.loses * levels,
    b: b.loses * levels,
    recoilA: attacksA.map((attack) => cost(attack, a, b)),
    recoilB: attacksB.map((attack) => cost(attack, b, a))
  };
}

/** Values from the moment on in which a side begins to lose turns: all of them, or all but the first. */
export interface Idle {
  readonly whole: Float64Array;
  readonly less: Float64Array;
  readonly tolls: readonly [whole: Toll, less: Toll];
}

/** null where nothing of `attacks` makes the target lose turns. */
export function idleOf(attacks: readonly CoarseAttack[], size: number): Idle | null {
  const cause = attacks.reduce((x, y) => (y.idle > x.idle ? y : x));
  if (cause.idle === 0) return null;
  const best = attacks.reduce((x, y) => (y.share > x.share ? y : x)).once;
  const {whole, later, cost} = cause.lost;
  const each = cost === 0 ? best : bothTolls(best, shareToll(cost, best.taken.length - 1));
  return {
    whole: new Float64Array(size),
    less: new Float64Array(size),
    tolls: [idleToll(each, whole), idleToll(each, later)]
  };
}

/** What of the target's moves is likeliest to last, or null. */
export function lastingOf(attacks: readonly CoarseAttack[], target: CoarseSide): Lasting | null {
  if (target.ailing) return null;
  const best = attacks.reduce((x, y) => (y.lastingChance > x.lastingChance ? y : x));
  return best.lastingChance > 0 ? best.lasting : null;
}

/** Chance that an answer does not come because of an attack. @param comesFirst chance that the attack acts first */
export function stoppedBy(
  attack: CoarseAttack,
  answer: CoarseAttack,
  comesFirst: number,
  isLevel: boolean
): number {
  const once = Math.min(1, comesFirst * (attack.flinch + attack.idle * attack.lost.next));
  if (isLevel) return once;
  // Who hits twice while the other hits once is not stopped as a whole.
  if (answer.turns < attack.turns) return 0;
  const lamed = attack.lasting === "paralysis" && answer.hitsIn > 1 ? attack.lastingChance / 4 : 0;
  return 1 - (1 - once) ** answer.hitsIn * (1 - lamed);
}

/** Rarer changes are left out. */
const LEAST_CHANGE = 0.04;

/** So many of a side's moves that change stages are followed. */
const FOLLOWED = 2;

/** Those whose changes matter most: certain ones first, then by how often they come with how good an attack. */
export function worthFollowing(attacks: readonly CoarseAttack[]): CoarseAttack[] {
  const best = Math.max(...attacks.map(({share}) => share));
  const weight = ({changeChance, share, move}: CoarseAttack): number =>
    move.status ? changeChance : (changeChance * share) / (best || 1);
  return attacks
    .filter((attack) => weight(attack) > LEAST_CHANGE)
    .sort((x, y) => weight(y) - weight(x))
    .slice(0, FOLLOWED);
}
