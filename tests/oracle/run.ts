import {readFileSync} from "node:fs";
import {join} from "node:path";
import {Command} from "commander";
import {dataPaths, REPOSITORY} from "../../lib/files/paths.ts";
import {publishText} from "../../lib/files/publish.ts";
import {anyBuilds} from "../../pipelines/battle/agreement/fight-plan.ts";
import {withAgreement} from "../../pipelines/battle/agreement/mechanics-document.ts";
import {measuredPath, publishMechanics} from "../../pipelines/battle/agreement/mechanics-report.ts";
import type {MeasuredByOracle} from "../../pipelines/battle/agreement/mechanics-schema.ts";
import {createBattleTables} from "../../pipelines/battle/battle-tables.ts";
import {measureSpeed} from "../bench/battle-speed.ts";
import {embeddedGame} from "../data-loaders/embedded-game.ts";
import {askOracle} from "./ask.ts";
import {compareDamage, OUTCOMES_A_TRIPLE} from "./compare-damage.ts";
import {compareStats} from "./compare-stats.ts";
import {Oracle} from "./showdown.ts";

/** The whole comparison with the oracle: `npm run test:oracle`. */

const MOST_OVERALL = 0.02;
const MOST_IN_A_GROUP = 0.03;
/** From so many of the oracle's battles on, its majority outside 0.4 to 0.6 is certain. */
const SURE_SEEDS = 400;

const options = new Command("test:oracle")
  .description("compare the battle engine with @pkmn/sim and write the results")
  .option("--seeds <count>", "battles the oracle plays for each answer, instead of as many as kept", Number)
  .option("--triples <count>", "damage triples compared, at equal terms and of random builds", Number, 25_000)
  .option("--builds <count>", "builds whose stats are compared", Number, 5_000)
  .option("--threads <count>", "worker threads for the oracle", Number)
  .option("--no-ask", "take the kept answers as they are")
  .parse()
  .opts<{seeds?: number; triples: number; builds: number; threads?: number; ask: boolean}>();

const version = (name: string): string =>
  (
    JSON.parse(readFileSync(join(REPOSITORY, "node_modules", name, "package.json"), "utf8")) as {
      version: string;
    }
  ).version;

async function measure(): Promise<{measured: MeasuredByOracle; different: readonly string[]}> {
  const game = embeddedGame();
  const seed = Date.now() % 1_000_000;
  console.log(`damage: ${options.triples} triples, seed ${seed}`);
  const tables = createBattleTables(game);
  const oracle = new Oracle(game);
  const {triples, builds} = options;
  const damage = compareDamage(game, tables, oracle, triples, seed);
  console.log("builds");
  const stats = compareStats(game, tables, builds, seed);
  const builtDamage = compareDamage(game, tables, oracle, triples, seed, anyBuilds);
  console.log("speed");
  const speed = measureSpeed();
  const measured: MeasuredByOracle = {
    engine: `@pkmn/sim ${version("@pkmn/sim")} with the Let's Go mod of @pkmn/mods ${version("@pkmn/mods")}`,
    damage: {triples, outcomes: triples * OUTCOMES_A_TRIPLE, different: damage.length},
    builds: {
      stats: {builds, different: stats.length},
      damage: {triples, outcomes: triples * OUTCOMES_A_TRIPLE, different: builtDamage.length}
    },
    speed: {
      duels: speed.duels,
      referenceDuels: speed.referenceDuels,
      ratio: speed.duels / speed.referenceDuels,
      moveSets: speed.moveSets,
      referenceMoveSets: speed.referenceMoveSets,
      moveSetRatio: speed.moveSets / speed.referenceMoveSets
    }
  };
  await publishText(measuredPath, `${JSON.stringify(measured, null, 2)}\n`);
  return {measured, different: [...damage, ...stats, ...builtDamage]};
}

if (options.ask) await askOracle(options.seeds, options.threads);
const {different} = await measure();
const report = await publishMechanics({paths: dataPaths()});
const document = join(REPOSITORY, "docs", "MECHANICS.md");
await publishText(document, withAgreement(readFileSync(document, "utf8"), report));

const failures = [
  ...different.slice(0, 10),
  ...[report.duels, report.moveSets, report.buildDuels, report.buildBattles]
    .filter(
      ({excess, winnersDiffer, seedsEach}) =>
        excess > MOST_OVERALL || (winnersDiffer > 0 && seedsEach >= SURE_SEEDS)
    )
    .map((figures) => `over the limit of ${MOST_OVERALL}, or winners differ: ${JSON.stringify(figures)}`),
  ...[...report.classes, ...report.policies, ...report.beginnings]
    .filter(({excess}) => excess > MOST_IN_A_GROUP)
    .map((row) => `over the limit of ${MOST_IN_A_GROUP}: ${JSON.stringify(row)}`)
];
for (const failure of failures) console.error(failure);
console.log(failures.length === 0 ? "the engines agree" : "the engines DIFFER");
process.exitCode = failures.length === 0 ? 0 : 1;
