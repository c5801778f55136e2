import {expect, it} from "vitest";
import {emptyWindow} from "../../../../../pipelines/monitoring/drift/window/window-aggregates.ts";

it("a window in which nothing was served has every column, and counts nothing", () => {
  const nothing = {batches: [], slots: [], missing: 0, below: 0, above: 0};
  expect(emptyWindow({columns: [{name: "a_speed"}, {name: "b_speed"}]}, 10, 20)).toEqual({
    rows: 0,
    matchups: 0,
    from: 10,
    to: 20,
    mix: {best_move: 0, duel: 0},
    synthetic: 0,
    otherVersions: 0,
    unseenPokemon: 0,
    unseenMoves: 0,
    slots: [],
    columns: [
      {name: "a_speed", ...nothing},
      {name: "b_speed", ...nothing}
    ],
    prediction: {name: "win_probability", ...nothing},
    moments: {rows: 0, probability: 0, confidence: 0, confidenceDeviation: 0, variance: 0, entropy: 0}
  });
});
