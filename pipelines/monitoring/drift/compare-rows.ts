import type {DuckDBConnection} from "@duckdb/node-api";
import type {DataPaths} from "../../../lib/files/paths.ts";
import {questionEffect} from "./changes/asked-again.ts";
import {THRESHOLDS, type Thresholds} from "./drift-thresholds.ts";
import {trainBoosted} from "./multivariate/boosted-classifier.ts";
import {detectMultivariateDrift} from "./multivariate/domain-classifier.ts";
import {type Profile, profileFeatures, STRATA, type Stratum} from "./profile.ts";
import {readReferenceRows} from "./reference/store-profile.ts";
import {weighColumns} from "./share/column-weights.ts";
import type {ComparedRows} from "./share/compared-rows.ts";
import {testDriftedShare} from "./share/drifted-share.ts";
import {type FeatureRows, sampleFeatures} from "./window/sample-window.ts";
import type {WindowAggregates} from "./window/window-aggregates.ts";
import type {WindowQuestion} from "./window/window-question.ts";

export interface CompareOptions {
  readonly paths: Pick<DataPaths, "evaluation">;
  readonly seed?: number;
  readonly thresholds?: Thresholds;
}

/** One row of each question, of the window and of the reference. */
export interface SampledRows {
  readonly sample: FeatureRows;
  readonly reference: FeatureRows;
}

/** As many of the reference of each kind as the window's sample has. */
export async function sampleRows(
  connection: DuckDBConnection,
  question: WindowQuestion,
  {paths, seed = 1, thresholds = THRESHOLDS}: CompareOptions
): Promise<SampledRows> {
  const {rows} = thresholds.multivariate;
  const features = profileFeatures(question.profile);
  const sample = await sampleFeatures(connection, question, features, {rows, seed});
  const reference = await readReferenceRows(connection, paths, features, kindsOf(sample), rows);
  return {sample, reference};
}

/** @param window may still be being read: what needs only the rows is done meanwhile */
export async function compareRows(
  {sample, reference}: SampledRows,
  profile: Profile,
  window: WindowAggregates | PromiseLike<WindowAggregates>,
  {seed = 1, thresholds = THRESHOLDS}: Omit<CompareOptions, "paths"> = {}
): Promise<ComparedRows> {
  const {columns, importance} = profile;
  const {correlation} = thresholds.columns;
  const weights = weighColumns({columns, importance, reference, correlation});
  const width = profileFeatures(profile).length;
  const multivariate = await detectMultivariateDrift(reference, sample, width, trainBoosted, thresholds);
  const read = await window;
  return {
    multivariate,
    weights,
    moved: testDriftedShare({
      columns,
      weights,
      reference,
      window: sample,
      effect: effectInSample(questionEffect(profile, read), sample, read),
      thresholds,
      seed
    })
  };
}

/** Rows of each kind. A request is one row here and many in the log, so that the log's mix is another. */
const kindsOf = ({strata}: FeatureRows): Record<Stratum, number> =>
  Object.fromEntries(
    STRATA.map((kind) => [kind, strata.filter((stratum) => stratum === kind).length])
  ) as Record<Stratum, number>;

/** Of a visitor's questions the sample has the fewer the smaller it is. */
export const effectInSample = (effect: number, {matchups}: FeatureRows, window: WindowAggregates): number =>
  1 + (effect - 1) * Math.min(1, matchups.length / Math.max(1, window.matchups));
