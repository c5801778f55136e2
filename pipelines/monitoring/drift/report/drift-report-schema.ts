import {z} from "zod";
import {storedNumber} from "../../../../lib/files/read-json.ts";
import type {Interval} from "../../../../lib/statistics/normal.ts";
import {reliabilityBin, scoresSchema} from "../../../model/evaluation/evaluation-schema.ts";
import {type Carrier, type Changes, SIDES} from "../changes/changes.ts";
import {THRESHOLDS, type Thresholds} from "../drift-thresholds.ts";
import {LOSS_MEASURES} from "../performance/loss-measures.ts";
import type {ServedRegret} from "../performance/served-regret.ts";
import {profileSchema, STRATA} from "../profile.ts";
import {
  type BuildsDrift,
  type DriftReport,
  QUALITY_PROBLEMS,
  type ReportColumn,
  STATUSES
} from "./drift-report.ts";

/** `drift.json` as it is read back; its types stand apart, for the pages must not load zod. */

const count = z.int().min(0);
const number = storedNumber;
const interval = z.object({value: number, low: number, high: number}) satisfies z.ZodType<Interval>;

const column = z.object({
  name: z.string(),
  kind: z.enum(["numeric", "categorical"]),
  group: z.string(),
  rows: count,
  effectiveRows: number,
  designEffect: number,
  bins: count,
  psi: number,
  psiCorrected: number,
  jensenShannon: number,
  chiSquared: z.object({statistic: number, degrees: number, pValue: number}),
  kolmogorovSmirnov: z.object({statistic: number, pValue: number}).nullable(),
  wasserstein: z.number().nullable(),
  mean: z.number().nullable(),
  referenceMean: z.number().nullable(),
  referenceRows: number,
  status: z.enum(["stable", "moderate", "major"]),
  adjustedPValue: number,
  limit: number,
  weight: z.number().nullable(),
  unit: z.string(),
  labels: z.union([z.array(number), z.array(z.string())]),
  histogram: z.array(number),
  referenceHistogram: z.array(number),
  categories: z
    .array(z.object({category: z.string(), reference: number, share: interval, change: number}))
    .nullable()
}) satisfies z.ZodType<ReportColumn>;

const builds = z.object({
  fights: count,
  synthetic: count,
  requests: count,
  fighters: count,
  judged: z.boolean(),
  drifted: count,
  columns: z.array(column)
}) satisfies z.ZodType<BuildsDrift>;

const quality = z.object({
  issues: z.array(
    z.object({
      column: z.string(),
      problem: z.enum(QUALITY_PROBLEMS),
      rows: count,
      share: number,
      limit: number,
      exceeded: z.boolean()
    })
  ),
  worst: z.record(z.enum(QUALITY_PROBLEMS), number),
  isFaulty: z.boolean(),
  unusablePredictions: count,
  leftOut: z.array(z.object({file: z.string(), reason: z.string()}))
});

const verified = z.object({
  rows: count,
  pairs: count,
  playouts: count,
  scores: scoresSchema,
  intervals: z.record(
    z.enum(["accuracy", "fightAccuracy", "logLoss", "brier", "ece", "meanAbsoluteError"]),
    interval
  ),
  rootMeanSquaredError: number,
  excessLogLoss: number,
  excessLogLossDeviation: number,
  meanAbsoluteErrorDeviation: number,
  bestFightAccuracy: number,
  reliability: z.array(reliabilityBin),
  worst: z.array(
    z.object({
      duel: z.object({pokemonA: z.int(), moveA: z.int(), pokemonB: z.int(), moveB: z.int()}),
      probability: number,
      truth: number
    })
  )
});

const regret = z.object({
  questions: count,
  /** 0: a report of before told none. */
  pairs: count.default(0),
  mean: number,
  low: number,
  high: number,
  largest: number,
  baseline: z.number().nullable(),
  baselineDeviation: z.number().nullable()
}) satisfies z.ZodType<ServedRegret>;

const loss = z.object({
  judged: z.boolean(),
  measures: z.array(
    z.object({
      name: z.enum(LOSS_MEASURES),
      baseline: number,
      verified: number,
      rise: number,
      limit: number,
      exceeded: z.boolean()
    })
  ),
  isLost: z.boolean()
});

const timelinePoint = z.object({
  from: z.string(),
  to: z.string(),
  rows: count,
  driftedShare: z.number().nullable(),
  predictionPsi: z.number().nullable(),
  meanProbability: z.number().nullable(),
  estimatedFightAccuracy: z.number().nullable(),
  verifiedRows: count,
  verifiedAbsoluteError: z.number().nullable(),
  verifiedFightAccuracy: z.number().nullable()
});

const carrier = z.object({
  kind: z.enum(["pokemon", "type", "column"]),
  side: z.enum(SIDES).nullable(),
  name: z.object({en: z.string(), fr: z.string()}),
  now: number,
  reference: number,
  pValue: number,
  since: z.string()
}) satisfies z.ZodType<Carrier>;

const changes = z.object({
  chunks: z.array(
    z.object({
      from: z.string(),
      to: z.string(),
      rows: count,
      isDrifted: z.boolean(),
      carrier: carrier.nullable()
    })
  ),
  carriers: z.array(carrier),
  since: z.string().nullable(),
  wasDrifted: z.boolean()
}) satisfies z.ZodType<Changes>;

/** Has every limit that this version has, whatever its value: a report keeps those it was judged by. */
const hasLimits = (value: unknown, limits: unknown): boolean =>
  typeof limits === "object" && limits !== null
    ? typeof value === "object" &&
      value !== null &&
      Object.entries(limits).every(([name, limit]) =>
        hasLimits((value as Readonly<Record<string, unknown>>)[name], limit)
      )
    : typeof value === typeof limits;

export const driftReportSchema = z.object({
  generatedAt: z.string(),
  verdict: z.object({status: z.enum(STATUSES), sentence: z.string(), reasons: z.array(z.string())}),
  window: z.object({
    label: z.string(),
    from: z.string(),
    to: z.string(),
    isSynthetic: z.boolean(),
    rows: count,
    matchups: count,
    mix: z.record(z.enum(STRATA), number),
    synthetic: count,
    otherVersions: count,
    unseenPokemon: count,
    unseenMoves: count
  }),
  reference: profileSchema.pick({
    createdAt: true,
    modelVersion: true,
    featureVersion: true,
    rows: true,
    baseline: true,
    rules: true
  }),
  dataset: z.object({
    columns: count,
    drifted: count,
    moved: z
      .object({
        questions: count,
        referenceQuestions: count,
        counting: count,
        drifted: count,
        share: number,
        limit: number,
        pValue: number,
        permutations: count,
        isDrifted: z.boolean()
      })
      .nullable()
  }),
  changes: changes.nullable(),
  builds: builds.nullable().default(null),
  prediction: column,
  columns: z.array(column),
  quality,
  multivariate: z
    .object({
      judged: z.boolean(),
      rows: count,
      referenceRows: count,
      auc: interval,
      limit: number,
      pValue: number,
      isDrifted: z.boolean()
    })
    .nullable(),
  performance: z.object({
    estimated: z.object({rows: count, fightAccuracy: interval, brier: number, logLoss: number}).nullable(),
    verified: verified.nullable(),
    regret: regret.nullable().default(null),
    loss
  }),
  timeline: z.array(timelinePoint),
  thresholds: z.custom<Thresholds>((value) => hasLimits(value, THRESHOLDS), "expected every limit by name")
}) satisfies z.ZodType<DriftReport>;
