import {z} from "zod";
import {storedNumber} from "../../../lib/files/read-json.ts";
import {scoresSchema} from "../evaluation/evaluation-schema.ts";
import {trainingParameters} from "../training/parameters.ts";
import type {SearchReport} from "./run-search.ts";
import type {PointSummary} from "./search-summary.ts";
import type {FitResult} from "./search-tasks.ts";

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
