import type {DataPaths} from "../../../lib/files/paths.ts";
import {parseDuration} from "../../../lib/terminal/duration.ts";
import {LogSchemaError, type OpenLog, openLog} from "../log/open-log.ts";
import {askedBuilds} from "./builds/asked-builds.ts";
import {buildsDrift} from "./builds/builds-drift.ts";
import {buildsReference} from "./builds/builds-reference.ts";
import {countPokemon} from "./changes/count-pokemon.ts";
import {segmentsOf} from "./changes/segments.ts";
import {compareRows, sampleRows} from "./compare-rows.ts";
import {THRESHOLDS} from "./drift-thresholds.ts";
import type {PairedExcess} from "./performance/paired-excess.ts";
import {type ServedRegret, sampleRankings, servedRegret} from "./performance/served-regret.ts";
import {servingSkew, verifyPredictions} from "./performance/verify.ts";
import {type Profile, profileFeatures} from "./profile.ts";
import {currentReference} from "./reference/make-reference.ts";
import {ruleChange} from "./reference/rule-change.ts";
import {sampleLabels} from "./reference/training-sample.ts";
import {buildReport} from "./report/build-report.ts";
import type {DriftReport} from "./report/drift-report.ts";
import {publishReport} from "./report/report-files.ts";
import type {VerifiedSlot} from "./report/timeline.ts";
import type {ComparedRows} from "./share/compared-rows.ts";
import {readWindow} from "./window/read-window.ts";
import {sampleServed, type TimedDuel} from "./window/sample-window.ts";
import {emptyWindow} from "./window/window-aggregates.ts";
import type {WindowQuestion} from "./window/window-question.ts";
import type {World} from "./world.ts";

export interface DriftOptions {
  readonly paths: Pick<DataPaths, "evaluation" | "duels" | "predictions">;
  readonly world: World;
  /** Such as `7d`. */
  readonly window: string;
  readonly now: Date;
  /** Served predictions to re-simulate; 0: none. */
  readonly verifyRows?: number;
  readonly playouts?: number;
  /** Served recommendations to judge by what would really have been best; 0: none. */
  readonly regretQuestions?: number;
  readonly seed?: number;
  readonly slots?: number;
  /** Whether to write the report where page, metrics and `retrain` read it. */
  readonly publish?: boolean;
  readonly signal?: AbortSignal;
  readonly log?: (line: string) => void;
}

/** Compares what was served in the window with the training data and with the game itself. */
export async function runDrift(options: DriftOptions): Promise<DriftReport> {
  const {paths, world, now, log} = options;
  const profile = await currentReference({paths, world, now, log, signal: options.signal});
  try {
    return await reportOn(options, profile, false);
  } catch (error) {
    if (error instanceof LogSchemaError) throw error;
    options.signal?.throwIfAborted();
    // A file may be torn where its footer does not tell.
    log?.(
      `drift: ${error instanceof Error ? error.message.split("\n")[0] : String(error)}; reading file by file`
    );
    return await reportOn(options, profile, true);
  }
}

async function reportOn(options: DriftOptions, profile: Profile, thorough: boolean): Promise<DriftReport> {
  const {paths, window: label, now, verifyRows = 10_000, slots = 14, publish = true, log} = options;
  const length = parseDuration(label);
  const opened = await openLog(paths.predictions, profileFeatures(profile), {log, thorough});
  try {
    const [from, to] = [now.getTime() - length, now.getTime() + 1];
    let window = emptyWindow(profile, from, to);
    let compared: ComparedRows | null = null;
    let asked: Awaited<ReturnType<typeof countPokemon>> | null = null;
    let verified: Awaited<ReturnType<typeof verifyServed>> = null;
    let regret: ServedRegret | null = null;
    let changed: PairedExcess | null = null;
    const asksBuilds = await askedBuilds(
      opened.connection,
      opened.fights,
      options.world.game,
      {from, to},
      options
    );
    options.signal?.throwIfAborted();
    if (!opened.isEmpty) {
      const question = {relation: opened.relation, profile, from, to, slots};
      const rows = await sampleRows(opened.connection, question, options);
      options.signal?.throwIfAborted();
      // DuckDB counts in threads of its own while the classifier is trained in this one.
      const reading = readWindow(opened.connection, question);
      [window, compared] = await Promise.all([reading, compareRows(rows, profile, reading, options)]);
      options.signal?.throwIfAborted();
      log?.(`drift: ${window.rows} predictions aggregated`);
      asked = await countPokemon(opened.connection, question);
      options.signal?.throwIfAborted();
      if (verifyRows > 0) {
        verified = await verifyServed(opened, question, options);
        changed = await playTrainingAgain(opened, options);
      }
      regret = await judgeServed(opened, question, options);
    }
    const report = buildReport({
      profile,
      window,
      label,
      compared,
      verified: verified?.performance ?? null,
      verifiedSlots: verified?.slots,
      regret,
      paired: {servingSkew: verified?.skew ?? null, ruleChange: changed},
      leftOut: opened.leftOut,
      asked: asked && {asked, segments: segmentsOf(options.world.game, profile)},
      builds: asksBuilds.fights === 0 ? null : buildsDrift(asksBuilds, buildsReference(options.world.game)),
      now
    });
    if (publish) await publishReport(paths, report);
    return report;
  } finally {
    opened.close();
  }
}

async function verifyServed({connection}: OpenLog, question: WindowQuestion, options: DriftOptions) {
  const {world, verifyRows = 10_000, playouts = 400, seed = 1, signal, log} = options;
  const known = new Set(question.profile.pokemonIds);
  const moves = new Set(question.profile.moveIds);
  const served = (await sampleServed(connection, question, {rows: verifyRows, seed})).filter(
    ({duel}) =>
      known.has(duel.pokemonA) && known.has(duel.pokemonB) && moves.has(duel.moveA) && moves.has(duel.moveB)
  );
  const verification = await verifyPredictions(served, {playouts, seed, simulate: world.simulate, signal});
  if (verification === null) return null;
  log?.(`drift: ${served.length} predictions re-simulated`);
  const skew = servingSkew(served, verification, (duel) => world.recommender.winProbability(duel));
  return {performance: verification.performance, skew, slots: bySlot(served, verification.truth, question)};
}

async function playTrainingAgain(
  {connection}: OpenLog,
  {paths, world, playouts = 400, seed = 1, signal}: DriftOptions
): Promise<PairedExcess | null> {
  const rows = THRESHOLDS.performance.labelledDuels;
  const labelled = await sampleLabels(connection, paths.duels, {rows, seed});
  return ruleChange(labelled, world, {playouts, seed, signal});
}

async function judgeServed(
  {connection}: OpenLog,
  question: WindowQuestion,
  {world, regretQuestions = 0, seed = 1, signal, log}: DriftOptions
): Promise<ServedRegret | null> {
  const {regretOf, evaluated = null} = world;
  if (regretOf === undefined || regretQuestions === 0) return null;
  const known = new Set(question.profile.pokemonIds);
  const moves = new Set(question.profile.moveIds);
  const rankings = (await sampleRankings(connection, question, {questions: regretQuestions, seed})).filter(
    ({pokemonA, pokemonB, movesA, movesB}) =>
      known.has(pokemonA) &&
      known.has(pokemonB) &&
      [...movesA, ...(movesB ?? [])].every((id) => moves.has(id))
  );
  const found = await servedRegret(rankings, {judge: regretOf, evaluated, signal});
  if (found !== null) log?.(`drift: ${found.questions} recommendations judged`);
  return found;
}

/** Mean verified error and accuracy of each slot of time. */
function bySlot(
  served: readonly TimedDuel[],
  truth: Float64Array,
  {from, to, slots}: WindowQuestion
): VerifiedSlot[] {
  const sums = Array.from({length: slots}, () => ({rows: 0, error: 0, named: 0}));
  served.forEach(({time, probability}, row) => {
    const slot = sums[Math.min(slots - 1, Math.floor(((time - from) * slots) / (to - from)))];
    slot.rows += 1;
    slot.error += Math.abs(probability - truth[row]);
    slot.named += probability >= 0.5 ? truth[row] : 1 - truth[row];
  });
  return sums.map(({rows, error, named}) => ({
    rows,
    absoluteError: rows === 0 ? 0 : error / rows,
    fightAccuracy: rows === 0 ? 0 : named / rows
  }));
}
