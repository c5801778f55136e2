import {it} from "vitest";
import {expectPage, goldenOf} from "../../tests/support/rendered-page.ts";
import {smallGame} from "../../tests/support/small-game.ts";
import {explorationPage} from "./exploration-page.ts";
import type {Exploration} from "./exploration-summary.ts";

const golden = goldenOf("exploration");

const STATS = ["hp", "attack", "total"];
const data: Exploration = {
  stats: STATS.flatMap((stat) =>
    [0, 1, 2].map((bin) => ({stat, from: 20 * bin, to: 20 * (bin + 1), forms: 5 + bin}))
  ),
  types: [
    {type: "fire", forms: 3, winShare: 0.6},
    {type: "water", forms: 1, winShare: 0.4},
    {type: "ghost", forms: 0, winShare: null}
  ],
  moves: [
    {type: "fire", category: "special", moves: 3},
    {type: "water", category: "physical", moves: 2},
    {type: "normal", category: "status", moves: 4}
  ],
  correlations: ["hp", "attack"].flatMap((x) =>
    ["hp", "attack"].map((y) => ({x, y, r: x === y ? 1 : -0.25}))
  ),
  duels: {
    scenarios: [
      {scenario: "best_move", duels: 100, exact: 80, favouredA: 50, open: 10},
      {scenario: "random_move", duels: 400, exact: 300, favouredA: 320, open: 60},
      {scenario: "all_combinations", duels: 500, exact: 400, favouredA: 240, open: 90}
    ],
    histogram: ["best_move", "random_move", "all_combinations"].flatMap((scenario) =>
      [0, 10, 19].map((bin) => ({scenario, bin, duels: 10 + bin}))
    )
  }
};

it("shows stats, types, moves and duels", async () => {
  await expectPage(golden("exploration"), () => explorationPage(data, smallGame));
});

it("shows the game alone before any duel", async () => {
  await expectPage(golden("exploration-no-duels"), () => explorationPage({...data, duels: null}, smallGame));
});
