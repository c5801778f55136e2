import type {GameData, Pokemon} from "../../data-loaders/game-data.ts";
import {STATS} from "../../data-loaders/game-data.ts";
import {escapeHtml} from "../../lib/documents/escape-html.ts";
import {common} from "../i18n/common.ts";
import {inLanguage, type Language, localName} from "../i18n/language.ts";
import {decimal, multiplier} from "../i18n/numbers.ts";
import {dexNumber, indexGame, totalStats} from "../ui/game.ts";
import {typesByMultiplier} from "./pokedex-defence.ts";
import {words} from "./pokedex-words.ts";

/** What a form's page says before, or without, any script. */
export interface FormFacts {
  readonly description: Readonly<Record<Language, string>>;
  /** HTML in both languages. */
  readonly html: string;
}

const EVEN = 1;

/** A form's facts as they stand in its page's HTML: for search engines, previews, and readers without JavaScript. */
export function formFacts(game: GameData): (form: Pokemon) => FormFacts {
  const index = indexGame(game);
  const list = (names: readonly string[]): string => names.map(escapeHtml).join(", ");
  const typeNames = ({typeIds}: Pokemon): string[] => typeIds.map((id) => localName(game.types[id - 1]));
  const movesOf = ({learnset}: Pokemon): string[] =>
    [...new Set(learnset.map(({moveId}) => moveId))].map((id) => localName(index.move(id))).sort();
  const weaknesses = ({typeIds}: Pokemon): string[] =>
    typesByMultiplier(index, typeIds)
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
    const row = (name: string, value: number): string =>
      `<tr><th scope="row">${escapeHtml(name)}</th><td class="num">${value}</td></tr>`;
    const relatives = game.pokemon.filter(
      ({speciesId, id}) => speciesId === form.speciesId && id !== form.id
    );
    const defence = typesByMultiplier(index, form.typeIds).map(
      ([value, types]) =>
        `<div><dt class="num">${multiplier(value)}</dt><dd>${list(types.map(localName))}</dd></div>`
    );
    return `<p><strong>${list(typeNames(form))}</strong>, ${words("number")} ${dexNumber(form)}. ${words("facts", {height: decimal(form.heightM, 1), weight: decimal(form.weightKg, 1)})}.</p>
<h2>${words("baseStats")}</h2>
<table class="stat-table"><tbody>${STATS.map((stat) => row(common(stat), form.stats[stat])).join("")}${row(common("total"), totalStats(form))}</tbody></table>
<h2>${words("defenceTitle")}</h2>
<dl class="multipliers">${defence.join("")}</dl>
<h2>${words("learnsetTitle")}</h2>
<p>${list(movesOf(form))}.</p>${
      relatives.length === 0
        ? ""
        : `
<h2>${words("forms")}</h2>
<ul>${relatives.map((other) => `<li><a href="./${other.identifier}">${escapeHtml(localName(other))}</a></li>`).join("")}</ul>`
    }`;
  };

  return (form) => ({
    description: {
      en: inLanguage("en", () => description(form)),
      fr: inLanguage("fr", () => description(form))
    },
    html: (["en", "fr"] as const)
      .map((chosen) => `<div class="facts" lang="${chosen}">${inLanguage(chosen, () => facts(form))}</div>`)
      .join("\n")
  });
}
