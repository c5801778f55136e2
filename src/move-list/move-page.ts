import type {GameData, Move} from "../../data-loaders/game-data.ts";
import {type BestMoves, bestIn, openFights} from "../data/best-moves.ts";
import {common} from "../i18n/common.ts";
import {language, localName} from "../i18n/language.ts";
import {categoryChip, formGlyph, linkedTypes} from "../ui/badges.ts";
import {meter} from "../ui/bars.ts";
import {notMadeYet} from "../ui/explain-missing.ts";
import {dexNumber, indexGame} from "../ui/game.ts";
import {html} from "../ui/html.ts";
import {firstLevel, waysText} from "../ui/learned.ts";
import {formLink, siteLink} from "../ui/links.ts";
import {multiplierList} from "../ui/multipliers.ts";
import {dataTable} from "../ui/table.ts";
import {tile, tiles} from "../ui/tile.ts";
import {moveEffects} from "./move-effects.ts";
import {bestUsers, dealsDamage, type Learner, learnersOf} from "./move-learners.ts";
import {accuracyText, bestTexts, powerText, priorityText, targets} from "./move-texts.ts";
import {words} from "./move-words.ts";

export interface MovePageData {
  readonly game: GameData;
  readonly identifier: string;
  /** null until the duels have been simulated. */
  readonly best: BestMoves | null;
}

function effectPanel(move: Move): HTMLElement {
  const effects = moveEffects(move);
  // The game's own sentence is known in English alone, and says no more than the effects do.
  const said =
    move.description === "" || language() !== "en"
      ? ""
      : html`<p class="quiet">${words("inWords")} <q>${move.description}</q></p>`;
  return html`<section class="card"><h2>${words("effectTitle")}</h2>${
    effects.length === 1
      ? html`<p>${effects[0]}</p>`
      : html`<ul>${effects.map((effect) => html`<li>${effect}</li>`)}</ul>`
  }${said}</section>`;
}

function targetsPanel(game: GameData, move: Move): HTMLElement {
  const {note, groups} = targets(indexGame(game), move);
  return html`<section class="card"><h2>${words("targetsTitle")}</h2><p class="quiet">${note}</p>${
    groups.length > 0 ? multiplierList(groups) : ""
  }</section>`;
}

const SHOWN = 10;

function bestPanel({game, best}: MovePageData, move: Move, learners: readonly Learner[]): HTMLElement {
  const title = html`<h2>${words("bestTitle")}</h2>`;
  if (!best)
    return html`<section class="card">${title}${notMadeYet(words("bestMissing"), "npm run simulate")}</section>`;
  const texts = bestTexts(game, best, move).map((text) => html`<p>${text}</p>`);
  const section: HTMLElement = html`<section class="card">${title}${texts}</section>`;
  const users = bestUsers(best, move, learners).slice(0, SHOWN);
  if (users.length > 0)
    section.append(
      html`<h3>${words("bestUsers")}</h3>`,
      html`<ol class="opponents counted">${users.map(
        ({pokemon, bestIn: n}) =>
          html`<li><a class="who" href=${formLink(pokemon.identifier)}>${formGlyph(
            pokemon,
            30
          )}${localName(pokemon)}</a>${meter(n / openFights(best, pokemon.id))}<span class="num">${words(
            "outOf",
            {
              n,
              of: openFights(best, pokemon.id)
            }
          )}</span></li>`
      )}</ol>`
    );
  section.append(html`<p class="quiet">${words("bestNote")}</p>`);
  return section;
}

function learnersPanel({game, best}: MovePageData, move: Move, learners: readonly Learner[]): HTMLElement {
  if (learners.length === 0)
    return html`<section><h2>${words("learnersTitle")}</h2><p>${words("nobody")}</p></section>`;
  const isBest = ({pokemon}: Learner): number => (best ? bestIn(best, pokemon.id, move.id) : 0);
  const sameType = ({pokemon}: Learner): boolean => pokemon.typeIds.includes(move.typeId);
  const table = dataTable<Learner>({
    caption: words("learnersOf", {name: localName(move)}),
    rows: learners,
    sortBy: "number",
    tall: true,
    columns: [
      {
        key: "number",
        label: common("number"),
        numeric: true,
        sort: ({pokemon}) => pokemon.speciesId,
        cell: ({pokemon}) => dexNumber(pokemon)
      },
      {
        key: "name",
        label: common("pokemon"),
        rowHeader: true,
        sort: ({pokemon}) => localName(pokemon),
        cell: ({pokemon}) =>
          html`<a class="who" href=${formLink(pokemon.identifier)}>${formGlyph(pokemon, 34)}${localName(pokemon)}</a>`
      },
      {
        key: "type",
        label: common("type"),
        sort: ({pokemon}) => pokemon.typeIds.map((id) => localName(game.types[id - 1])).join(),
        cell: (learner) =>
          html`<span class="row">${linkedTypes(game.types, learner.pokemon.typeIds)}${
            dealsDamage(move) && sameType(learner)
              ? html`<span class="chip" title=${words("sameType")}>${words("stab")}</span>`
              : ""
          }</span>`
      },
      {
        key: "ways",
        label: words("way"),
        sort: ({ways}) => firstLevel(ways),
        cell: ({ways}) => waysText(ways, move)
      },
      ...(best && dealsDamage(move)
        ? [
            {
              key: "best",
              label: words("bestIn"),
              numeric: true,
              sort: isBest,
              cell: (learner: Learner) =>
                isBest(learner) === 0
                  ? "–"
                  : words("outOf", {n: isBest(learner), of: openFights(best, learner.pokemon.id)})
            }
          ]
        : [])
    ]
  });
  return html`<section><h2>${words("learnersTitle")}</h2><p>${words("learnersCount", {n: learners.length})}</p>${table.element}</section>`;
}

/** Everything known of one move. @throws RangeError for an identifier that is not in the game */
export function movePage(data: MovePageData): HTMLElement {
  const {game, identifier} = data;
  const move = game.moves.find((other) => other.identifier === identifier);
  if (!move) throw new RangeError(words("unknown", {id: identifier}));
  const learners = learnersOf(game, move.id);
  const other = language() === "en" ? "fr" : "en";
  return html`<div>
    <div class="form-head"><div><p class="row">${linkedTypes(game.types, [move.typeId])}${categoryChip(move.category)}</p>
      <p class="quiet foreign" lang=${other}>${move.name[other]}</p></div>
      <p class="row actions"><a class="button" href=${siteLink("/move-list/")}>${words("all")}</a></p></div>
    ${tiles(
      [
        tile(common("power"), powerText(move)),
        tile(common("accuracy"), accuracyText(move)),
        tile(words("pp"), String(move.pp)),
        tile(common("priority"), priorityText(move))
      ],
      140
    )}
    <div class="grid" style="--min:340px"><div class="stack">${effectPanel(move)}${targetsPanel(game, move)}</div>${
      dealsDamage(move) ? bestPanel(data, move, learners) : ""
    }</div>${learnersPanel(data, move, learners)}</div>`;
}
