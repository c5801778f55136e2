import {afterEach, expect, it, vi} from "vitest";
import {createRandom} from "../../lib/statistics/seeded-random.ts";
import {encodedMatchups} from "../../tests/src/fixtures/matchups.ts";
import {click, expectPage, goldenOf, rendered, settled} from "../../tests/support/rendered-page.ts";
import {smallGame} from "../../tests/support/small-game.ts";
import {matchupsFrom} from "../data/matchups.ts";
import {quizPage} from "./quiz-page.ts";

const golden = goldenOf("quiz");

afterEach(() => {
  vi.restoreAllMocks();
  localStorage.clear();
  history.replaceState(null, "", "/");
});

const matchups = matchupsFrom(encodedMatchups(smallGame.pokemon.length), smallGame.pokemon.length);

it("asks, judges, counts and goes on", async () => {
  const make = () => {
    history.replaceState(null, "", "/quiz/");
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

it("keeps an answered question and the score in the address, and each next question is a step of the history", async () => {
  vi.spyOn(Math, "random").mockImplementation(createRandom(8));
  const steps = history.length;
  const page = await rendered(() => quizPage(smallGame, matchups));
  const textOf = (element: HTMLElement, selector: string) => element.querySelector(selector)?.textContent;
  expect(page.querySelectorAll(".quiz a")).toHaveLength(0);
  page.querySelector<HTMLElement>(".option")!.click();
  expect([location.search, history.length]).toEqual([`?q=squirtle%7Echarmeleon&said=1&score=1-1-1`, steps]);
  expect(Array.from(page.querySelectorAll(".verdict a"), ({textContent}) => textContent)).toEqual(
    expect.arrayContaining(["Squirtle", "water", "Charmeleon", "See the fight"])
  );
  const again = await rendered(() => quizPage(smallGame, matchups));
  for (const part of [".quiz", ".scoreboard"]) expect(textOf(again, part)).toBe(textOf(page, part));
  again.querySelector<HTMLElement>(".verdict button")!.click();
  expect([location.search, history.length]).toEqual(["?score=1-1-1", steps + 1]);
  expect(again.querySelectorAll(".option:disabled")).toHaveLength(0);
  again.querySelectorAll<HTMLElement>(".segmented button")[2].click();
  await settled();
  expect(location.search).toBe("?level=hard");
  expect(textOf(again, ".scoreboard dd")).toBe("0 / 0");
});
