import {it} from "vitest";
import {sampleIntervals, sampleScores} from "../../tests/pipelines/model/registry/sample.ts";
import {expectPage, goldenOf} from "../../tests/support/rendered-page.ts";
import {smallGame} from "../../tests/support/small-game.ts";
import {homePage} from "./home-page.ts";
import type {HomeSummary} from "./home-summary.ts";

const golden = goldenOf("home");

const scores = sampleScores();
const summary: HomeSummary = {
  forms: 188,
  species: 153,
  moves: 226,
  learnset: 5_977,
  duels: {rows: 898_612, exact: 700_000},
  model: {
    version: 3,
    trainedAt: "2026-11-24T08:30:00.000Z",
    features: 338,
    trainingRows: 718_889,
    rounds: 400
  },
  evaluation: {
    testRows: 179_723,
    scores,
    limit: sampleScores({accuracy: 0.996}),
    intervals: sampleIntervals(scores, {rocAuc: [0.9994, 0.9996]})
  },
  fights: [
    {a: "charizard", b: "squirtle", probability: 0.125},
    {a: "charmander", b: "ditto", probability: null}
  ]
};

it("shows the figures, fights to try and the state of things", async () => {
  await expectPage(golden("home"), () => homePage(summary, smallGame));
});

it("says what has not been made yet", async () => {
  await expectPage(golden("home-new"), () =>
    homePage({...summary, duels: null, model: null, evaluation: null, fights: []}, smallGame)
  );
});
