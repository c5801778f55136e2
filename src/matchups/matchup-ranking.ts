import type {Matchups} from "../data/matchups.ts";
import {dictionary} from "../i18n/language.ts";
import type {GameIndex} from "../ui/game.ts";
import {type FormStanding, standingColumns} from "../ui/standing-columns.ts";
import {dataTable} from "../ui/table.ts";

const words = dictionary({
  caption: ["All forms by the share of duels they win", "Toutes les formes par part de duels gagnés"]
});

/** A form's duels, the opponents of its interval taken as a sample of those it might meet. */
export interface Ranked extends FormStanding {
  readonly index: number;
}

/** Forms by mean chance to win, best first; forms without a duel are left out. */
export function rankForms(matchups: Matchups): Ranked[] {
  return Array.from({length: matchups.size}, (_, index) => {
    const values = Array.from({length: matchups.size}, (_, other) =>
      other === index ? null : matchups.probability(index, other)
    ).filter((value) => value !== null);
    const n = values.length;
    const mean = values.reduce((sum, value) => sum + value, 0) / n;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1);
    const half = 1.96 * Math.sqrt(variance / n);
    return {
      index,
      rank: 0,
      mean,
      interval: [Math.max(0, mean - half), Math.min(1, mean + half)] as const,
      favoured: values.filter((value) => value > 0.5).length,
      met: n
    };
  })
    .filter(({met}) => met > 1)
    .sort((a, b) => b.mean - a.mean)
    .map((entry, position) => ({...entry, rank: position + 1}));
}

export const rankingTable = (index: GameIndex, ranked: readonly Ranked[]): HTMLElement =>
  dataTable<Ranked>({
    caption: words("caption"),
    rows: ranked,
    sortBy: "rank",
    tall: true,
    columns: standingColumns<Ranked>(index.game.types, (entry) => index.game.pokemon[entry.index])
  }).element;
