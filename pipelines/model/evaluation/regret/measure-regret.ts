import type {Model} from "xgboost-wasm/predict";
import type {GameData} from "../../../../data-loaders/game-data.ts";
import {hashOfJson} from "../../../../lib/files/hash.ts";
import {noProgress, type StartProgress} from "../../../../lib/terminal/report-progress.ts";
import {inParts} from "../../../../lib/workers/in-parts.ts";
import {createPool, defaultThreads} from "../../../../lib/workers/pool.ts";
import {createBattleTables} from "../../../battle/battle-tables.ts";
import {regretFigures} from "./regret-figures.ts";
import {drawQuestions, type Pair} from "./regret-questions.ts";
import {
  ADVISERS,
  type Adviser,
  type RegretKind,
  type RegretReport,
  type Replies,
  regretOf
} from "./regret-report.ts";
import {type JudgedQuestion, judgeQuestions, type RegretContext} from "./regret-tasks.ts";
import {PLAYOUTS} from "./true-worst.ts";

/** How many questions of each kind are asked. */
export type QuestionCounts = Readonly<Record<Replies, number>>;
export const QUESTIONS: QuestionCounts = {given: 500, open: 120};
const REPLIES: readonly Replies[] = ["given", "open"];
const QUESTIONS_A_TASK = 15;

export interface RegretOptions {
  readonly game: GameData;
  readonly model: Model;
  /** Unordered pairs that the model was not trained on. */
  readonly pairs: readonly Pair[];
  readonly seed: number;
  readonly questions?: QuestionCounts;
  readonly threads?: number;
  readonly progress?: StartProgress;
}

/** The questions of one kind, judged. */
export interface JudgedKind {
  readonly replies: Replies;
  readonly judged: readonly JudgedQuestion[];
}

/** Asks random questions and judges the answers by what really comes of them; many in worker threads. */
export async function judgeAnswers(
  {game, model, pairs, seed, questions = QUESTIONS, threads = defaultThreads(), ...rest}: RegretOptions,
  advisers: readonly Adviser[] = ADVISERS
): Promise<JudgedKind[]> {
  const tables = createBattleTables(game);
  const kinds = REPLIES.map((replies) => ({
    replies,
    asked: drawQuestions(tables, pairs, {count: questions[replies], replies, seed})
  }));
  const total = kinds.reduce((sum, {asked}) => sum + asked.length, 0);
  const progress = (rest.progress ?? noProgress)({label: "regret", total, unit: "questions"});
  const context: RegretContext = {game, model, advisers};
  // So few are answered before a thread has started.
  if (total <= QUESTIONS_A_TASK) {
    const judged = kinds.map(({replies, asked}) => ({replies, judged: judgeQuestions(asked, context)}));
    progress.update(total);
    progress.end();
    return judged;
  }
  const pool = createPool(new URL("./regret-tasks.ts", import.meta.url), context, threads);
  let done = 0;
  const judge = (asked: (typeof kinds)[number]["asked"]): Promise<JudgedQuestion[]> =>
    inParts(pool, "judgeQuestions", asked, QUESTIONS_A_TASK, (more) => {
      done += more;
      progress.update(done);
    });
  try {
    return await Promise.all(kinds.map(async ({replies, asked}) => ({replies, judged: await judge(asked)})));
  } finally {
    progress.end();
    await pool.close();
  }
}

/** @throws RangeError where a question was not put to both advisers */
export function reportRegret(kinds: readonly JudgedKind[], seed: number): RegretReport {
  return {
    seed,
    playouts: PLAYOUTS,
    kinds: kinds.map(({replies, judged}): RegretKind => {
      const of = (adviser: Adviser) => regretFigures(casesOf(judged, adviser), seed);
      return {replies, questions: judged.length, figures: {model: of("model"), answered: of("answered")}};
    })
  };
}

function casesOf(judged: readonly JudgedQuestion[], adviser: Adviser) {
  return judged.map((one) => {
    const answer = one[adviser];
    if (answer === undefined) throw new RangeError(`a question was not put to: ${adviser}`);
    return answer;
  });
}

/** The model's regret question by question, for a comparison with another model on the same questions. */
export interface QuestionEvidence {
  readonly replies: Replies;
  /** Of the questions and of their true best answers. */
  readonly hash: string;
  /** Of the model alone. */
  readonly regret: readonly number[];
}

export const questionEvidence = (kinds: readonly JudgedKind[]): QuestionEvidence[] =>
  kinds.map(({replies, judged}) => {
    const cases = casesOf(judged, "model");
    return {
      replies,
      hash: hashOfJson(
        cases.map(({pokemonA, pokemonB, movesA, movesB, best: {probability}}) => [
          pokemonA,
          pokemonB,
          movesA,
          movesB,
          probability
        ])
      ),
      regret: cases.map(regretOf)
    };
  });
