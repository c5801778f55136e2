import {AILMENT} from "../../battle/codes.ts";

/** Turns that are lost to something that comes over a side. */
export interface LostTurns {
  /** Chance that the next turn is lost. */
  readonly next: number;
  /** Chances to lose 0, 1, 2 … turns, the next among them. */
  readonly whole: readonly number[];
  /** The same of the turns after the next. */
  readonly later: readonly number[];
  /** Share of HP that each costs besides. */
  readonly cost: number;
}

/** Turns of confusion, each lost by one chance in three. @param most of one to so many, all alike */
const confusedTurns = (least: number, most: number): number[] => {
  const turns = Array.from({length: most - least + 1}, (_, at) => least + at);
  const ways = (n: number, k: number): number => (k === 0 ? 1 : (ways(n - 1, k - 1) * n) / k);
  return Array.from({length: most + 1}, (_, lost) =>
    turns.reduce(
      (sum, n) =>
        sum + (lost > n ? 0 : ways(n, lost) * (1 / 3) ** lost * (2 / 3) ** (n - lost)) / turns.length,
      0
    )
  );
};

/** Sleep lasts one to three turns, ice melts in a turn out of five, confusion is over after one to four. */
export const LOST_TURNS = new Map<number, Omit<LostTurns, "cost">>([
  [AILMENT.sleep, {next: 1, whole: [0, 1 / 3, 1 / 3, 1 / 3], later: [1 / 3, 1 / 3, 1 / 3]}],
  [
    AILMENT.freeze,
    {
      next: 0.8,
      whole: [0.2, 0.16, 0.128, 0.1024, 0.0819, 0.3277],
      later: [0.36, 0.128, 0.1024, 0.0819, 0.3277]
    }
  ],
  [AILMENT.confusion, {next: 1 / 3, whole: confusedTurns(1, 4), later: confusedTurns(0, 3)}]
]);
export const NONE_LOST: LostTurns = {next: 0, whole: [], later: [], cost: 0};
