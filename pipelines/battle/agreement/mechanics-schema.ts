import {z} from "zod";
import type {ComparedBattle, GroupAgreement} from "./agreement.ts";
import type {AgreementReport, MeasuredByOracle, MechanicsReport} from "./mechanics-report.ts";

const count = z.int().min(0);

export const measuredSchema = z.object({
  engine: z.string(),
  damage: z.object({triples: count, outcomes: count, different: count}),
  speed: z.object({
    duels: z.number(),
    referenceDuels: z.number(),
    ratio: z.number(),
    moveSets: z.number(),
    referenceMoveSets: z.number(),
    moveSetRatio: z.number()
  })
}) satisfies z.ZodType<MeasuredByOracle>;

const agreement = z.object({
  battles: count,
  seedsEach: count,
  exact: count,
  meanDifference: z.number(),
  samplingError: z.number(),
  excess: z.number(),
  winnersDiffer: count
}) satisfies z.ZodType<AgreementReport>;

const group = z.object({
  group: z.string(),
  battles: count,
  meanDifference: z.number(),
  samplingError: z.number(),
  excess: z.number(),
  winnersDiffer: count
}) satisfies z.ZodType<GroupAgreement>;

const battle = z.object({
  group: z.string(),
  name: z.string(),
  ours: z.number(),
  reference: z.number(),
  seeds: count,
  method: z.enum(["exact", "monte_carlo"])
}) satisfies z.ZodType<ComparedBattle>;

export const mechanicsSchema = measuredSchema.extend({
  duels: agreement,
  moveSets: agreement,
  classes: z.array(group),
  policies: z.array(group),
  duelPoints: z.array(battle),
  moveSetPoints: z.array(battle)
}) satisfies z.ZodType<MechanicsReport>;
