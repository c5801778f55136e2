import {expect, it} from "vitest";
import {moveFacts} from "../../../src/move-list/move-facts.ts";
import {formFacts} from "../../../src/pokedex/form-facts.ts";
import {embeddedGame} from "../../data-loaders/embedded-game.ts";

const game = embeddedGame();

/** Words of English that are none of French. */
const ENGLISH =
  /\b(?:the|of|and|is|are|with|by|from|this|that|its?|when|no|not|each|every|all|hits?|targets?|may|against|learns?|moves?|levels?|damage|best|which|who|what)\b/i;

/** The French texts of a page's facts, without the names that are English in French as well. */
function frenchTexts(html: string, names: readonly string[]): string[] {
  const [, french] = html.split('<div class="facts" lang="fr">');
  return french
    .split(/<[^>]*>/)
    .map((text) => names.reduce((left, name) => left.replaceAll(name, ""), text))
    .filter((text) => text.trim() !== "");
}

it.each([
  ["moves", game.moves, moveFacts(game, null)],
  ["forms", game.pokemon, formFacts(game)]
] as const)(
  "says nothing of all %s in English on a French page, and writes it as French is written",
  (_, all, factsOf) => {
    const problems = new Set<string>();
    for (const each of all) {
      const {description, html} = (factsOf as (one: typeof each) => ReturnType<ReturnType<typeof formFacts>>)(
        each
      );
      const texts = frenchTexts(html, [each.name.en, each.name.fr]);
      expect(texts.length, each.identifier).toBeGreaterThan(5);
      for (const text of [...texts, description.fr.replace(each.name.fr, "")]) {
        if (ENGLISH.test(text)) problems.add(`English: ${text}`);
        if (/(?<![\u00a0\u202f])[:;?!](?= |$)/.test(text)) problems.add(`punctuation: ${text}`);
      }
    }
    expect([...problems].slice(0, 20)).toEqual([]);
  }
);
