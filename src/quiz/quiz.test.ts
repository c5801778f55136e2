import fc from "fast-check";
import {expect, it} from "vitest";
import {smallGame} from "../../tests/support/small-game.ts";
import {decodeMatchups} from "../data/matchups.ts";
import {formatRound, parseRound} from "./quiz-address.ts";
import {isRight, nextQuestion, optionValues, scoreAfter} from "./quiz-questions.ts";

const size = smallGame.pokemon.length;
const matchups = decodeMatchups(
  Uint8Array.from({length: size * size}, (_, cell) => (cell % (size + 1) === 0 ? 255 : (cell * 37) % 251)),
  size
);
const random = (seed: number) => {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
};

it("asks questions of which exactly one option is right", () => {
  fc.assert(
    fc.property(fc.integer(), fc.constantFrom("easy", "normal", "hard"), (seed, difficulty) => {
      const question = nextQuestion(smallGame, matchups, difficulty as "easy", random(seed));
      expect(optionValues(question).filter((option) => isRight(question, option))).toHaveLength(1);
      if (question.kind === "matchup") expect(question.a.id).not.toBe(question.b.id);
    })
  );
});

it("asks about types alone while no duel is simulated, by difficulty", () => {
  for (let seed = 0; seed < 50; seed++) {
    const easy = nextQuestion(smallGame, null, "easy", random(seed));
    expect(easy.kind === "type" && easy.defender.typeIds.length).toBe(1);
    const hard = nextQuestion(smallGame, null, "hard", random(seed));
    expect(hard.kind === "type" && hard.defender.typeIds.length).toBe(2);
  }
});

it("answers by the type chart", () => {
  const [charmander] = smallGame.pokemon;
  const question = {kind: "type", attackingTypeId: 11, defender: charmander, answer: 2} as const;
  expect(isRight(question, 2)).toBe(true);
  expect(isRight(question, 1)).toBe(false);
});

it("counts score and streak", () => {
  let score = {right: 0, asked: 0, streak: 0, best: 2};
  for (const correct of [true, true, true, false, true]) score = scoreAfter(score, correct);
  expect(score).toEqual({right: 4, asked: 5, streak: 1, best: 3});
});

it("reads from an address what it wrote there, and nothing that cannot be", () => {
  fc.assert(
    fc.property(fc.integer(), fc.nat(5), fc.nat(9), (seed, option, streak) => {
      const question = nextQuestion(smallGame, matchups, "normal", random(seed));
      const options = optionValues(question);
      const round = {question, said: options[option % options.length]};
      const score = {right: streak + 1, asked: streak + 3, streak, best: 99};
      const search = formatRound("?level=normal", round, score);
      expect(new URLSearchParams(search).get("level")).toBe("normal");
      const {best: _, ...kept} = score;
      expect(parseRound(smallGame, matchups, search)).toEqual({round, score: kept});
    })
  );
  const nothing = {round: null, score: {right: 0, asked: 0, streak: 0}};
  for (const search of [
    "",
    "?q=squirtle~squirtle&said=1",
    "?q=squirtle~charmander&said=2",
    "?q=squirtle~charmander",
    "?q=fire~nobody&said=2",
    "?q=fire~squirtle&said=3&score=3-2-1",
    "?score=1-2-2",
    "?score=-1-2-1"
  ])
    expect(parseRound(smallGame, matchups, search), search).toEqual(nothing);
});
