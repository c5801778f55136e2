import {describe, expect, it} from "vitest";
import type {Move, MoveMechanics} from "../../data-loaders/game-data.ts";
import {smallBestMoves} from "../../tests/src/fixtures/best-moves.ts";
import {smallGame} from "../../tests/support/small-game.ts";
import {inLanguage} from "../i18n/language.ts";
import {moveEffects} from "./move-effects.ts";
import {moveFacts} from "./move-facts.ts";
import {bestShare} from "./move-learners.ts";

const move = (wanted: string): Move => smallGame.moves.find(({identifier}) => identifier === wanted)!;
const doing = (mechanics: Partial<MoveMechanics>, of = "surf"): string[] => {
  const changed = move(of);
  return moveEffects({...changed, mechanics: {...changed.mechanics, ...mechanics}});
};

describe("a move's facts in its page's HTML", () => {
  const {description, html} = moveFacts(smallGame, smallBestMoves)(move("ember"));
  const [english, french] = html.split('<div class="facts" lang="fr">');

  it("are a sentence about it and no other, in each language", () => {
    expect(description.en).toMatch(/^Ember in Pokémon Let’s Go: fire, Special, power 40, accuracy 100%; /);
    expect(description.fr).toMatch(/^Flammèche dans Pokémon Let’s Go.: /);
    expect(moveFacts(smallGame, null)({...move("ember"), id: 999, accuracy: null}).description).toEqual({
      en: expect.stringMatching(/power 40, never misses; what it does, and that no Pokémon learns it\.$/),
      fr: expect.stringMatching(
        /puissance 40, ne rate jamais.; ce qu’elle fait, et qu’aucun Pokémon ne l’apprend\.$/
      )
    });
    expect(moveFacts(smallGame, null)(move("surf")).description.en).not.toBe(description.en);
  });

  it("say its figures, targets and every Pokémon that learns it, without a word of the other language", () => {
    for (const value of [40, "100%", 10]) expect(english).toContain(`<td class="num">${value}</td>`);
    for (const {identifier, name, learnset} of smallGame.pokemon) {
      const link = `<a href="../pokedex/${identifier}">`;
      expect(english.includes(`${link}${name.en}</a>: TM`)).toBe(learnset.some(({moveId}) => moveId === 52));
      expect(french.includes(`${link}${name.fr}</a>\u00a0: CT`)).toBe(
        learnset.some(({moveId}) => moveId === 52)
      );
    }
    expect(english).toContain('<dt class="num">×2</dt><dd>grass</dd>');
    expect(french).not.toMatch(/Who|learn|Damage/);
  });

  it("say nothing of the best move before any duel", () => {
    const surf = move("surf");
    expect(moveFacts(smallGame, smallBestMoves)(surf).html).toContain("How often is it the best move?");
    expect(moveFacts(smallGame, null)(surf).html).not.toContain("How often is it the best move?");
  });

  it("say nothing of the best move of a status move, which was never a candidate", () => {
    const growl = moveFacts(smallGame, smallBestMoves)(move("growl")).html;
    expect(growl).not.toMatch(/How often is it the best move|Never|Jamais/);
  });
});

it("tells how often a move is the best of those that can learn it", () => {
  expect(bestShare(smallGame, smallBestMoves, move("flamethrower"))).toEqual({
    best: 8,
    of: 9,
    rank: 1,
    attacks: 5
  });
  expect(bestShare(smallGame, smallBestMoves, move("ember"))).toMatchObject({best: 0, of: 9, rank: 5});
});

describe("a move's effects in words", () => {
  it("are the rules that the simulator plays by", () => {
    expect(doing({})).toEqual(["Damage, and nothing else."]);
    expect(doing({ailment: "burn", ailmentPercent: 10, critStage: 1})).toEqual([
      "In 10% of hits: burns the target.",
      "Critical hits are three times as likely."
    ]);
    expect(doing({damageType: "multi_hit", minHits: 2, maxHits: 5})).toEqual([
      "Hits 2 to 5 times in a turn."
    ]);
    const stages = {attack: -1, defense: 0, spAttack: 0, spDefense: 0, speed: 2, accuracy: 0, evasion: 0};
    expect(doing({statChange: {target: "user", percent: 100, stages}})).toEqual([
      "The user’s Attack −1, Speed +2."
    ]);
    expect(inLanguage("fr", () => doing({flinchPercent: 100}))).toEqual(["Apeure la cible."]);
  });

  it("tell that fire thaws, and what else does", () => {
    expect(doing({}, "ember")).toEqual(["A hit thaws a frozen target."]);
    expect(doing({thaws: true})).toEqual([
      "A frozen user can use it, and thaws.",
      "A hit thaws a frozen target."
    ]);
    expect(doing({damageType: "none"}, "ember"), "one that does not strike").not.toContain(
      "A hit thaws a frozen target."
    );
  });
});
