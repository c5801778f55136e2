import type {DuckDBConnection} from "@duckdb/node-api";
import type {DataPaths} from "../../../lib/files/paths.ts";
import {questionEffect} from "./changes/asked-again.ts";
import {THRESHOLDS, type Thresholds} from "./drift-thresholds.ts";
import {trainBoosted} from "./multivariate/boosted-classifier.ts";
import {detectMultivariateDrift} from "./multivariate/domain-classifier.ts";
import {profileFeatures, STRATA, type Stratum} from "./profile.ts";
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

/** One row of each question: as many of the reference of each kind as the window's sample has. */
export async function compareRows(
  connection: DuckDBConnection,
  question: WindowQuestion,
  window: WindowAggregates,
  {paths, seed = 1, thresholds = THRESHOLDS}: CompareOptions
): Promise<ComparedRows> {
  const {rows} = thresholds.multivariate;
  const {profile} = question;
  const features = profileFeatures(profile);
  const sample = await sampleFeatures(connection, question, features, {rows, seed});
  const reference = await readReferenceRows(connection, paths, features, kindsOf(sample), rows);
  const {columns, importance} = profile;
  const {correlation} = thresholds.columns;
  const weights = weighColumns({columns, importance, reference, correlation});
  return {
    multivariate: await detectMultivariateDrift(reference, sample, features.length, trainBoosted, thresholds),
    weights,
    moved: testDriftedShare({
      columns,
      weights,
      reference,
      window: sample,
      effect: effectInSample(questionEffect(profile, window), sample, window),
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
