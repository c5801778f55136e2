import {describe, expect, it} from "vitest";
import {DAMAGE} from "../../../../pipelines/battle/codes.ts";
import {broadestWinners} from "../../../../pipelines/model/rankings/broadest-winners.ts";
import {game, P, tables} from "../../../support/battle-game.ts";

const names = (moves: readonly number[]): string[] => moves.map((move) => game.moves[move].identifier);

describe("the attacks of a set", () => {
  it("meet each opponent with what beats it", () => {
    const {set, others} = broadestWinners(tables(), P("starmie"), [
      P("onix"),
      P("pikachu"),
      P("zapdos"),
      P("machamp")
    ]);
    expect(set).toHaveLength(4);
    expect(names(set)).toContain("psychic");
    expect(names(set).some((name) => ["surf", "hydro-pump", "scald", "waterfall"].includes(name))).toBe(true);
    expect([...set, ...others].filter((move) => tables().moves[move].status)).toEqual([]);
    expect(new Set([...set, ...others]).size).toBe(set.length + others.length);
  });

  it("are none that only answer damage, whose odds nobody knows", () => {
    for (const pokemon of ["machoke", "tentacruel"]) {
      const {set, others} = broadestWinners(tables(), P(pokemon), [P("pidgey"), P("geodude")]);
      for (const move of [...set, ...others])
        expect(tables().moves[move].damage).toBeLessThan(DAMAGE.counter);
    }
  });
});
