import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {DEFAULT_BUILD, statTable} from "../../pipelines/battle/build.ts";
import {LASTING_AILMENTS} from "../../pipelines/battle/fighter.ts";
import {NATURE_IDENTIFIERS} from "../../pipelines/battle/natures.ts";
import {smallGame} from "../../tests/support/small-game.ts";
import {indexGame} from "../ui/game.ts";
import {FRESH, formatCondition, parseCondition} from "./build-address.ts";
import {formatState, freshSide, learnableMoves, parseState} from "./fight-state.ts";

const index = indexGame(smallGame);

describe("the address of a fight", () => {
  it("names Pokémon and moves by identifier or id", () => {
    const {state, unknown} = parseState(index, "?a=squirtle&ma=surf,55&b=4");
    expect(state.a).toEqual({...freshSide(7), moveIds: [57, 55]});
    expect(state.b).toEqual(freshSide(4));
    expect(unknown).toEqual([]);
  });

  it("tells what is not in the game or not in the learnset, and goes on without it", () => {
    const {state, unknown} = parseState(index, "?a=missingno&b=squirtle&mb=surf,flamethrower,splash");
    expect(unknown).toEqual(["missingno", "flamethrower", "splash"]);
    expect(state.a.pokemonId).toBe(6);
    expect(state.b.moveIds).toEqual([57]);
  });

  it("takes status moves too, no move twice, and tells those beyond four", () => {
    const {state, unknown} = parseState(
      index,
      "?a=charmander&ma=growl,ember,ember,52,flamethrower,fire-punch&b=ditto"
    );
    expect(state.a.moveIds).toEqual([45, 52, 53, 7]);
    expect(unknown).toEqual([]);
    const names = learnableMoves(index, index.pokemon(4)).map(({identifier}) => identifier);
    if (names.length > 4)
      expect(parseState(index, `?a=charmander&ma=${names.slice(0, 5)}`).unknown).toEqual([names[4]]);
  });

  it("names what sets a Pokémon apart, and tells what cannot be", () => {
    const {state, unknown} = parseState(
      index,
      "?a=squirtle&ca=level-24,hp-40,av-0.200.0.0.0.1,level-0,iv-32,x"
    );
    expect(state.a.build.level).toBe(24);
    expect(state.a.hp).toBe(40);
    expect(state.a.build.awakeningValues).toEqual({...statTable(0), attack: 200, speed: 1});
    expect(unknown).toEqual(["level-0", "iv-32", "x"]);
    expect(formatCondition(FRESH)).toBe("");
  });

  it("is read back with any build", () => {
    const table = (most: number) =>
      fc.record({
        hp: fc.nat(most),
        attack: fc.nat(most),
        defense: fc.nat(most),
        spAttack: fc.nat(most),
        spDefense: fc.nat(most),
        speed: fc.nat(most)
      });
    const condition = fc.record({
      build: fc.record({
        level: fc.integer({min: 1, max: 100}),
        individualValues: table(31),
        awakeningValues: table(200),
        nature: fc.constantFrom(...NATURE_IDENTIFIERS),
        friendship: fc.nat(255)
      }),
      hp: fc.integer({min: 1, max: 100}),
      ailment: fc.option(fc.constantFrom(...LASTING_AILMENTS))
    });
    fc.assert(
      fc.property(condition, (one) => {
        const unknown: string[] = [];
        expect(parseCondition(formatCondition(one), unknown)).toEqual(one);
        expect(unknown).toEqual([]);
      })
    );
    expect(parseCondition("level-50", []).build).toEqual(DEFAULT_BUILD);
  });

  it("is read back as it was written, and leaves other parameters alone", () => {
    const side = fc.constantFrom(...smallGame.pokemon).chain((pokemon) => {
      const moves = learnableMoves(index, pokemon).map(({id}) => id);
      const chosen =
        moves.length > 0
          ? fc.shuffledSubarray(moves, {minLength: 1, maxLength: Math.min(4, moves.length)})
          : fc.constant(null);
      return fc.option(chosen).map((moveIds) => ({...freshSide(pokemon.id), moveIds}));
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
