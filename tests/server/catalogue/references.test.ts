import {describe, expect, it} from "vitest";
import {UnknownReferenceError} from "../../../data-loaders/unknown-reference.ts";
import {damagingMoves, isDamaging} from "../../../server/catalogue/damaging.ts";
import {createCatalogue} from "../../../server/catalogue/game-catalogue.ts";
import {smallGame} from "../support/small-game.ts";

const catalogue = createCatalogue(smallGame);
const {pokemon, moves, types} = catalogue;
const errorOf = (action: () => unknown): UnknownReferenceError => {
  try {
    action();
  } catch (error) {
    return error as UnknownReferenceError;
  }
  throw new Error("nothing was refused");
};

describe("a reference", () => {
  it.each([7, "7", "007", "squirtle", "Squirtle", "CARAPUCE"])("is an id or a name: %s", (reference) => {
    expect(pokemon.find(reference, "en").id).toBe(7);
  });

  it("is an identifier, an English or a French name, and for moves a former French name", () => {
    expect(pokemon.find("charizard-mega-x", "en").id).toBe(10034);
    expect(pokemon.find("Mega Charizard X", "en").id).toBe(10034);
    expect(pokemon.find("Méga-Dracaufeu X", "en").id).toBe(10034);
    expect(["quick-attack", "Vive-Attaque"].map((name) => moves.find(name, "en").id)).toEqual([98, 98]);
    expect(["water-gun", "pistolet à o", "Pisto O"].map((name) => moves.find(name, "en").id)).toEqual([
      55, 55, 55
    ]);
    expect(["fire", "Feu", "10"].map((name) => types.find(name, "en").id)).toEqual([10, 10, 10]);
  });

  it("that is unknown is told with the three closest names, in the language of the client", () => {
    const error = errorOf(() => pokemon.find("carapuse", "fr"));
    expect(error).toBeInstanceOf(UnknownReferenceError);
    expect(error).toMatchObject({name: "UnknownReferenceError", kind: "Pokémon", value: "carapuse"});
    expect(error.suggestions).toHaveLength(3);
    expect(error.suggestions[0]).toBe("Carapuce");
    expect(error.message).toBe(`No Pokémon is called "carapuse". Closest: ${error.suggestions.join(", ")}.`);
    expect(errorOf(() => moves.find("pisto", "en")).kind).toBe("move");
    expect(errorOf(() => types.find("shadow", "en")).kind).toBe("type");
  });

  it("by an id that is unknown is told without others", () => {
    expect(errorOf(() => pokemon.byId(3))).toMatchObject({message: "No Pokémon has id 3.", suggestions: []});
    expect(errorOf(() => pokemon.find(3, "en")).message).toBe("No Pokémon has id 3.");
  });

  it("of digits is an id, however many, and no name is close to one", () => {
    expect(errorOf(() => pokemon.find("9999", "en"))).toMatchObject({
      message: "No Pokémon has id 9999.",
      suggestions: []
    });
    expect(errorOf(() => pokemon.find("4000000007", "en")).message).toBe("No Pokémon has id 4000000007.");
    expect(pokemon.find("0000000007", "en").id).toBe(7);
  });
});

describe("what a Pokémon can learn", () => {
  it("is each move once, in ascending id", () => {
    expect([...(catalogue.learnable.get(7) ?? [])]).toEqual([33, 39, 55, 57]);
    expect([...(catalogue.learnable.get(4) ?? [])]).toEqual([10, 52, 98]);
  });

  it("and hurts by is that without its status moves", () => {
    expect(damagingMoves(catalogue, 7).map(({id}) => id)).toEqual([33, 55, 57]);
    expect(damagingMoves(catalogue, 132)).toEqual([]);
    expect(damagingMoves(catalogue, 3), "of nobody").toEqual([]);
    expect(smallGame.moves.filter((move) => !isDamaging(move)).map(({id}) => id)).toEqual([39, 144]);
  });
});
