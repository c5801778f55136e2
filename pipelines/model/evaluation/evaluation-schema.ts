import {z} from "zod";
import {storedNumber} from "../../../lib/files/read-json.ts";
import type {Confusion, ReliabilityBin, Scores} from "../../../lib/statistics/probability-scores.ts";
import type {
  EvaluationReport,
  FeatureReport,
  GeneralizationReport,
  LearningPoint,
  Slice,
  SplitEvaluation
} from "./evaluation-report.ts";
import {regretSchema} from "./regret/regret-schema.ts";
import {truthSchema} from "./truth/truth-schema.ts";

/** The evaluation's files as they are read back; their types stand apart, for the pages must not load zod. */

const count = z.int().min(0);
const number = storedNumber;
const interval = z.tuple([number, number]);

const scoreShape = {
  accuracy: number,
  precision: number,
  recall: number,
  f1: number,
  rocAuc: number,
  prAuc: number,
  logLoss: number,
  brier: number,
  ece: number,
  meanAbsoluteError: number,
  fightAccuracy: number
};
export const scoresSchema = z.object({n: number, ...scoreShape}) satisfies z.ZodType<Scores>;

const intervals = z.object({
  accuracy: interval,
  precision: interval,
  recall: interval,
  f1: interval,
  rocAuc: interval,
  prAuc: interval,
  logLoss: interval,
  brier: interval,
  ece: interval,
  meanAbsoluteError: interval,
  fightAccuracy: interval
} satisfies Record<keyof typeof scoreShape, typeof interval>);

const point = z.object({x: number, y: number});

const confusion = z.object({
  truePositive: number,
  falsePositive: number,
  trueNegative: number,
  falseNegative: number
}) satisfies z.ZodType<Confusion>;

export const reliabilityBin = z.object({
  from: number,
  to: number,
  n: number,
  meanPrediction: number,
  meanTruth: number
}) satisfies z.ZodType<ReliabilityBin>;

const slice = z.object({
  dimension: z.enum([
    "type of A",
    "damage of A's move",
    "turn structure of A's move",
    "who moves first",
    "opponent",
    "closeness"
  ]),
  value: z.string(),
  n: count,
  accuracy: number,
  interval,
  ece: number.optional(),
  meanAbsoluteError: number
}) satisfies z.ZodType<Slice>;

const splitEvaluation = z.object({
  name: z.string(),
  guarantee: z.string(),
  seed: z.int(),
  trainRows: count,
  testRows: count,
  testPairs: count,
  scores: scoresSchema,
  intervals,
  limit: scoresSchema,
  baselines: z.array(
    z.object({id: z.string(), name: z.string(), description: z.string(), scores: scoresSchema})
  ),
  scenarios: z.array(z.object({scenario: z.string(), scores: scoresSchema, intervals, limit: scoresSchema})),
  confusion,
  roc: z.array(point),
  precisionRecall: z.array(point),
  reliability: z.array(reliabilityBin.extend({interval})),
  thresholds: z.array(
    z.object({threshold: number, accuracy: number, precision: number, recall: number, f1: number})
  ),
  slices: z.array(slice),
  worst: z.array(
    z.object({
      pokemonA: z.int(),
      moveA: z.int(),
      pokemonB: z.int(),
      moveB: z.int(),
      truth: number,
      prediction: number,
      playouts: count
    })
  ),
  predictionHistogram: z.array(number)
}) satisfies z.ZodType<SplitEvaluation>;

const model = z.object({
  hash: z.string(),
  featureVersion: z.string(),
  features: count,
  trees: count,
  parameters: z.record(z.string(), z.union([z.number(), z.string()]))
});

/** The headline split is always there. */
export const evaluationSchema = z.object({
  model: model.extend({rowMicroseconds: number}),
  splits: z.array(splitEvaluation).min(1),
  regret: regretSchema.nullable().default(null),
  truth: truthSchema.nullable().default(null)
}) satisfies z.ZodType<EvaluationReport>;

export const generalizationSchema = z.object({
  model,
  splits: z.array(splitEvaluation),
  learningCurve: z.array(
    z.object({
      trainRows: count,
      trainPairs: count,
      testRows: count,
      scores: scoresSchema,
      intervals
    }) satisfies z.ZodType<LearningPoint>
  )
}) satisfies z.ZodType<GeneralizationReport>;

export const featureReportSchema = z.object({
  split: z.string(),
  rows: count,
  features: z.array(
    z.object({
      name: z.string(),
      mean: number,
      standardDeviation: number,
      least: number,
      most: number,
      edges: z.array(number),
      counts: z.array(count),
      mutualInformation: number,
      correlation: number,
      importance: number,
      importanceByScenario: z.array(number)
    })
  ),
  correlations: z.object({names: z.array(z.string()), values: z.array(z.array(number))}),
  explained: z.array(z.object({scenario: z.string(), n: count})),
  beeswarm: z.array(z.object({name: z.string(), points: z.array(z.tuple([number, number]))}))
}) satisfies z.ZodType<FeatureReport>;
