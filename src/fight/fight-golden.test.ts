import {expect, it, vi} from "vitest";
import {FEATURE_NAMES} from "../../pipelines/model/features/feature-catalogue.ts";
import {embeddedGame} from "../../tests/data-loaders/embedded-game.ts";
import {click, enter, expectPage, goldenOf} from "../../tests/support/rendered-page.ts";
import {indexGame} from "../ui/game.ts";
import {createEngine} from "./fight-engine.ts";
import {explanationChart} from "./fight-explain.ts";
import {fightPage} from "./fight-page.ts";
import type {ProductionSummary} from "./uncertainty.ts";

const golden = goldenOf("fight");
const [TURNS_A, TURNS_B] = ["a_expected_turns", "b_expected_turns"].map((name) =>
  FEATURE_NAMES.indexOf(name)
);
/** Who needs fewer turns wins; that is the only reason it knows. */
const model = {
  featureNames: FEATURE_NAMES,
  predictRow: (row: Float32Array) => 1 / (1 + (row[TURNS_A] / row[TURNS_B]) ** 3),
  explainRow(row: Float32Array) {
    const contributions = new Float32Array(FEATURE_NAMES.length);
    contributions[TURNS_A] = -Math.log(row[TURNS_A]);
    contributions[TURNS_B] = Math.log(row[TURNS_B]);
    return {expected: 0.1, contributions};
  }
};
const index = indexGame(embeddedGame());
const production: ProductionSummary = {
  version: 3,
  errors: [
    {upTo: 0.2, error: 0.05},
    {upTo: 0.5, error: 0.01}
  ]
};

const make = (address: string) => () => {
  history.replaceState(null, "", address);
  // What an answer took differs each time.
  vi.spyOn(performance, "measure").mockReturnValue({duration: 12} as PerformanceMeasure);
  const engine = createEngine(index, model, "3");
  return fightPage({
    index,
    engine,
    production,
    explain: async () => (fight) => explanationChart(index, engine, model, fight)
  });
};
const FIGHT = "?a=charizard&ma=flamethrower,fly&b=blastoise&mb=surf,ice-beam";

it("answers a fight, with reasons, truth and replay", async () => {
  await expectPage(golden("fight"), make(FIGHT), {
    "by the simulator": click(".segmented button", 2),
    "the sides swapped": click(".fight-tools button"),
    "a Pokémon sought": enter("input[role=combobox]", "mew")
  });
  expect(location.search).toBe("?a=blastoise&ma=surf,ice-beam&b=charizard&mb=flamethrower,fly");
});

it("says why there is no answer", async () => {
  await expectPage(golden("fight-ditto"), make("?a=ditto&b=mew&mb=psychic&x=1"));
});
