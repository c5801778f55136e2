import {join} from "node:path";
import {loadGame} from "../../../data-loaders/load-game.ts";
import type {DataPaths} from "../../../lib/files/paths.ts";
import {publishText} from "../../../lib/files/publish.ts";
import {readJson, readJsonIfThere} from "../../../lib/files/read-json.ts";
import {createBattleTables} from "../battle-tables.ts";
import {
  type Agreement,
  type ComparedBattle,
  compareDuels,
  compareMoveSets,
  type GroupAgreement
} from "./agreement.ts";
import {ANSWERS_FOLDER, readAnswers} from "./kept-answers.ts";
import {measuredSchema, mechanicsSchema} from "./mechanics-schema.ts";

/** What only a run of `npm run test:oracle` can measure: it needs the reference engine. Kept beside the answers. */
export interface MeasuredByOracle {
  /** Name and version of the reference engine. */
  readonly engine: string;
  readonly damage: {readonly triples: number; readonly outcomes: number; readonly different: number};
  /** Per CPU second, in one process on the same battles. */
  readonly speed: {
    readonly duels: number;
    readonly referenceDuels: number;
    readonly ratio: number;
    readonly moveSets: number;
    readonly referenceMoveSets: number;
    readonly moveSetRatio: number;
  };
}

export const measuredPath = join(ANSWERS_FOLDER, "measured.json");

export interface AgreementReport {
  readonly battles: number;
  readonly seedsEach: number;
  readonly exact: number;
  readonly meanDifference: number;
  readonly samplingError: number;
  readonly excess: number;
  readonly winnersDiffer: number;
}

/** `data/evaluation/mechanics.json`, for the page Mechanics. */
export interface MechanicsReport extends MeasuredByOracle {
  readonly duels: AgreementReport;
  readonly moveSets: AgreementReport;
  /** By class of A's move, in descending excess. */
  readonly classes: readonly GroupAgreement[];
  readonly policies: readonly GroupAgreement[];
  /** One a battle: ours against the reference's. */
  readonly duelPoints: readonly ComparedBattle[];
  readonly moveSetPoints: readonly ComparedBattle[];
}

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
    duelPoints: duels.battles,
    moveSetPoints: moveSets.battles
  };
  await publishText(mechanicsPath(paths), `${JSON.stringify(report)}\n`);
  return report;
}
