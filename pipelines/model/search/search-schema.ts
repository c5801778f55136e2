import {z} from "zod";
import {storedNumber} from "../../../lib/files/read-json.ts";
import {scoresSchema} from "../evaluation/evaluation-schema.ts";
import {trainingParameters} from "../training/parameters.ts";
import type {PointSummary} from "./search-summary.ts";
import type {FitResult} from "./search-tasks.ts";

/** What a search publishes as `data/search/<grid>.json`; the page Experiments draws it. */
export interface SearchReport {
  readonly grid: string;
  readonly description: string;
  readonly folds: number;
  readonly seed: number;
  readonly featureVersion: string;
  readonly trainRows: number;
  /** Seconds of this run; fits that earlier runs had finished cost nothing. */
  readonly seconds: number;
  readonly fits: {readonly done: number; readonly reused: number};
  /** Best first. */
  readonly points: readonly PointSummary[];
}

const count = z.int().min(0);
const means = scoresSchema.omit({n: true});

const pointSummary = z.object({
  point: trainingParameters,
  share: z.number(),
  folds: count,
  rows: count,
  mean: means,
  standardError: means,
  seconds: z.number(),
  bestRounds: z.number()
}) satisfies z.ZodType<PointSummary>;

export const searchReportSchema = z.object({
  grid: z.string(),
  description: z.string(),
  folds: count,
  seed: z.number(),
  featureVersion: z.string(),
  trainRows: count,
  seconds: z.number(),
  fits: z.object({done: count, reused: count}),
  points: z.array(pointSummary)
}) satisfies z.ZodType<SearchReport>;

const fitResult = z.object({
  rows: count,
  seconds: z.number(),
  logLoss: z.array(storedNumber),
  bestRounds: z.number(),
  scores: z.array(z.object({rounds: count, scores: scoresSchema}))
}) satisfies z.ZodType<FitResult>;

export const storedFit = z.object({key: z.string(), result: fitResult});
