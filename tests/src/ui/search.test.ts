import {describe, expect, it} from "vitest";
import {find, moveCalled, plain, pokemonCalled} from "../../../src/ui/search.ts";
import {smallGame} from "../../support/small-game.ts";

const names = (query: string): string[] => find(smallGame.pokemon, query).map(({identifier}) => identifier);

describe("finding by name", () => {
  it("ignores case, accents and marks", () => {
    expect(plain("Méga-Dracaufeu X")).toBe("megadracaufeux");
    expect(names("SALAMECHE")).toEqual(["charmander"]);
  });

  it("puts names that begin with the query first", () => {
    const moves = find(smallGame.moves, "e").map(({identifier}) => identifier);
    expect(moves[0]).toBe("ember");
    expect(moves).toContain("flamethrower");
    // A later word of a name counts more than letters inside one.
    expect(find(smallGame.moves, "pu")[0].identifier).toBe("fire-punch");
  });

  /** Pokémon as the game's own names and numbers are. */
  const known = [
    ["pikachu", "Pikachu", "Pikachu", 25, "base", [13]],
    ["raichu", "Raichu", "Raichu", 26, "base", [13]],
    ["raichu-alola", "Alolan Raichu", "Raichu d’Alola", 26, "alola", [13, 14]],
    ["charizard-mega-x", "Mega Charizard X", "Méga-Dracaufeu X", 6, "mega_x", [10, 16]],
    ["mew", "Mew", "Mew", 151, "base", [14]]
  ].map(([identifier, en, fr, speciesId, form, typeIds]) => ({
    ...smallGame.pokemon[0],
    ...({identifier, name: {en, fr}, speciesId, form, typeIds} as Partial<(typeof smallGame.pokemon)[0]>)
  }));

  it.each([
    ["pikchu", "pikachu"],
    ["pikachuu", "pikachu"],
    ["dracofeu", "charizard-mega-x"],
    ["025", "pikachu"],
    ["25", "pikachu"],
    ["#151", "mew"],
    ["alola raichu", "raichu-alola"],
    ["raichu alola", "raichu-alola"],
    ["mega charizard", "charizard-mega-x"],
    ["dragon", "charizard-mega-x"],
    ["electric psy", "raichu-alola"],
    ["mw", undefined],
    ["bulbizarre", undefined]
  ])("finds for %s first %s", (query, expected) => {
    expect(find(known, query, pokemonCalled(smallGame.types))[0]?.identifier).toBe(expected);
  });

  it("takes what is like a name only where nothing holds it", () => {
    expect(find(known, "raichu").map(({identifier}) => identifier)).toEqual(["raichu", "raichu-alola"]);
  });

  it("finds moves by their type, after those named so", () => {
    const [{name}] = smallGame.types.filter(({id}) => id === 10);
    const found = find(smallGame.moves, name.en, moveCalled(smallGame.types));
    expect(found.map(({typeId}) => typeId)).toContain(10);
    expect(found.length).toBeGreaterThan(find(smallGame.moves, name.en).length);
  });

  it("gives everything for an empty query and nothing for a stranger", () => {
    expect(names("")).toHaveLength(smallGame.pokemon.length);
    expect(names("xyz")).toEqual([]);
  });
});
