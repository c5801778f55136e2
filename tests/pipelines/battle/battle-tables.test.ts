import {describe, expect, it} from "vitest";
import {createBattleTables} from "../../../pipelines/battle/battle-tables.ts";
import {game, M, P} from "../../support/battle-game.ts";
import {expectKept} from "../../support/golden.ts";

/** What is not 0, false or absent. */
const filled = (row: object, without: readonly string[]): string =>
  Object.entries(row)
    .filter(([key, value]) => value && !without.includes(key))
    .map(([key, value]) => (value === true ? key : `${key} ${value}`))
    .join(", ");

describe("the game laid out for simulation", () => {
  it("has the kept moves (if not, look at golden/moves-changed.txt)", () => {
    const {moves} = createBattleTables(game);
    expectKept(
      new URL("golden/moves.txt", import.meta.url),
      moves.map((move, i) => `${game.moves[i].identifier}: ${filled(move, ["index", "basePowerPoints"])}`)
    );
    expect(moves.map(({index}) => index)).toEqual(game.moves.map((_, i) => i));
  });

  it("gives every move the same fields, numbers and booleans only", () => {
    const {moves} = createBattleTables(game);
    const shape = (move: object) => Object.entries(move).map(([key, value]) => `${key} ${typeof value}`);
    for (const move of moves) expect(shape(move)).toEqual(shape(moves[0]));
    for (const move of moves) for (const value of Object.values(move)) expect(value).not.toBeNaN();
  });

  it("has the kept Pokémon (if not, look at golden/pokemon-changed.txt)", () => {
    const {pokemon} = createBattleTables(game);
    expectKept(
      new URL("golden/pokemon.txt", import.meta.url),
      pokemon.map((row) => {
        const {hp, attack, defense, spAttack, spDefense, speed, type1, type2, weightPower, moves} = row;
        const name = game.pokemon[row.index].identifier;
        const sum = moves.reduce((total, move) => total + move, 0);
        return `${name}: ${[hp, attack, defense, spAttack, spDefense, speed, type1, type2, weightPower].join(" ")}, ${moves.length} moves ${sum}`;
      })
    );
    expect(pokemon.map(({index}) => index)).toEqual(game.pokemon.map((_, i) => i));
  });

  it("lists a Pokémon's moves ascending, each once, though it may learn one in several ways", () => {
    const {pokemon} = createBattleTables(game);
    expect(
      game.pokemon.some(({learnset}) => new Set(learnset.map((l) => l.moveId)).size < learnset.length)
    ).toBe(true);
    for (const {index, moves} of pokemon) {
      for (let i = 1; i < moves.length; i++) expect(moves[i]).toBeGreaterThan(moves[i - 1]);
      expect(moves.map((move) => game.moves[move].id)).toEqual(
        [...new Set(game.pokemon[index].learnset.map(({moveId}) => moveId))].sort((x, y) => x - y)
      );
    }
  });

  it("lists moves ascending whatever the order of the learnset", () => {
    const [first, ...others] = game.pokemon;
    const turned = {...first, learnset: first.learnset.toReversed()};
    const {pokemon} = createBattleTables({...game, pokemon: [turned, ...others]});
    expect(pokemon[0].moves).toEqual(createBattleTables(game).pokemon[0].moves);
  });

  it("finds indexes by id and says which id is unknown of what", () => {
    const made = createBattleTables(game);
    expect(made.pokemonIndex(25)).toBe(P("pikachu"));
    expect(made.pokemonIndex(10033)).toBe(P("venusaur-mega"));
    expect(made.moveIndex(game.moves[M("surf")].id)).toBe(M("surf"));
    expect(() => made.pokemonIndex(152)).toThrow(new RangeError("no Pokémon has the id 152"));
    expect(() => made.moveIndex(99999)).toThrow(new RangeError("no move has the id 99999"));
  });

  it("has the type chart by rows and knows Struggle, without which there is no game", () => {
    const made = createBattleTables(game);
    expect(made.typeCount).toBe(18);
    expect(made.effectiveness).toHaveLength(18 * 18);
    for (const [attacking, row] of game.effectiveness.entries())
      for (const [defending, factor] of row.entries())
        expect(made.effectiveness[attacking * 18 + defending]).toBe(factor);
    expect(made.struggle).toBe(made.moves[M("struggle")]);
    const without = {...game, moves: game.moves.filter(({identifier}) => identifier !== "struggle")};
    expect(() => createBattleTables(without)).toThrow(
      new RangeError("the game has no move that behaves as Struggle")
    );
  });

  it.each([
    [9.9, 20],
    [10, 40],
    [24.9, 40],
    [25, 60],
    [49.9, 60],
    [50, 80],
    [99.9, 80],
    [100, 100],
    [199.9, 100],
    [200, 120]
  ])("takes a weight of %d kg for Low Kick's power of %d", (weightKg, power) => {
    const [first, ...others] = game.pokemon;
    const {pokemon} = createBattleTables({...game, pokemon: [{...first, weightKg}, ...others]});
    expect(pokemon[0].weightPower).toBe(power);
  });
});
