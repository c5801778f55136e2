import {expect, it} from "vitest";
import {damagingMoves} from "../../../pipelines/battle/damaging-moves.ts";
import {game, P, tables} from "../../support/battle-game.ts";

it("are those that take HP, of which Ditto has none", () => {
  expect(damagingMoves(tables(), P("ditto"))).toEqual([]);
  expect(damagingMoves(tables(), P("magikarp")).map((move) => game.moves[move].identifier)).toEqual([
    "tackle"
  ]);
});
