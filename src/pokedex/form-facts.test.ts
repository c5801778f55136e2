import {describe, expect, it} from "vitest";
import {smallGame} from "../../tests/support/small-game.ts";
import {formFacts} from "./form-facts.ts";

const form = (wanted: string) => smallGame.pokemon.find(({identifier}) => identifier === wanted)!;
const charmander = form("charmander");
const squirtle = form("squirtle");

describe("a form's facts in its page's HTML", () => {
  const {description, html} = formFacts(smallGame)(squirtle);
  const [english, french] = html.split('<div class="facts" lang="fr">');

  it("are a sentence about it and no other, in each language", () => {
    expect(description.en).toMatch(/^Squirtle in Pokémon Let’s Go: water; /);
    expect(description.fr).toMatch(/^Carapuce dans Pokémon Let’s Go.: /);
    expect(formFacts(smallGame)(charmander).description.en).not.toBe(description.en);
  });

  it("say types, stats, weaknesses and every move it learns, without a word of the other language", () => {
    for (const value of Object.values(squirtle.stats))
      expect(english).toContain(`<td class="num">${value}</td>`);
    for (const {moveId} of squirtle.learnset) {
      const {name} = smallGame.moves.find(({id}) => id === moveId)!;
      expect(english).toContain(name.en);
      expect(french).toContain(name.fr);
    }
    expect(english).toContain("What hurts it?");
    expect(french).toContain("Qu’est-ce qui lui fait mal");
    expect(french).not.toMatch(/What|Height/);
  });

  it("list its moves by their names in each language", () => {
    const [english, french] = formFacts(smallGame)(charmander).html.split('<div class="facts" lang="fr">');
    const listed = (html: string) =>
      [...html.matchAll(/move-list\/[\w-]+">([^<]+)</g)].map(([, name]) => name);
    expect(listed(english)).toEqual(["Ember", "Fire Punch", "Flamethrower", "Growl", "Swords Dance"]);
    expect(listed(french)).toEqual([
      "Danse-Lames",
      "Flammèche",
      "Lance-Flammes",
      "Poing de Feu",
      "Rugissement"
    ]);
  });
});
