import {z} from "zod";
import type {ComparedBattle, GroupAgreement} from "./agreement.ts";
import type {Exploitability} from "./best-responses.ts";
import {SOLVED_OPPONENTS, type SolvedSummary} from "./solved-plays.ts";

/** Of triples of attacker, move and defender. */
export interface ComparedDamage {
  readonly triples: number;
  readonly outcomes: number;
  readonly different: number;
}

/** What only a run of `npm run test:oracle` can measure: it needs the reference engine. Kept beside the answers. */
export interface MeasuredByOracle {
  /** Name and version of the reference engine. */
  readonly engine: string;
  readonly damage: ComparedDamage;
  /** Of random builds. */
  readonly builds: {
    readonly stats: {readonly builds: number; readonly different: number};
    readonly damage: ComparedDamage;
  };
  /** Per CPU second, in one process on the same battles. */
  readonly speed: {
    readonly duels: number;
    readonly referenceDuels: number;
    readonly ratio: number;
    readonly moveSets: number;
    readonly referenceMoveSets: number;
    readonly moveSetRatio: number;
  };
}

export interface AgreementReport {
  readonly battles: number;
  readonly seedsEach: number;
  readonly exact: number;
  readonly meanDifference: number;
  readonly samplingError: number;
  readonly excess: number;
  readonly winnersDiffer: number;
}

/** `data/evaluation/mechanics.json`, for the page Mechanics. */
export interface MechanicsReport extends MeasuredByOracle {
  readonly duels: AgreementReport;
  readonly moveSets: AgreementReport;
  /** By class of A's move, in descending excess. */
  readonly classes: readonly GroupAgreement[];
  readonly policies: readonly GroupAgreement[];
  /** Of random builds, by how both begin. */
  readonly buildDuels: AgreementReport;
  readonly buildBattles: AgreementReport;
  readonly beginnings: readonly GroupAgreement[];
  /** What solutions of fights won, opponent by opponent. */
  readonly solved: readonly SolvedSummary[];
  /** Of solutions that are exact; null where none has been looked at. */
  readonly exploitability: Exploitability | null;
  /** One a battle: ours against the reference's. */
  readonly duelPoints: readonly ComparedBattle[];
  readonly moveSetPoints: readonly ComparedBattle[];
}

const count = z.int().min(0);

const damage = z.object({triples: count, outcomes: count, different: count});

export const measuredSchema = z.object({
  engine: z.string(),
  damage,
  builds: z.object({stats: z.object({builds: count, different: count}), damage}),
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

const solved = z.object({
  widest: z.number(),
  opponent: z.enum([...SOLVED_OPPONENTS, "best_response"]),
  fights: count,
  battlesEach: count,
  meanValue: z.number(),
  meanLow: z.number(),
  meanHigh: z.number(),
  meanWon: z.number(),
  standardError: z.number(),
  outside: z.number(),
  samplingError: z.number(),
  farOutside: count
}) satisfies z.ZodType<SolvedSummary>;

export const mechanicsSchema = measuredSchema.extend({
  duels: agreement,
  moveSets: agreement,
  classes: z.array(group),
  policies: z.array(group),
  buildDuels: agreement,
  buildBattles: agreement,
  beginnings: z.array(group),
  solved: z.array(solved),
  exploitability: z.object({fights: count, mean: z.number(), largest: z.number()}).nullable().default(null),
  duelPoints: z.array(battle),
  moveSetPoints: z.array(battle)
}) satisfies z.ZodType<MechanicsReport>;
