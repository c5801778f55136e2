import type {GameData, Move} from "../../data-loaders/game-data.ts";
import {escapeHtml} from "../../lib/documents/escape-html.ts";
import {factRow, inBothLanguages, type PageFacts} from "../chrome/page-facts.ts";
import type {BestMoves} from "../data/best-moves.ts";
import {common} from "../i18n/common.ts";
import {language, localName} from "../i18n/language.ts";
import {colon} from "../i18n/name-and-value.ts";
import {multiplier} from "../i18n/numbers.ts";
import {indexGame} from "../ui/game.ts";
import {waysText} from "../ui/learned.ts";
import {moveEffects} from "./move-effects.ts";
import {dealsDamage, learnersOf} from "./move-learners.ts";
import {accuracyText, bestTexts, powerText, priorityText, targets} from "./move-texts.ts";
import {words} from "./move-words.ts";

/**
 * A move's facts as they stand in its page's HTML: for search engines, previews, and readers without JavaScript.
 * @param best null before any duel
 */
export function moveFacts(game: GameData, best: BestMoves | null): (move: Move) => PageFacts {
  const index = indexGame(game);
  const typeName = ({typeId}: Move): string => localName(game.types[typeId - 1]);
  const kind = (move: Move): string => `${typeName(move)}, ${common(move.category)}`;

  const description = (move: Move): string => {
    const n = learnersOf(game, move.id).length;
    return words("description", {
      name: localName(move),
      type: typeName(move),
      category: common(move.category),
      power: powerText(move),
      accuracy:
        move.accuracy === null ? accuracyText(move) : words("withAccuracy", {accuracy: accuracyText(move)}),
      learners: n === 0 ? words("withoutLearners") : words("withLearners", {n})
    });
  };

  const facts = (move: Move): string => {
    const {note, groups} = targets(index, move);
    const learners = learnersOf(game, move.id).map(
      ({pokemon, ways}) =>
        `<li><a href="../pokedex/${pokemon.identifier}">${escapeHtml(localName(pokemon))}</a>${colon()}${escapeHtml(waysText(ways, move))}</li>`
    );
    const multipliers = groups.map(
      ([value, types]) =>
        `<div><dt class="num">${multiplier(value)}</dt><dd>${types.map((type) => escapeHtml(localName(type))).join(", ")}</dd></div>`
    );
    const rows = [
      [common("power"), powerText(move)],
      [common("accuracy"), accuracyText(move)],
      [words("pp"), String(move.pp)],
      [common("priority"), priorityText(move)]
    ].map(([name, value]) => factRow(name, value));
    return `<p><strong>${escapeHtml(kind(move))}</strong>, ${escapeHtml(words("otherName", {name: move.name[language() === "en" ? "fr" : "en"]}))}.</p>
<table class="stat-table"><tbody>${rows.join("")}</tbody></table>
<h2>${words("effectTitle")}</h2>
<p>${escapeHtml(moveEffects(move).join(" "))}</p>
<h2>${words("targetsTitle")}</h2>
<p>${escapeHtml(note)}</p>
<dl class="multipliers">${multipliers.join("")}</dl>
${
  best && dealsDamage(move)
    ? `<h2>${words("bestTitle")}</h2>
<p>${escapeHtml(bestTexts(game, best, move).join(" "))}</p>`
    : ""
}
<h2>${words("learnersTitle")}</h2>
${learners.length === 0 ? `<p>${escapeHtml(words("nobody"))}</p>` : `<ul>${learners.join("")}</ul>`}`;
  };

  return (move) =>
    inBothLanguages(
      () => description(move),
      () => facts(move)
    );
}
