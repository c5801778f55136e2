import {describe, expect, it} from "vitest";
import {spoilers} from "../../../../pipelines/battle/matchup/spoilers.ts";
import {game, M, P, tables} from "../../../support/battle-game.ts";

const found = (user: string, move: string, believed: number, opponent: string, replies: readonly string[]) =>
  spoilers(tables(), P(user), M(move), believed, P(opponent), replies.map(M)).map(
    (reply) => game.moves[reply].identifier
  );

describe("replies that were not looked at", () => {
  it("spoil a move that does worse against them than it is believed to do", () => {
    expect(found("venusaur-mega", "solar-beam", 0.99, "squirtle", ["dig", "tackle", "headbutt"])).toEqual([
      "dig"
    ]);
    expect(found("machamp", "counter", 0.9, "starmie", ["swift", "tackle"])).toEqual(["swift"]);
  });

  it("spoil nothing that was not believed to be good for much", () => {
    expect(found("venusaur-mega", "solar-beam", 0.2, "squirtle", ["dig"])).toEqual([]);
    expect(found("magikarp", "tackle", 0, "mewtwo", ["psychic"])).toEqual([]);
  });

  it("may be exact: then chance is no excuse", () => {
    expect(found("snorlax", "strength", 1, "mew", ["tackle"])).toEqual([]);
    expect(found("weedle", "tackle", 0.9, "mewtwo", ["psychic"])).toEqual(["psychic"]);
  });
});
