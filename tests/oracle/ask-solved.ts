import {availableParallelism} from "node:os";
import {createProgress} from "../../lib/terminal/progress.ts";
import {createPool} from "../../lib/workers/pool.ts";
import {planSolvedFights} from "../../pipelines/battle/agreement/fight-plan.ts";
import {fightKey} from "../../pipelines/battle/agreement/kept-answers.ts";
import {
  appendSolvedPlay,
  readSolvedPlays,
  type SolvedPlay,
  tidySolvedPlays
} from "../../pipelines/battle/agreement/solved-plays.ts";
import {createBattleTables} from "../../pipelines/battle/battle-tables.ts";
import {embeddedGame} from "../data-loaders/embedded-game.ts";

/** Battles of each fight against each opponent. */
const BATTLES = 15;

/**
 * Solves the planned fights that have not been played yet and plays their solutions in the oracle. Can be stopped at
 * any time and goes on where it was.
 * @param minutes after which no other fight is begun
 */
export async function askSolved(
  minutes = Number.POSITIVE_INFINITY,
  threads = availableParallelism()
): Promise<void> {
  const game = embeddedGame();
  const known = new Set(readSolvedPlays().map(({key}) => key));
  const missing = planSolvedFights(createBattleTables(game))
    .map((fight, number) => ({fight, number, key: fightKey(game, number, fight), battles: BATTLES}))
    .filter(({key}) => !known.has(key));
  const end = performance.now() + 60_000 * minutes;
  const pool = createPool(new URL("./tasks.ts", import.meta.url), {game}, threads);
  const progress = createProgress({label: "solved fights", total: missing.length, unit: "fights"});
  let done = 0;
  const work = async (): Promise<void> => {
    for (;;) {
      const task = performance.now() < end ? missing.shift() : undefined;
      if (task === undefined) return;
      const play = await pool.run<SolvedPlay | null>("solvedPlay", task);
      if (play !== null) appendSolvedPlay(play);
      done += 1;
      progress.update(done);
    }
  };
  try {
    await Promise.all(Array.from({length: threads}, work));
    tidySolvedPlays();
  } finally {
    progress.end();
    await pool.close();
  }
}
