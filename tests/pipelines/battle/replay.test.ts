import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {createBattleTables} from "../../../pipelines/battle/battle-tables.ts";
import {replayDuel, replayMoveSets} from "../../../pipelines/battle/replay.ts";
import {embeddedGame} from "../../data-loaders/embedded-game.ts";
import {indexOf} from "../../support/index-of.ts";
import {expectAccounted} from "./accounted.ts";

const game = embeddedGame();
const tables = createBattleTables(game);
const P = (identifier: string): number => indexOf(game.pokemon, identifier);
const M = (identifier: string): number => indexOf(game.moves, identifier);

describe("replays", () => {
  it("account for every HP: damage and healing add up to what is left after each event", () => {
    const pokemon = fc
      .integer({min: 0, max: tables.pokemon.length - 1})
      .filter((index) => tables.pokemon[index].moves.length >= 4);
    const side = pokemon.chain((index) =>
      fc
        .shuffledSubarray([...tables.pokemon[index].moves], {minLength: 4, maxLength: 4})
        .map((moves) => ({pokemon: index, moves, policy: "random" as const}))
    );
    fc.assert(
      fc.property(side, side, fc.integer(), (a, b, seed) => {
        expectAccounted(tables, a.pokemon, b.pokemon, replayMoveSets(tables, a, b, seed));
      }),
      {numRuns: 200}
    );
  });

  it("tell a charging move's two turns and the trap that follows a hit", () => {
    const {events} = replayDuel(tables, P("venusaur"), M("solar-beam"), P("onix"), M("bind"), 1);
    const told = events.map(({turn, side, kind}) => `${turn}${side} ${kind}`);
    expect(told).toContain("1A charge");
    expect(told).toContain("2A move");
    expect(told.indexOf("1A charge")).toBeLessThan(told.indexOf("2A move"));
  });

  it("are the same for the same seed", () => {
    const replay = () => replayDuel(tables, P("mew"), M("psychic"), P("gengar"), M("shadow-ball"), 11);
    expect(replay()).toEqual(replay());
  });
});
