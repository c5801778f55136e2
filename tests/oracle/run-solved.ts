import {Command} from "commander";
import {
  exploitabilityOf,
  keptResponses,
  RESPONSE_PLANS
} from "../../pipelines/battle/agreement/best-responses.ts";
import {summarizeSolvedPlays} from "../../pipelines/battle/agreement/solved-plays.ts";
import {createBattleTables} from "../../pipelines/battle/battle-tables.ts";
import {embeddedGame} from "../data-loaders/embedded-game.ts";
import {askSolved} from "./ask-solved.ts";

/** Solutions of fights played in the oracle: `npm run test:solved`. */

const {minutes, threads} = new Command("test:solved")
  .description(
    "solve the planned fights, play their solutions in @pkmn/sim against policies and best responses, and keep what was played"
  )
  .option("--minutes <count>", "begin no other fight after so many; the next run goes on", Number)
  .option("--threads <count>", "worker threads", Number)
  .parse()
  .opts<{minutes?: number; threads?: number}>();

await askSolved(minutes, threads);
const game = embeddedGame();
const tables = createBattleTables(game);
for (const summary of summarizeSolvedPlays(game, tables)) console.log(JSON.stringify(summary));
for (const plan of RESPONSE_PLANS)
  console.log(plan, JSON.stringify(exploitabilityOf(keptResponses(plan, game, tables))));
