import {join} from "node:path";
import {loadGame} from "../../../data-loaders/load-game.ts";
import type {DataPaths} from "../../../lib/files/paths.ts";
import {publishText} from "../../../lib/files/publish.ts";
import {readJson, readJsonIfThere} from "../../../lib/files/read-json.ts";
import {createBattleTables} from "../battle-tables.ts";
import {
  type Agreement,
  compareBuildBattles,
  compareBuildDuels,
  compareDuels,
  compareMoveSets
} from "./agreement.ts";
import {exploitabilityOf, keptResponses, RESPONSE_PLANS} from "./best-responses.ts";
import {ANSWERS_FOLDER, readAnswers} from "./kept-answers.ts";
import {
  type AgreementReport,
  type MechanicsReport,
  measuredSchema,
  mechanicsSchema
} from "./mechanics-schema.ts";
import {summarizeSolvedPlays} from "./solved-plays.ts";

export const measuredPath = join(ANSWERS_FOLDER, "measured.json");

const reportOf = ({battles, overall}: Agreement): AgreementReport => ({
  battles: overall.battles,
  seedsEach: Math.min(...battles.map(({seeds}) => seeds)),
  exact: battles.filter(({method}) => method === "exact").length,
  meanDifference: overall.meanDifference,
  samplingError: overall.samplingError,
  excess: overall.excess,
  winnersDiffer: overall.winnersDiffer
});

export const mechanicsPath = ({evaluation}: Pick<DataPaths, "evaluation">): string =>
  join(evaluation, "mechanics.json");

/** null where there is none yet. @throws JsonFileError */
export const readMechanics = (paths: Pick<DataPaths, "evaluation">): MechanicsReport | null =>
  readJsonIfThere(mechanicsPath(paths), {
    schema: mechanicsSchema,
    what: "a comparison with the reference engine",
    remedy: "run `npm run pipeline` to make it anew"
  });

export interface MechanicsOptions {
  readonly paths: Pick<DataPaths, "game" | "evaluation">;
  /** Of ours, where the probability is not exact. */
  readonly playouts?: number;
}

/** Compares this engine with the reference's kept answers (seconds) and publishes `evaluation/mechanics.json`. */
export async function publishMechanics({paths, playouts}: MechanicsOptions): Promise<MechanicsReport> {
  const game = await loadGame(paths.game);
  const tables = createBattleTables(game);
  const duels = compareDuels(game, tables, readAnswers("duels"), playouts);
  const moveSets = compareMoveSets(game, tables, readAnswers("move-sets"), playouts);
  const buildDuels = compareBuildDuels(game, tables, readAnswers("build-duels"), playouts);
  const buildBattles = compareBuildBattles(game, tables, readAnswers("build-battles"), playouts);
  const report: MechanicsReport = {
    ...readJson(measuredPath, {
      schema: measuredSchema,
      what: "what the reference engine measured",
      remedy: "run `npm run test:oracle` to make it anew"
    }),
    duels: reportOf(duels),
    moveSets: reportOf(moveSets),
    classes: duels.groups,
    policies: moveSets.groups,
    buildDuels: reportOf(buildDuels),
    buildBattles: reportOf(buildBattles),
    beginnings: buildDuels.groups,
    solved: summarizeSolvedPlays(game, tables),
    exploitability: exploitabilityOf(RESPONSE_PLANS.flatMap((plan) => keptResponses(plan, game, tables))),
    duelPoints: duels.battles,
    moveSetPoints: moveSets.battles
  };
  await publishText(mechanicsPath(paths), `${JSON.stringify(report)}\n`);
  return report;
}
