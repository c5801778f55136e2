import {type LearnsetEntry, type Move, type Pokemon, STATS} from "../../data-loaders/game-data.ts";
import {type BestMoves, bestIn, openFights} from "../data/best-moves.ts";
import type {Matchups} from "../data/matchups.ts";
import {common} from "../i18n/common.ts";
import {localName} from "../i18n/language.ts";
import {integer, multiplier, probability} from "../i18n/numbers.ts";
import {formGlyph, linkedType} from "../ui/badges.ts";
import {meter} from "../ui/bars.ts";
import {type GameIndex, totalStats} from "../ui/game.ts";
import {heatStyle} from "../ui/heat.ts";
import {html, when} from "../ui/html.ts";
import {firstLevel, waysByMove, waysText} from "../ui/learned.ts";
import {formLink, siteLink} from "../ui/links.ts";
import {matchupChance} from "../ui/matchup-chance.ts";
import {namedForm} from "../ui/named-form.ts";
import {namedMove} from "../ui/named-move.ts";
import {type DataTable, dataTable} from "../ui/table.ts";
import {words} from "./compare-words.ts";

const head = (pokemon: Pokemon): HTMLElement =>
  html`<th scope="col"><a class="who" href=${formLink(pokemon.identifier)}>${formGlyph(pokemon, 30)}${localName(pokemon)}</a></th>`;

const framed = (caption: string, heads: readonly Node[], rows: readonly Node[]): HTMLElement =>
  html`<div class="table-scroll" role="region" tabindex="0" aria-label=${caption}><table class="compared">
    <caption class="visually-hidden">${caption}</caption><thead><tr>${heads}</tr></thead><tbody>${rows}</tbody></table></div>`;

/** Stats and their total, the highest of each row marked. */
export function statsTable(forms: readonly Pokemon[]): HTMLElement {
  const row = (label: string, value: (form: Pokemon) => number): HTMLElement => {
    const most = Math.max(...forms.map(value));
    return html`<tr><th scope="row">${label}</th>${forms.map((form) => {
      const isMost = value(form) === most;
      return html`<td class=${isMost ? "is-most" : null}><span class="row"><b class="num">${integer(value(form))}</b>${meter(
        value(form) / most,
        isMost ? "var(--a)" : "var(--line-strong)"
      )}${when(isMost, html`<span class="visually-hidden">${words("highest")}</span>`) ?? ""}</span></td>`;
    })}</tr>`;
  };
  return framed(
    words("statsCaption"),
    [html`<th scope="col">${words("stat")}</th>`, ...forms.map(head)],
    [...STATS.map((stat) => row(common(stat), ({stats}) => stats[stat])), row(common("total"), totalStats)]
  );
}

/** Twice and more hurts, half and less does not: between the two colours of the site. */
const danger = (value: number): number => (value === 0 ? 1 : 0.5 - Math.log2(value) / 4);

/** Multipliers of each attacking type, save those that do plain damage to all of them. */
export function defenceTable(index: GameIndex, forms: readonly Pokemon[]): HTMLElement {
  const {game, effectiveness} = index;
  const rows = game.types.flatMap((type) => {
    const values = forms.map(({typeIds}) => effectiveness(type.id, typeIds));
    if (values.every((value) => value === 1)) return [];
    return [
      html`<tr><th scope="row">${linkedType(type)}</th>${values.map(
        (value) =>
          html`<td class="heat num" style=${value === 1 ? null : heatStyle(danger(value))}>${multiplier(value)}</td>`
      )}</tr>` as Node
    ];
  });
  return framed(
    words("defenceCaption"),
    [html`<th scope="col">${common("type")}</th>`, ...forms.map(head)],
    rows
  );
}

/** Who of them beats whom, with the mean over all opponents. */
export function fightsTable(index: GameIndex, matchups: Matchups, forms: readonly Pokemon[]): HTMLElement {
  const place = new Map(index.game.pokemon.map(({id}, at) => [id, at]));
  const at = ({id}: Pokemon): number => place.get(id)!;
  const cell = (a: Pokemon, b: Pokemon): HTMLElement => {
    const p = a === b ? null : matchups.probability(at(a), at(b));
    if (p === null) return html`<td class="num quiet">–</td>`;
    const chance = matchupChance(p);
    return html`<td class="heat num" style=${heatStyle(p)}><a href=${siteLink(
      `/fight/?a=${a.identifier}&b=${b.identifier}`
    )} aria-label=${words("fight", {a: localName(a), b: localName(b), chance})}>${chance}</a></td>`;
  };
  const rows = forms.map((a) => {
    const mean = matchups.mean(at(a));
    return html`<tr><th scope="row">${namedForm(a)}</th>${forms.map((b) => cell(a, b))}<td class="num">${
      mean === null ? "–" : probability(mean)
    }</td></tr>`;
  });
  return framed(
    words("fightsCaption"),
    [html`<td></td>`, ...forms.map(head), html`<th scope="col" class="num">${words("meanOfAll")}</th>`],
    rows
  );
}

/** A move that some of them learn. */
export interface ComparedMove {
  readonly move: Move;
  /** By form, in their order; none where it does not learn it. */
  readonly ways: readonly (readonly LearnsetEntry[] | undefined)[];
}

export function comparedMoves(index: GameIndex, forms: readonly Pokemon[]): ComparedMove[] {
  const learned = forms.map(waysByMove);
  const ids = new Set(learned.flatMap((ways) => [...ways.keys()]));
  return [...ids].map((id) => ({move: index.move(id), ways: learned.map((ways) => ways.get(id))}));
}

export const isShared = ({ways}: ComparedMove): boolean => ways.every((way) => way !== undefined);

/** Moves by who of them learns each, and how. */
export function movesTable(
  index: GameIndex,
  best: BestMoves | null,
  forms: readonly Pokemon[]
): DataTable<ComparedMove> {
  const wins = (form: Pokemon, {move}: ComparedMove): number => (best ? bestIn(best, form.id, move.id) : 0);
  return dataTable<ComparedMove>({
    caption: words("movesCaption"),
    rows: [],
    sortBy: "power",
    descending: true,
    tall: true,
    columns: [
      {
        key: "name",
        label: common("move"),
        rowHeader: true,
        sort: ({move}) => localName(move),
        cell: ({move}) => namedMove(move)
      },
      {
        key: "type",
        label: common("type"),
        sort: ({move}) => localName(index.game.types[move.typeId - 1]),
        cell: ({move}) => linkedType(index.game.types[move.typeId - 1])
      },
      {
        key: "power",
        label: common("power"),
        numeric: true,
        sort: ({move}) => move.power ?? -1,
        cell: ({move}) => (move.power === null ? "–" : integer(move.power))
      },
      ...forms.map((form, at) => ({
        key: form.identifier,
        label: localName(form),
        sort: (row: ComparedMove) => {
          const ways = row.ways[at];
          return ways === undefined ? Number.POSITIVE_INFINITY : firstLevel(ways) - 1000 * wins(form, row);
        },
        cell: (row: ComparedMove) => {
          const ways = row.ways[at];
          if (ways === undefined) return html`<span class="quiet">–</span>`;
          const n = wins(form, row);
          if (best === null || n === 0) return waysText(ways, row.move);
          const of = openFights(best, form.id);
          const text = words("bestOf", {n, of});
          return html`<span class="learned" title=${text}>${waysText(ways, row.move)}${meter(n / of)}<span
            class="visually-hidden">, ${text}</span></span>`;
        }
      }))
    ]
  });
}
