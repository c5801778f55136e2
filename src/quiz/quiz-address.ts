import {type GameData, TYPE_IDENTIFIERS} from "../../data-loaders/game-data.ts";
import type {Matchups} from "../data/matchups.ts";
import {multiplierOf, optionValues, type Question, type Score} from "./quiz-questions.ts";

/** An answered question, and the score with it. */
export interface Round {
  readonly question: Question;
  /** The option chosen. */
  readonly said: number;
}

const BETWEEN = "~";
const PARAMETERS = ["q", "said", "score"] as const;

const questionText = (question: Question): string =>
  question.kind === "type"
    ? TYPE_IDENTIFIERS[question.attackingTypeId - 1] + BETWEEN + question.defender.identifier
    : question.a.identifier + BETWEEN + question.b.identifier;

/** An address's parameters with the answered question (none: without one) and the score since the difficulty was chosen. */
export function formatRound(search: string, round: Round | null, score: Score): string {
  const query = new URLSearchParams(search);
  for (const name of PARAMETERS) query.delete(name);
  if (round !== null) {
    query.set("q", questionText(round.question));
    query.set("said", String(round.said));
  }
  if (score.asked > 0) query.set("score", [score.right, score.asked, score.streak].join("-"));
  const text = query.toString();
  return text === "" ? "" : `?${text}`;
}

function parseQuestion(game: GameData, matchups: Matchups | null, text: string): Question | null {
  const [first, second] = text.split(BETWEEN);
  const place = (name: string | undefined): number =>
    game.pokemon.findIndex(({identifier}) => identifier === name);
  const [a, b] = [place(first), place(second)];
  const type = game.types.find(({identifier}) => identifier === first);
  if (type !== undefined && b !== -1) {
    const defender = game.pokemon[b];
    return {kind: "type", attackingTypeId: type.id, defender, answer: multiplierOf(game, type.id, defender)};
  }
  if (matchups === null || a === -1 || b === -1 || a === b) return null;
  const probability = matchups.probability(a, b);
  return probability === null ? null : {kind: "matchup", a: game.pokemon[a], b: game.pokemon[b], probability};
}

function parseScore(text: string): Omit<Score, "best"> | null {
  const [, right, asked, streak] = (/^(\d{1,6})-(\d{1,6})-(\d{1,6})$/.exec(text) ?? []).map(Number);
  if (asked === undefined || right > asked || streak > right) return null;
  return {right, asked, streak};
}

/** What an address says of a quiz under way; what it says wrongly is as if it were not said. */
export function parseRound(
  game: GameData,
  matchups: Matchups | null,
  search: string
): {readonly round: Round | null; readonly score: Omit<Score, "best">} {
  const query = new URLSearchParams(search);
  const question = parseQuestion(game, matchups, query.get("q") ?? "");
  const said = Number(query.get("said") ?? Number.NaN);
  const round = question !== null && optionValues(question).includes(said) ? {question, said} : null;
  return {round, score: parseScore(query.get("score") ?? "") ?? {right: 0, asked: 0, streak: 0}};
}
