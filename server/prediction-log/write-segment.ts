import {readFileSync} from "node:fs";
import type {GameData} from "../../data-loaders/game-data.ts";
import {yieldToOthers} from "../../lib/workers/low-priority.ts";
import {FEATURE_NAMES, FEATURE_VERSION} from "../../pipelines/model/features/feature-catalogue.ts";
import type {Recommender} from "../../pipelines/model/prediction/prediction-answers.ts";
import {createRecommender} from "../../pipelines/model/prediction/recommender.ts";
import {featuresOf} from "../../pipelines/monitoring/log/log-features.ts";
import {writeLogFile} from "../../pipelines/monitoring/log/log-file.ts";
import {LOG_SCHEMA, type LogColumnName, type LogSchema} from "../../pipelines/monitoring/log/log-schema.ts";
import {gameKey} from "../model/game-key.ts";
import {decodeSegment} from "./segment.ts";

yieldToOthers();

export interface WriteRequest {
  readonly segment: string;
  readonly target: string;
}

export interface WriteResult {
  readonly rows: number;
  readonly damaged: number;
}

/**
 * Turns a segment into a Parquet file, atomically and repeatably: whoever does it again writes the same file.
 * Runs in a worker thread, where features are computed again rather than on the way to an answer.
 * @throws NewerSegmentError
 */
export async function writeSegment(
  {segment, target}: WriteRequest,
  game: GameData,
  schema: LogSchema = LOG_SCHEMA
): Promise<WriteResult> {
  const content = decodeSegment(readFileSync(segment, "utf8"), schema);
  if (content === null) return {rows: 0, damaged: 1};
  const {rows, columns, game: about, damaged} = content;
  if (rows > 0) {
    const sameGame = about === null || about === gameKey(game);
    const sameCatalogue = columns[FEATURE_COLUMN].every((version) => version === FEATURE_VERSION);
    await writeLogFile(
      target,
      content,
      sameGame && sameCatalogue ? featuresOf(content, recommenderOf(game)) : {},
      schema
    );
  }
  return {rows, damaged};
}

const FEATURE_COLUMN: LogColumnName = "feature_version";

const recommenders = new WeakMap<GameData, Recommender>();

/** One that knows features, and no model. */
function recommenderOf(game: GameData): Recommender {
  const known = recommenders.get(game);
  if (known !== undefined) return known;
  const model = {featureNames: FEATURE_NAMES, predictRow: () => Number.NaN};
  const recommender = createRecommender({game, model, modelVersion: "features only"});
  recommenders.set(game, recommender);
  return recommender;
}
