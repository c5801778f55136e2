import type {DataPaths} from "../../../lib/files/paths.ts";
import {RegistryError} from "../../model/registry/model-store.ts";
import {pairedDifferences} from "../../model/registry/paired-differences.ts";
import {changeRegistry} from "../../model/registry/shared/change-registry.ts";
import {
  completePromotion,
  endTrial,
  isPromotionOpen,
  judgedOf,
  promoteChallenger,
  requireTrial,
  returnToPrevious,
  type Trial
} from "../../model/registry/trial.ts";
import {clustersOf, playAgain} from "../drift/performance/verify.ts";
import type {World} from "../drift/world.ts";
import {openLog} from "../log/open-log.ts";
import {decideTrial, TRIAL_LIMITS, type TrialLimits, throughout} from "./decide-trial.ts";
import {readPaired} from "./read-paired.ts";
import {
  publishTrialReport,
  type TrialDifference,
  type TrialMetric,
  type TrialReport
} from "./trial-report.ts";

export interface JudgeOptions {
  readonly paths: DataPaths;
  readonly world: Pick<World, "game" | "simulate">;
  readonly now: () => Date;
  readonly playouts?: number;
  readonly seed?: number;
  /** Whether questions made for demonstration count. */
  readonly synthetic?: boolean;
  readonly limits?: TrialLimits;
  readonly signal?: AbortSignal;
  readonly log?: (line: string) => void;
}

/**
 * Holds the two versions of a trial against each other on the questions that both answered, with the simulator's word as
 * the truth, and does what follows: waits, promotes, withdraws, or puts the version before back.
 * @throws RegistryError where no version is on trial
 */
export async function judgeTrial(options: JudgeOptions): Promise<TrialReport> {
  const {paths, world, now, limits = TRIAL_LIMITS} = options;
  const {playouts = 400, seed = 1, synthetic = false, signal, log} = options;
  await resumeTrial(paths);
  const trial = requireTrial(paths);
  const opened = await openLog(paths.predictions, [], log ? {log} : {});
  const {pokemon, moves} = world.game;
  const {answers, unusable} = await readPaired(opened.connection, opened.relation, trial, {
    rows: limits.decisiveRows,
    seed,
    synthetic,
    known: {pokemon: pokemon.map(({id}) => id), moves: moves.map(({id}) => id)}
  }).finally(() => opened.close());
  log?.(`trial: playing ${answers.length} questions again that both versions answered`);
  const {truth} = await playAgain(answers, {playouts, seed, simulate: world.simulate, signal});
  const {clusterOf, clusters} = clustersOf(answers.map(({duel}) => duel));
  const differences = differencesOf(trial, answers, {truth, clusterOf, clusters, limits});
  const at = now();
  const days = (at.getTime() - Date.parse(trial.since)) / 86_400_000;
  const decision = decideTrial(
    {phase: trial.phase, rows: answers.length, pairs: clusters, days, unusable, differences},
    limits
  );
  const isChallenge = trial.phase === "challenge";
  const report: TrialReport = {
    at: at.toISOString(),
    trial,
    judged: judgedOf(trial),
    other: isChallenge ? trial.production : trial.version,
    rows: answers.length,
    pairs: clusters,
    unusable,
    differences,
    ...decision
  };
  await act(paths, report, now);
  await publishTrialReport(paths, report);
  return report;
}

type Answers = Awaited<ReturnType<typeof readPaired>>["answers"];

function differencesOf(
  {phase}: Trial,
  answers: Answers,
  {
    truth,
    clusterOf,
    clusters,
    limits
  }: {
    readonly truth: Float64Array;
    readonly clusterOf: Uint32Array;
    readonly clusters: number;
    readonly limits: TrialLimits;
  }
): TrialDifference[] {
  // Of fewer pairs the bootstrap has no spread that could be believed: of one it has none at all.
  if (clusters < limits.leastPairs) return [];
  const evidence = (of: "production" | "beside") => ({
    rows: {
      hash: "the same questions",
      truth: Float32Array.from(truth),
      prediction: Float32Array.from(answers, (answer) => answer[of]),
      pair: clusterOf
    },
    questions: []
  });
  const [production, beside] = [evidence("production"), evidence("beside")];
  const found =
    phase === "challenge" ? pairedDifferences(beside, production) : pairedDifferences(production, beside);
  return found.map((one) => throughout({...one, metric: one.metric as TrialMetric}, clusters, limits));
}

/** Completes what a look before this one decided and did not come to do. @throws RegistryError */
export async function resumeTrial(paths: DataPaths): Promise<void> {
  if (isPromotionOpen(paths)) await changeRegistry(paths, "completing a promotion", completePromotion);
}

/** Evidence of a decision as the ledger and the page Experiments know it. */
const evidenceOf = ({rows, pairs, differences}: TrialReport): Record<string, number> => ({
  liveQuestions: rows,
  livePairs: pairs,
  ...Object.fromEntries(
    differences.flatMap(({metric, value, interval: [low, high]}) => [
      [`${metric}Worse`, value],
      [`${metric}WorseLow`, low],
      [`${metric}WorseHigh`, high]
    ])
  )
});

async function act(paths: DataPaths, report: TrialReport, now: () => Date): Promise<void> {
  const decision = {now, reasons: report.reasons, evidence: evidenceOf(report)};
  const {outcome, trial} = report;
  if (outcome === "waiting") return;
  await changeRegistry(paths, "deciding a trial", async (registry) => {
    if (requireTrial(registry).since !== trial.since)
      throw new RegistryError("another trial has begun meanwhile: judge that");
    if (outcome === "promoted") await promoteChallenger(registry, decision);
    else if (outcome === "rolled back") await returnToPrevious(registry, decision);
    else await endTrial(registry, decision);
  });
}
