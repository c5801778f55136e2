import type {Pokemon} from "../../data-loaders/game-data.ts";
import type {Matchups} from "../data/matchups.ts";
import {dictionary, localName} from "../i18n/language.ts";
import {integer, percent} from "../i18n/numbers.ts";
import {formGlyph, linkedTypes} from "../ui/badges.ts";
import {meter} from "../ui/bars.ts";
import type {GameIndex} from "../ui/game.ts";
import {html} from "../ui/html.ts";
import {formLink} from "../ui/links.ts";
import {dataTable} from "../ui/table.ts";

const words = dictionary({
  caption: ["All forms by the share of duels they win", "Toutes les formes par part de duels gagnés"],
  rank: ["Rank", "Rang"],
  pokemon: ["Pokémon", "Pokémon"],
  type: ["Type", "Type"],
  share: ["Wins on average", "Gagne en moyenne"],
  interval: ["95% interval", "Intervalle à 95 %"],
  favoured: ["Favoured in", "Favori dans"],
  favouredOf: ["{n} of {total}", "{n} sur {total}"]
});

export interface Ranked {
  readonly index: number;
  readonly rank: number;
  /** Mean chance to win over all opponents. */
  readonly mean: number;
  /** 95 % interval of the mean over opponents, taken as a sample of those it might meet. */
  readonly interval: readonly [number, number];
  readonly favoured: number;
  readonly duels: number;
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
      duels: n
    };
  })
    .filter(({duels}) => duels > 1)
    .sort((a, b) => b.mean - a.mean)
    .map((entry, position) => ({...entry, rank: position + 1}));
}

export function rankingTable(index: GameIndex, ranked: readonly Ranked[]): HTMLElement {
  const of = (entry: Ranked): Pokemon => index.game.pokemon[entry.index];
  return dataTable<Ranked>({
    caption: words("caption"),
    rows: ranked,
    sortBy: "rank",
    tall: true,
    columns: [
      {key: "rank", label: words("rank"), numeric: true, sort: ({rank}) => rank, cell: ({rank}) => rank},
      {
        key: "name",
        label: words("pokemon"),
        rowHeader: true,
        sort: (entry) => localName(of(entry)),
        cell: (entry) =>
          html`<a class="who" href=${formLink(of(entry).identifier)}>${formGlyph(of(entry), 32)}${localName(of(entry))}</a>`
      },
      {key: "type", label: words("type"), cell: (entry) => linkedTypes(index.game.types, of(entry).typeIds)},
      {
        key: "share",
        label: words("share"),
        numeric: true,
        sort: ({mean}) => mean,
        cell: ({mean}) => html`<span class="win-cell">${meter(mean)}<b>${percent(mean)}</b></span>`
      },
      {
        key: "interval",
        label: words("interval"),
        numeric: true,
        cell: ({interval: [low, high]}) => `${percent(low, 0)} – ${percent(high, 0)}`
      },
      {
        key: "favoured",
        label: words("favoured"),
        numeric: true,
        sort: ({favoured}) => favoured,
        cell: ({favoured, duels}) => words("favouredOf", {n: integer(favoured), total: integer(duels)})
      }
    ]
  }).element;
}
