import {afterEach, expect, it, vi} from "vitest";
import {createBattleTables} from "../../pipelines/battle/battle-tables.ts";
import {createFightEstimator} from "../../pipelines/model/fight-estimate/fight-estimator.ts";
import {embeddedGame} from "../../tests/data-loaders/embedded-game.ts";
import {click, expectPage, goldenOf} from "../../tests/support/rendered-page.ts";
import {indexGame} from "../ui/game.ts";
import {solveTeam} from "./solve-team.ts";
import {teamPage} from "./team-page.ts";

const golden = goldenOf("team");
const index = indexGame(embeddedGame());
const tables = createBattleTables(index.game);
const estimator = createFightEstimator(tables, null);

afterEach(() => vi.restoreAllMocks());

const make = (address: string) => () => {
  history.replaceState(null, "", address);
  localStorage.setItem("predictiondex-my-pokemon", JSON.stringify(["a=zapdos&ma=thunderbolt&ca=level-5"]));
  // What it took differs each time.
  vi.spyOn(performance, "now").mockReturnValue(0);
  return teamPage({
    index,
    tables,
    pace: 0,
    solve(fights, depth, tell) {
      const budget = depth === "solve" ? Number.POSITIVE_INFINITY : 0;
      const timer = setTimeout(() => solveTeam({tables, estimator}, fights, budget, tell));
      return () => clearTimeout(timer);
    }
  });
};

it("answers two teams, and changes them", async () => {
  await expectPage(
    golden("team"),
    make(
      "?a1=pikachu&ma1=quick-attack&ca1=level-5&a2=ditto&b1=gyarados&mb1=waterfall&cb1=level-5&b2=mewtwo&mb2=psychic&cb2=level-5"
    ),
    {
      "who of the box helps": click("[data-field=ask-box]"),
      "one opened": click("[data-field=slot-a-0]"),
      "its level": (page) => {
        const field = page.querySelector<HTMLInputElement>("[data-field=a-level]")!;
        field.value = "6";
        field.dispatchEvent(new Event("change", {bubbles: true}));
      },
      "taken out": click("[data-field=editor-remove]"),
      "one remembered used": click(".my-pokemon button"),
      "the teams swapped": click(".fight-tools button")
    }
  );
  expect(Object.fromEntries(new URLSearchParams(location.search))).toEqual({
    a1: "gyarados",
    ma1: "waterfall",
    ca1: "level-5",
    a2: "mewtwo",
    ma2: "psychic",
    ca2: "level-5",
    b1: "ditto",
    b2: "zapdos",
    mb2: "thunderbolt",
    cb2: "level-5"
  });
});

it("says what is missing where a team has nobody", async () => {
  await expectPage(golden("team-empty"), make("?a1=mew&ma1=psychic&b1=missingno"));
});
