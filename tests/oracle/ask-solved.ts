import {availableParallelism} from "node:os";
import {createProgress} from "../../lib/terminal/progress.ts";
import {createPool, type WorkerPool} from "../../lib/workers/pool.ts";
import {
  appendResponse,
  planResponses,
  RESPONSE_PLANS,
  type ResponsePlay,
  readResponses,
  tidyResponses
} from "../../pipelines/battle/agreement/best-responses.ts";
import {type OracleFight, planSolvedFights} from "../../pipelines/battle/agreement/fight-plan.ts";
import {fightKey} from "../../pipelines/battle/agreement/kept-answers.ts";
import {
  appendSolvedPlay,
  readSolvedPlays,
  type SolvedPlay,
  tidySolvedPlays
} from "../../pipelines/battle/agreement/solved-plays.ts";
import {createBattleTables} from "../../pipelines/battle/battle-tables.ts";
import {fighterPokemon} from "../../pipelines/battle/fighter.ts";
import {embeddedGame} from "../data-loaders/embedded-game.ts";

/** Battles of each fight against each opponent. */
const BATTLES = 15;

/** One kind of what is kept of a plan's fights. */
interface Asked<Play> {
  readonly label: string;
  readonly task: string;
  readonly fights: readonly OracleFight[];
  /** Beside what tells the fight. */
  readonly parameters?: object;
  readonly known: readonly {readonly key: string}[];
  readonly keep: (play: Play) => void;
  readonly tidy: () => void;
}

/**
 * Solves the planned fights that have not been played yet and plays their solutions in the oracle: against policies, and
 * against their best responses; those of the fewest HP first, which cost least. Can be stopped at any time and goes on where it was.
 * @param minutes after which no other fight is begun
 */
export async function askSolved(
  minutes = Number.POSITIVE_INFINITY,
  threads = availableParallelism()
): Promise<void> {
  const game = embeddedGame();
  const tables = createBattleTables(game);
  const end = performance.now() + 60_000 * minutes;
  const pool = createPool(new URL("./tasks.ts", import.meta.url), {game}, threads);
  const placesOf = ({a, b}: OracleFight): number =>
    fighterPokemon(tables, a).hp * fighterPokemon(tables, b).hp;
  const ask = async <Play>(asked: Asked<Play>): Promise<void> => {
    const known = new Set(asked.known.map(({key}) => key));
    const missing = asked.fights
      .map((fight, number) => ({fight, number, key: fightKey(game, number, fight), battles: BATTLES}))
      .filter(({key}) => !known.has(key))
      .sort((x, y) => placesOf(x.fight) - placesOf(y.fight));
    await playAll(pool, threads, end, missing, asked);
  };
  try {
    await ask<SolvedPlay>({
      label: "solved fights",
      task: "solvedPlay",
      fights: planSolvedFights(tables),
      known: readSolvedPlays(),
      keep: appendSolvedPlay,
      tidy: tidySolvedPlays
    });
    for (const plan of RESPONSE_PLANS)
      await ask<ResponsePlay>({
        label: `best responses, ${plan}`,
        task: "responsePlay",
        fights: planResponses(plan, tables),
        parameters: {plan},
        known: readResponses(plan),
        keep: (play) => appendResponse(plan, play),
        tidy: () => tidyResponses(plan)
      });
  } finally {
    await pool.close();
  }
}

async function playAll<Play>(
  pool: WorkerPool,
  threads: number,
  end: number,
  missing: object[],
  {label, task, parameters, keep, tidy}: Asked<Play>
): Promise<void> {
  const progress = createProgress({label, total: missing.length, unit: "fights"});
  let done = 0;
  const work = async (): Promise<void> => {
    for (;;) {
      const next = performance.now() < end ? missing.shift() : undefined;
      if (next === undefined) return;
      const play = await pool.run<Play | null>(task, {...next, ...parameters});
      if (play !== null) keep(play);
      done += 1;
      progress.update(done);
    }
  };
  try {
    await Promise.all(Array.from({length: threads}, work));
    tidy();
  } finally {
    progress.end();
  }
}
