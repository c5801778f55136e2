import {describe, expect, it} from "vitest";
import {damagingMoves} from "../../../../pipelines/battle/damaging-moves.ts";
import {likelyMoves} from "../../../../pipelines/battle/matchup/candidates.ts";
import {game, M, P, tables} from "../../../support/battle-game.ts";

const likely = (user: string, moves: readonly string[], opponent: string, count: number): string[] =>
  likelyMoves(tables(), P(user), moves.map(M), P(opponent), count).map((move) => game.moves[move].identifier);

describe("the moves that are looked at", () => {
  it("are those with the most damage a turn, misses and idle turns counted", () => {
    expect(likely("mew", ["tackle", "strength", "hyper-beam", "solar-beam", "pound"], "snorlax", 2)).toEqual([
      "strength",
      "solar-beam"
    ]);
    expect(likely("mew", ["psychic", "tackle", "shadow-ball"], "gengar", 1)).toEqual(["psychic"]);
    expect(likely("mew", ["fire-blast", "flamethrower"], "snorlax", 1)).toEqual(["fire-blast"]);
  });

  it("are worth more with side effects", () => {
    expect(likely("mew", ["strength", "headbutt"], "snorlax", 1)).toEqual(["headbutt"]);
    expect(likely("mew", ["tackle", "quick-attack"], "snorlax", 1)).toEqual(["quick-attack"]);
    expect(likely("mew", ["tackle", "dig"], "snorlax", 1)).toEqual(["dig"]);
    // Fire types do not burn.
    expect(likely("mew", ["surf", "scald"], "snorlax", 2)).toEqual(["scald", "surf"]);
  });

  it("are never fewer than those that answer damage, and some that can turn a lost duel", () => {
    expect(likely("machamp", ["counter", "strength", "tackle"], "snorlax", 1)).toEqual(["counter"]);
    expect(likely("rhydon", ["earthquake", "horn-drill", "tackle"], "raichu", 1)).toEqual([
      "earthquake",
      "horn-drill"
    ]);
    expect(likely("mew", ["thunderbolt", "ice-punch", "tackle"], "gyarados", 1)).toEqual([
      "thunderbolt",
      "ice-punch"
    ]);
    const lucky = ["ice-punch", "ice-beam", "blizzard", "tri-attack", "horn-drill"];
    expect(likely("mew", ["surf", ...lucky], "charizard", 1)).toHaveLength(4);
  });

  it("are not those that cannot hit or cost the user's life, unless there is nothing else", () => {
    expect(likely("mew", ["tackle", "explosion", "swift", "lick"], "gengar", 1)).toEqual(["lick"]);
    expect(likely("golem", ["explosion", "tackle"], "snorlax", 1)).toEqual(["tackle"]);
    expect(likely("golem", ["explosion"], "snorlax", 3)).toEqual(["explosion"]);
  });

  it("are all where there are no more", () => {
    const own = damagingMoves(tables(), P("magikarp"));
    expect(likelyMoves(tables(), P("magikarp"), own, P("mew"), 10)).toEqual(own);
  });
});
