import type {Toll} from "./toll.ts";

/** Another fight that an exchange may lead to: one side ailing, or with other stages. */
export interface Branch {
  readonly chance: number;
  /** By levels of HP. */
  readonly values: Float64Array;
}

/** What a move of each does until both may choose again. */
export interface Exchange {
  readonly ofA: Toll;
  readonly ofB: Toll;
  /** Chance that A hits first; null where one side hits twice. */
  readonly aFirst: number | null;
  readonly aIsSlow: boolean;
  /** Hits of the quicker attack before the slow one's; between whole ones where a coin decides. */
  readonly before: number;
  /** Of A's and B's first hit. */
  readonly onceA: Toll;
  readonly onceB: Toll;
  /** Chances that something comes over the other side. */
  readonly idleA: number;
  readonly idleB: number;
  readonly branches: readonly Branch[];
  /** Levels lost each turn besides; below 0: regained. */
  readonly lossA: number;
  readonly lossB: number;
  /** The same for each level that the own attack takes. */
  readonly recoilA: number;
  readonly recoilB: number;
  /** Whether the turn in which it comes is one of those that are lost. */
  readonly idleNowA: number;
  readonly idleNowB: number;
  /** By the target's level, for what halves its HP. */
  readonly halvesB: readonly Toll[] | null;
  readonly halvesA: readonly Toll[] | null;
}

/** Chance to act first. @param lead above 0 for who does */
export const firstOf = (lead: number): number => (lead > 0 ? 1 : lead < 0 ? 0 : 0.5);
/** Chance to reach so many levels with 0, 1 or 2 hits. */
const reachedBy = (once: Toll, twice: Toll, whole: number, level: number): number =>
  whole === 0 ? 0 : whole === 1 ? once.reaches[level] : twice.reaches[level];

/** The same between whole numbers, by a straight line. */
function reachedWith(once: Toll, twice: Toll, hits: number, level: number): number {
  const low = Math.floor(hits);
  const reached = reachedBy(once, twice, low, level);
  return hits === low ? reached : reached + (hits - low) * (reachedBy(once, twice, low + 1, level) - reached);
}

/** Chance that A wins within the exchange. */
export function wonNow(
  {aFirst, aIsSlow, before, onceA, onceB}: Exchange,
  ofA: Toll,
  ofB: Toll,
  h: number,
  g: number
): number {
  const won = ofA.reaches[g];
  const survives = 1 - ofB.reaches[h];
  if (aFirst !== null) return won * (aFirst + (1 - aFirst) * survives);
  if (aIsSlow) return won * (1 - reachedWith(onceB, ofB, before, h));
  const early = reachedWith(onceA, ofA, before, g);
  return early + (won - early) * survives;
}
