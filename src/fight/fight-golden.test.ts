import {expect, it, vi} from "vitest";
import {FEATURE_NAMES} from "../../pipelines/model/features/feature-catalogue.ts";
import {embeddedGame} from "../../tests/data-loaders/embedded-game.ts";
import {type Act, click, enter, expectPage, goldenOf, rendered} from "../../tests/support/rendered-page.ts";
import {indexGame} from "../ui/game.ts";
import {createEngine} from "./fight-engine.ts";
import {explanationChart} from "./fight-explain.ts";
import {fightPage} from "./fight-page.ts";
import {solveFight} from "./solve-fight.ts";
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

const enterAndLeave =
  (selector: string, value: string): Act =>
  (page) => {
    const field = page.querySelector<HTMLInputElement>(selector)!;
    field.value = value;
    field.dispatchEvent(new Event("change", {bubbles: true}));
  };

const make =
  (address: string, hasModel = true) =>
  () => {
    history.replaceState(null, "", address);
    // What an answer took differs each time.
    vi.spyOn(performance, "measure").mockReturnValue({duration: 12} as PerformanceMeasure);
    const engine = createEngine(index, hasModel ? model : null, "3");
    return fightPage({
      index,
      engine,
      // By width alone: what a time allows differs each time.
      solve: (a, b, tell) =>
        solveFight(engine.tables, a, b, tell, {
          budget: Number.POSITIVE_INFINITY,
          playing: Number.POSITIVE_INFINITY,
          width: 0.2
        }),
      model: hasModel
        ? {production, explain: async () => (fight) => explanationChart(index, engine, model, fight)}
        : null
    });
  };
const FIGHT = "?a=charizard&ma=flamethrower,fly&ca=level-45&b=blastoise&mb=surf,ice-beam&cb=hp-70";

it("answers a fight, with reasons, truth and replay", async () => {
  await expectPage(golden("fight"), make(FIGHT), {
    "a level that cannot be": enterAndLeave("[data-field=a-level]", "101"),
    "a level that can": enterAndLeave("[data-field=a-level]", "60"),
    maxed: click("[data-field=b-maxed]"),
    "by the simulator": click(".segmented button", 2),
    "the sides swapped": click(".fight-tools button"),
    "a Pokémon sought": enter("input[role=combobox]", "mew")
  });
  const parameters = new URLSearchParams(location.search);
  expect(Object.fromEntries(parameters)).toEqual({
    a: "blastoise",
    ma: "surf,ice-beam",
    ca: "level-100,av-200,friendship-255,hp-70",
    b: "charizard",
    mb: "flamethrower,fly",
    cb: "level-60",
    matrix: "simulator"
  });
});

it("answers without moves that cannot be solved yet, and says so", async () => {
  const page = await rendered(make("?a=mew&ma=transform,psychic&b=blastoise&mb=surf"));
  const text = page.querySelector(".solved")?.textContent?.replaceAll(/\s+/g, " ");
  expect(text).toContain("The answer is without Transform");
  expect(text).toMatch(/Psychic: \d+–\d+% of Blastoise’s HP, \dHKO/);
});

it("says why there is no answer", async () => {
  await expectPage(golden("fight-ditto"), make("?a=ditto&b=mew&mb=psychic&x=1"));
});

it("solves a fight by the rules alone while there is no model", async () => {
  await expectPage(golden("fight-without-model"), make(FIGHT, false), {
    "another fight": click(".fight-tools button")
  });
});
