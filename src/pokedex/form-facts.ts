import {type GameData, type Move, type Pokemon, STATS} from "../../data-loaders/game-data.ts";
import {escapeHtml} from "../../lib/documents/escape-html.ts";
import {factRow, inBothLanguages, type PageFacts} from "../chrome/page-facts.ts";
import {common} from "../i18n/common.ts";
import {language, localName} from "../i18n/language.ts";
import {decimal, multiplier} from "../i18n/numbers.ts";
import {dexNumber, indexGame, totalStats} from "../ui/game.ts";
import {waysByMove} from "../ui/learned.ts";
import {attackersByMultiplier} from "../ui/multipliers.ts";
import {words} from "./pokedex-words.ts";

const EVEN = 1;

/** A form's facts as they stand in its page's HTML: for search engines, previews, and readers without JavaScript. */
export function formFacts(game: GameData): (form: Pokemon) => PageFacts {
  const index = indexGame(game);
  const list = (names: readonly string[]): string => names.map(escapeHtml).join(", ");
  const typeNames = ({typeIds}: Pokemon): string[] => typeIds.map((id) => localName(game.types[id - 1]));
  const movesOf = (form: Pokemon): Move[] =>
    [...waysByMove(form).keys()]
      .map((id) => index.move(id))
      .sort((a, b) => localName(a).localeCompare(localName(b), language()));
  const moveLinks = (form: Pokemon): string =>
    movesOf(form)
      .map((move) => `<a href="../move-list/${move.identifier}">${escapeHtml(localName(move))}</a>`)
      .join(", ");
  const weaknesses = ({typeIds}: Pokemon): string[] =>
    attackersByMultiplier(index, typeIds)
      .filter(([value]) => value > EVEN)
      .flatMap(([, types]) => types.map(localName));

  const description = (form: Pokemon): string =>
    words("description", {
      name: localName(form),
      types: typeNames(form).join(", "),
      total: totalStats(form),
      weak: weaknesses(form).join(", ") || "–",
      n: movesOf(form).length
    });

  const facts = (form: Pokemon): string => {
    const relatives = game.pokemon.filter(
      ({speciesId, id}) => speciesId === form.speciesId && id !== form.id
    );
    const defence = attackersByMultiplier(index, form.typeIds).map(
      ([value, types]) =>
        `<div><dt class="num">${multiplier(value)}</dt><dd>${list(types.map(localName))}</dd></div>`
    );
    return `<p><strong>${list(typeNames(form))}</strong>, ${common("number")} ${dexNumber(form)}. ${words("facts", {height: decimal(form.heightM, 1), weight: decimal(form.weightKg, 1)})}.</p>
<h2>${words("baseStats")}</h2>
<table class="stat-table"><tbody>${STATS.map((stat) => factRow(common(stat), form.stats[stat])).join("")}${factRow(common("total"), totalStats(form))}</tbody></table>
<h2>${words("defenceTitle")}</h2>
<dl class="multipliers">${defence.join("")}</dl>
<h2>${words("learnsetTitle")}</h2>
<p>${moveLinks(form)}.</p>${
      relatives.length === 0
        ? ""
        : `
<h2>${words("forms")}</h2>
<ul>${relatives.map((other) => `<li><a href="./${other.identifier}">${escapeHtml(localName(other))}</a></li>`).join("")}</ul>`
    }`;
  };

  return (form) =>
    inBothLanguages(
      () => description(form),
      () => facts(form)
    );
}
