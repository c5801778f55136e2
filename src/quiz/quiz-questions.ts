import type {GameData, Pokemon} from "../../data-loaders/game-data.ts";
import type {Matchups} from "../data/matchups.ts";

export type Difficulty = "easy" | "normal" | "hard";

export type Question =
  | {
      readonly kind: "type";
      readonly attackingTypeId: number;
      readonly defender: Pokemon;
      readonly answer: number;
    }
  | {readonly kind: "matchup"; readonly a: Pokemon; readonly b: Pokemon; readonly probability: number};

const MULTIPLIERS = [0, 0.25, 0.5, 1, 2, 4] as const;

/** What can be answered: a multiplier, or 1 for A and 0 for B. */
export const optionValues = ({kind}: Question): readonly number[] => (kind === "type" ? MULTIPLIERS : [1, 0]);

/** What an attack of a type does to a Pokémon. */
export const multiplierOf = (game: GameData, attackingTypeId: number, {typeIds}: Pokemon): number =>
  typeIds.reduce((product, id) => product * game.effectiveness[attackingTypeId - 1][id - 1], 1);

/** How far from even a match-up is that a difficulty asks about: `[least, most]` distance from 0.5. */
const DISTANCE: Readonly<Record<Difficulty, readonly [number, number]>> = {
  easy: [0.4, 0.5],
  normal: [0.25, 0.45],
  hard: [0.08, 0.3]
};

/** A number from 0 to 1, as `Math.random` gives. */
export type Random = () => number;

const pick = <T>(list: readonly T[], random: Random): T => list[Math.floor(random() * list.length)];

function typeQuestion(game: GameData, difficulty: Difficulty, random: Random): Question {
  const wanted = difficulty === "easy" ? 1 : 2;
  const candidates = game.pokemon.filter(({typeIds}) => typeIds.length === wanted);
  const defender = pick(candidates, random);
  const answerOf = (attacking: number): number => multiplierOf(game, attacking, defender);
  // ×1 is by far the commonest: asked for only half the time, or the quiz would be won by saying it.
  const attackers = game.types.map(({id}) => id);
  const telling = attackers.filter((id) => answerOf(id) !== 1);
  const attackingTypeId = pick(random() < 0.75 && telling.length > 0 ? telling : attackers, random);
  return {kind: "type", attackingTypeId, defender, answer: answerOf(attackingTypeId)};
}

const TRIES = 400;

function matchupQuestion(
  game: GameData,
  matchups: Matchups,
  difficulty: Difficulty,
  random: Random
): Question | undefined {
  const [least, most] = DISTANCE[difficulty];
  for (let tries = 0; tries < TRIES; tries++) {
    const a = Math.floor(random() * matchups.size);
    const b = Math.floor(random() * matchups.size);
    const probability = a === b ? null : matchups.probability(a, b);
    if (probability === null) continue;
    const distance = Math.abs(probability - 0.5);
    if (distance >= least && distance <= most)
      return {kind: "matchup", a: game.pokemon[a], b: game.pokemon[b], probability};
  }
  return undefined;
}

/** The next question; without simulated duels all questions are about types. */
export function nextQuestion(
  game: GameData,
  matchups: Matchups | null,
  difficulty: Difficulty,
  random: Random
): Question {
  const matchup =
    matchups && random() < 0.5 ? matchupQuestion(game, matchups, difficulty, random) : undefined;
  return matchup ?? typeQuestion(game, difficulty, random);
}

/** Whether an option answers the question. */
export const isRight = (question: Question, option: number): boolean =>
  question.kind === "type" ? option === question.answer : option === (question.probability >= 0.5 ? 1 : 0);

export interface Score {
  readonly right: number;
  readonly asked: number;
  readonly streak: number;
  readonly best: number;
}

export const scoreAfter = ({right, asked, streak, best}: Score, correct: boolean): Score => {
  const next = correct ? streak + 1 : 0;
  return {right: right + (correct ? 1 : 0), asked: asked + 1, streak: next, best: Math.max(best, next)};
};
