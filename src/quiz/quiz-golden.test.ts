import {afterEach, it, vi} from "vitest";
import {createRandom} from "../../lib/statistics/seeded-random.ts";
import {encodedMatchups} from "../../tests/src/fixtures/matchups.ts";
import {click, expectPage, goldenOf} from "../../tests/support/rendered-page.ts";
import {smallGame} from "../../tests/support/small-game.ts";
import {matchupsFrom} from "../data/matchups.ts";
import {quizPage} from "./quiz-page.ts";

const golden = goldenOf("quiz");

afterEach(() => {
  vi.restoreAllMocks();
  localStorage.clear();
});

it("asks, judges, counts and goes on", async () => {
  const matchups = matchupsFrom(encodedMatchups(smallGame.pokemon.length), smallGame.pokemon.length);
  const make = () => {
    vi.spyOn(Math, "random").mockImplementation(createRandom(8));
    localStorage.setItem("quiz-best-streak", "1");
    return quizPage(smallGame, matchups);
  };
  const answer = click(".option");
  const next = click(".verdict button");
  await expectPage(golden("quiz"), make, {
    "the first answer": answer,
    "the next question": next,
    "another answer": click(".option", 1),
    "one more": next,
    "a third answer": answer,
    hard: click(".segmented button", 2),
    "a hard answer": answer
  });
});
