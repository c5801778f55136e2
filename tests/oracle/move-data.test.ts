import type {Move as DexMove} from "@pkmn/dex";
import {describe, expect, it} from "vitest";
import {CATEGORIES, TYPE_IDENTIFIERS} from "../../data-loaders/game-data.ts";
import {moveMechanics} from "../../data-loaders/sources/move-mechanics.ts";
import {createBattleTables} from "../../pipelines/battle/battle-tables.ts";
import {embeddedGame} from "../data-loaders/embedded-game.ts";
import {Oracle} from "./showdown.ts";

const game = embeddedGame();
const oracle = new Oracle(game);

describe("the moves' data", () => {
  it.each(game.moves.map((move, index) => [move.identifier, index] as const))(
    "%s is what the oracle plays",
    (_, index) => {
      const move = game.moves[index];
      const played = oracle.dex.moves.get(oracle.moveName(index));
      expect({
        mechanics: move.mechanics,
        power: move.power ?? 0,
        accuracy: move.accuracy ?? true,
        pp: move.pp,
        priority: move.priority,
        type: TYPE_IDENTIFIERS[move.typeId - 1],
        category: move.category
      }).toEqual({
        mechanics: moveMechanics(played as unknown as DexMove),
        power: played.basePower,
        accuracy: played.accuracy,
        pp: played.pp,
        priority: played.priority,
        type: played.type.toLowerCase(),
        category: CATEGORIES.find((category) => category === played.category.toLowerCase())
      });
    }
  );

  it("are called by Metronome and repeated by Mirror Move where the oracle does", () => {
    const called = oracle.dex.moves
      .all()
      .filter(({gen, flags, isNonstandard}) => gen === 1 && flags.metronome && isNonstandard === null)
      .map(({name}) => name);
    const {moves, byMetronome} = createBattleTables(game);
    expect(byMetronome.map(({index}) => oracle.moveName(index)).sort()).toEqual(called.sort());
    for (const {index, mirrored} of moves) {
      const {name, flags} = oracle.dex.moves.get(oracle.moveName(index));
      expect([name, mirrored]).toEqual([name, flags.mirror === 1]);
    }
  });
});
