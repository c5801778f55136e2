import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {smallGame} from "../../tests/support/small-game.ts";
import {indexGame} from "../ui/game.ts";
import {formatState, parseState} from "./fight-state.ts";

const index = indexGame(smallGame);

describe("the address of a fight", () => {
  it("names Pokémon and moves by identifier or id", () => {
    const {state, unknown} = parseState(index, "?a=squirtle&ma=surf,55&b=4");
    expect(state.a).toEqual({pokemonId: 7, moveIds: [57, 55]});
    expect(state.b).toEqual({pokemonId: 4, moveIds: null});
    expect(unknown).toEqual([]);
  });

  it("tells what is not in the game or not in the learnset, and goes on without it", () => {
    const {state, unknown} = parseState(index, "?a=missingno&b=squirtle&mb=surf,flamethrower,splash");
    expect(unknown).toEqual(["missingno", "flamethrower", "splash"]);
    expect(state.a.pokemonId).toBe(6);
    expect(state.b.moveIds).toEqual([57]);
  });

  it("takes no status move, no move twice, and no more than four", () => {
    const {state} = parseState(
      index,
      "?a=charmander&ma=growl,ember,ember,52,flamethrower,fire-punch&b=ditto"
    );
    expect(state.a.moveIds).toEqual([52, 53, 7]);
  });

  it("is read back as it was written, and leaves other parameters alone", () => {
    const side = fc.constantFrom(...smallGame.pokemon).chain((pokemon) => {
      const moves = index.damagingMoves(pokemon).map(({id}) => id);
      const chosen =
        moves.length > 0
          ? fc.shuffledSubarray(moves, {minLength: 1, maxLength: Math.min(4, moves.length)})
          : fc.constant(null);
      return fc.record({pokemonId: fc.constant(pokemon.id), moveIds: fc.option(chosen)});
    });
    fc.assert(
      fc.property(side, side, (a, b) => {
        const address = formatState(index, {a, b}, "?lang=fr");
        expect(parseState(index, address)).toEqual({state: {a, b}, unknown: []});
        expect(new URLSearchParams(address).get("lang")).toBe("fr");
      })
    );
  });

  it("survives any query", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (a, b, ma) => {
        const query = new URLSearchParams({a, b, ma});
        const {state} = parseState(index, `?${query}`);
        expect(smallGame.pokemon.some(({id}) => id === state.a.pokemonId)).toBe(true);
      })
    );
  });
});
