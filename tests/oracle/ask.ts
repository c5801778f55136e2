import {availableParallelism} from "node:os";
import type {GameData} from "../../data-loaders/game-data.ts";
import {createProgress} from "../../lib/terminal/progress.ts";
import {createPool, type WorkerPool} from "../../lib/workers/pool.ts";
import {planBattles, planDuels} from "../../pipelines/battle/agreement/agreement-plan.ts";
import {planBuildBattles, planBuildDuels} from "../../pipelines/battle/agreement/fight-plan.ts";
import {
  ANSWER_KINDS,
  type Answer,
  type AnswerKind,
  appendAnswer,
  duelKey,
  fightKey,
  moveSetKey,
  ORACLE_SEEDS,
  readAnswers,
  SEEDS_A_ROUND,
  tidyAnswers
} from "../../pipelines/battle/agreement/kept-answers.ts";
import {createBattleTables} from "../../pipelines/battle/battle-tables.ts";
import {embeddedGame} from "../data-loaders/embedded-game.ts";

interface Question {
  readonly kind: AnswerKind;
  readonly key: string;
  readonly ask: (firstSeed: number, seeds: number) => Promise<number>;
}

function questionsOf(game: GameData, pool: WorkerPool): Question[] {
  const tables = createBattleTables(game);
  const duels = planDuels(game, tables).map((duel, number) => ({
    kind: "duels" as const,
    key: duelKey(game, number, duel),
    ask: (firstSeed: number, seeds: number) => pool.run<number>("duelWins", {number, duel, firstSeed, seeds})
  }));
  const moveSets = planBattles(game, tables).map((battle, number) => ({
    kind: "move-sets" as const,
    key: moveSetKey(game, number, battle),
    ask: (firstSeed: number, seeds: number) =>
      pool.run<number>("moveSetWins", {number, battle, firstSeed, seeds})
  }));
  const fights = (
    [
      ["build-duels", planBuildDuels(tables), 9],
      ["build-battles", planBuildBattles(tables), 10]
    ] as const
  ).flatMap(([kind, plan, stream]) =>
    plan.map((fight, number) => ({
      kind,
      key: fightKey(game, number, fight),
      ask: (firstSeed: number, seeds: number) =>
        pool.run<number>("fightWins", {number, fight, firstSeed, seeds, stream})
    }))
  );
  return [...duels, ...moveSets, ...fights];
}

/**
 * Asks the oracle until every battle of the plan has its playouts, round by round over all of them. Can be stopped at
 * any time and goes on where it was.
 * @param seeds of every kind of battle; without it each kind's own
 */
export async function askOracle(seeds?: number, threads = availableParallelism()): Promise<void> {
  const game = embeddedGame();
  const pool = createPool(new URL("./tasks.ts", import.meta.url), {game}, threads);
  const questions = questionsOf(game, pool);
  const known = Object.fromEntries(ANSWER_KINDS.map((kind) => [kind, readAnswers(kind)])) as Record<
    AnswerKind,
    Map<string, Answer>
  >;
  const wanted = ({kind}: Question): number => seeds ?? ORACLE_SEEDS[kind];
  const seedsOf = ({kind, key}: Question): number => known[kind].get(key)?.seeds ?? 0;
  const missing = questions.reduce(
    (sum, question) => sum + Math.max(0, wanted(question) - seedsOf(question)),
    0
  );
  const progress = createProgress({label: "oracle", total: missing, unit: "battles"});
  let done = 0;
  try {
    const most = Math.max(...questions.map(wanted));
    for (let upTo = SEEDS_A_ROUND; upTo <= most; upTo += SEEDS_A_ROUND)
      await Promise.all(
        questions.map(async (question) => {
          const {kind, key, ask} = question;
          const before = known[kind].get(key) ?? {seeds: 0, wins: 0};
          if (before.seeds >= upTo || upTo > wanted(question)) return;
          const wins = before.wins + (await ask(before.seeds + 1, upTo - before.seeds));
          known[kind].set(key, {seeds: upTo, wins});
          appendAnswer(kind, key, {seeds: upTo, wins});
          done += upTo - before.seeds;
          progress.update(done);
        })
      );
    for (const kind of ANSWER_KINDS) tidyAnswers(kind);
  } finally {
    progress.end();
    await pool.close();
  }
}
