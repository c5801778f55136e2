import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {UnknownReferenceError} from "../../../data-loaders/unknown-reference.ts";
import {normaliseName} from "../../../lib/names/normalise-name.ts";
import {createCatalogue} from "../../../server/catalogue/game-catalogue.ts";
import {embeddedGame} from "../../data-loaders/embedded-game.ts";

const {pokemon, moves, types} = createCatalogue(embeddedGame());
const found = (text: string | number) => pokemon.find(text, "en").identifier;

describe("names", () => {
  it("find every entity by its id, identifier, English and French name", () => {
    const ambiguous: string[] = [];
    for (const collection of [pokemon, moves, types]) {
      for (const entity of collection.all) {
        expect(collection.find(entity.id, "en")).toBe(entity);
        expect(collection.find(String(entity.id), "en")).toBe(entity);
        expect(collection.find(entity.identifier, "en")).toBe(entity);
        for (const name of [entity.name.en, entity.name.fr]) {
          if (collection.find(name, "en") !== entity)
            ambiguous.push(`${collection.kind} ${entity.identifier}: ${name}`);
        }
      }
    }
    expect(ambiguous).toEqual([]);
  });

  it("forgive accents, case and punctuation", () => {
    for (const text of ["salamèche", "SALAMECHE", " Salameche ", "charmander"])
      expect(found(text)).toBe("charmander");
    expect(found("mr mime")).toBe("mr-mime");
    expect(found("Nidoran♀")).toBe("nidoran-f");
    expect(found("nidoran♂")).toBe("nidoran-m");
    expect(moves.find("pistolet a o", "en").identifier).toBe("water-gun");
  });

  it("answer a misspelt name with the closest ones, in the client's language", () => {
    const suggestions = (text: string, language: "en" | "fr") => {
      try {
        pokemon.find(text, language);
      } catch (error) {
        if (error instanceof UnknownReferenceError) return error.suggestions;
      }
      return null;
    };
    expect(suggestions("Pikachoo", "en")?.[0]).toBe("Pikachu");
    expect(suggestions("Carapuse", "fr")?.[0]).toBe("Carapuce");
    expect(suggestions("Bulbizar", "en")?.[0]).toBe("Bulbasaur");
  });

  it("never fail in another way, whatever the text", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({unit: "binary"}), fc.string({unit: "grapheme"})), (text) => {
        try {
          pokemon.find(text, "en");
        } catch (error) {
          expect(error).toBeInstanceOf(UnknownReferenceError);
        }
      })
    );
  });

  it("are normalised once and for all", () => {
    fc.assert(
      fc.property(fc.string({unit: "grapheme"}), (text) => {
        const once = normaliseName(text);
        expect(normaliseName(once)).toBe(once);
        expect(normaliseName(text.toUpperCase().toLowerCase())).toBe(normaliseName(text.toLowerCase()));
      })
    );
  });

  it("are searched by part, the ones that begin with it first", () => {
    expect(pokemon.names.search("chu").map(({identifier}) => identifier)).toContain("pikachu");
    expect(pokemon.names.search("mew")[0].identifier).toMatch(/^mew/);
    expect(pokemon.names.search("!!!")).toEqual([]);
  });
});
