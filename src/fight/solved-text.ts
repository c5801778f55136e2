import type {DamageOutlook} from "../../pipelines/battle/solve/damage-outlook.ts";
import type {ChoiceAnswer, FightAnswer} from "../../pipelines/battle/solve/fight-answer.ts";
import {decimal, integer, percent, probability} from "../i18n/numbers.ts";
import {phrase} from "../ui/phrase.ts";
import {solvedWords as words} from "./solved-words.ts";

/** A move that gives away no more than this is as good as the best. */
const AS_GOOD = 5e-4;
/** Rarer choices of a mix are not told in a headline. */
const WORTH_TELLING = 0.05;

export interface Advice {
  /** What to do, the most frequent choice first; one that is best alone stands alone. */
  readonly mix: readonly ChoiceAnswer[];
  /** Moves that do just as well by themselves as the one told. */
  readonly tied: readonly ChoiceAnswer[];
}

/** What A should do now. */
export function adviceOf({a, b, payoffs}: FightAnswer): Advice {
  const value = payoffs.reduce(
    (sum, row, i) => sum + a[i].share * row.reduce((mean, p, j) => mean + b[j].share * p, 0),
    0
  );
  const byShare = [...a].sort((x, y) => y.share - x.share);
  const [best, ...tied] = byShare.filter(({worstCase}) => worstCase >= value - AS_GOOD);
  if (best) return {mix: [best], tied};
  return {mix: byShare.filter(({share}, place) => place === 0 || share >= WORTH_TELLING), tied: []};
}

/** "Earthquake; 30 % Rock Slide", the names leading to their pages. */
export const adviceText = ({mix}: Advice, named: (move: number) => Node): Node =>
  mix
    .slice(1)
    .reduce(
      (text, {move, share}) => phrase(words, "mixed", {text, share: percent(share, 0), other: named(move)}),
      named(mix[0].move)
    );

const UNCERTAIN = 1e-6;

type Valued = Pick<FightAnswer, "value" | "low" | "high" | "exact">;

/** "92 %": with a decimal where it is known so well, and never certain where it is not. */
export const valueText = ({value, exact}: Valued): string =>
  exact ? probability(value, 1) : probability(Math.min(1 - UNCERTAIN, Math.max(UNCERTAIN, value)));

/** "exact", "± 1" in points, or "between 20 % and 90 %" where it is still wide. */
export function intervalText({low, high, value, exact}: Valued): string {
  if (exact) return words("exact");
  const off = 100 * Math.max(high - value, value - low);
  if (off > 10) return words("between", {low: percent(low, 0), high: percent(high, 0)});
  return words("within", {points: off < 1 ? decimal(off, 1) : integer(Math.ceil(off - 1e-9))});
}

/** "72–85 %" of the target's maximum HP. */
export const damageRange = ({least, most}: DamageOutlook, mostHp: number): string => {
  const share = (hp: number): string => integer(Math.floor((100 * hp) / mostHp));
  const [low, high] = [share(least), share(most)];
  return low === high ? words("percent", {n: low}) : words("range", {low, high});
};

/** The fewest hits of a knock-out that is worth telling; the solver looks no further than this. */
const MOST_HITS = 6;

/** "2HKO 93 %". */
export function knockOutText({uses, knockOut}: DamageOutlook): string {
  if (knockOut < 0.005) return words("noKnockOut", {n: MOST_HITS});
  return words(uses === 1 ? "oneHit" : "knockOut", {n: uses, chance: probability(knockOut)});
}
