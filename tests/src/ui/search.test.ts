import {describe, expect, it} from "vitest";
import {find, plain} from "../../../src/ui/search.ts";
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

  it("gives everything for an empty query and nothing for a stranger", () => {
    expect(names("")).toHaveLength(smallGame.pokemon.length);
    expect(names("xyz")).toEqual([]);
  });
});
