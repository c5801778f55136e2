import type {Pokemon} from "../../data-loaders/game-data.ts";
import type {Matchups} from "../data/matchups.ts";
import {localName} from "../i18n/language.ts";
import {percent} from "../i18n/numbers.ts";
import {formGlyph} from "../ui/badges.ts";
import {meter} from "../ui/bars.ts";
import {notMadeYet} from "../ui/explain-missing.ts";
import {html} from "../ui/html.ts";
import {formLink, siteLink} from "../ui/links.ts";
import {matchupChance} from "../ui/matchup-chance.ts";
import {words} from "./pokedex-words.ts";

export interface Opponent {
  readonly pokemon: Pokemon;
  readonly probability: number;
}

/** Steps of a hundredth: finer differences are the sampling's noise. */
const hundredths = (value: number): number => Math.round(100 * value);

/**
 * A form's opponents by its chance to beat them, best first; of equal chances the stronger opponent first, so
 * that the head of the list holds its finest wins and the tail its sorest losses.
 */
export function rankedOpponents(matchups: Matchups, field: readonly Pokemon[], own: number): Opponent[] {
  return field
    .map((pokemon, index) => ({
      pokemon,
      strength: matchups.mean(index) ?? 0,
      probability: index === own ? null : matchups.probability(own, index)
    }))
    .filter((opponent): opponent is Opponent & {strength: number} => opponent.probability !== null)
    .sort((a, b) => hundredths(b.probability) - hundredths(a.probability) || b.strength - a.strength);
}

const SHOWN = 10;

const opponentList = (title: string, own: Pokemon, opponents: readonly Opponent[]): HTMLElement =>
  html`<div><h3>${title}</h3><ol class="opponents">${opponents.map(
    (opponent) => html`<li><a class="who" href=${formLink(opponent.pokemon.identifier)}>${formGlyph(
      opponent.pokemon,
      30
    )}${localName(opponent.pokemon)}</a>${meter(opponent.probability)}<a class="num"
      href=${siteLink(`/fight/?a=${own.identifier}&b=${opponent.pokemon.identifier}`)}>${matchupChance(opponent.probability)}</a></li>`
  )}</ol></div>`;

export function matchupPanel(
  matchups: Matchups | null,
  field: readonly Pokemon[],
  pokemon: Pokemon
): HTMLElement {
  const title = html`<h2>${words("matchupTitle")}</h2>`;
  if (!matchups)
    return html`<section>${title}${notMadeYet(words("missingMatchups"), "npm run simulate")}</section>`;
  const own = field.indexOf(pokemon);
  const ranked = rankedOpponents(matchups, field, own);
  if (ranked.length === 0) return html`<section>${title}<p>${words("noMatchups")}</p></section>`;
  const mean = percent(matchups.mean(own) ?? 0, 0);
  return html`<section>${title}<p>${words("average", {share: mean})} ${words("matchupNote", {n: ranked.length})}</p>
    <div class="grid card matchup-lists" style="--min:280px">${opponentList(words("best"), pokemon, ranked.slice(0, SHOWN))}${opponentList(
      words("worst"),
      pokemon,
      ranked.slice(-SHOWN).reverse()
    )}</div></section>`;
}
