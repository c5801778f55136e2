import {z} from "zod";
import {storedNumber} from "../../../lib/files/read-json.ts";

/**
 * How a prediction was asked for: the server's `best-move` questions let B reply with its best move, which a
 * plain duel does not, so that the two have different inputs even where nothing drifted.
 */
export const STRATA = ["best_move", "duel"] as const;
export type Stratum = (typeof STRATA)[number];

const counts = z.record(z.enum(STRATA), z.array(z.number().nonnegative()));

const numericColumn = z.object({
  kind: z.literal("numeric"),
  name: z.string(),
  group: z.string(),
  unit: z.string(),
  minimum: z.number(),
  /** Over all strata together. */
  deviation: z.number(),
  /** Upper edges of the fine bins, inclusive and ascending; the last is the training maximum. */
  edges: z.array(z.number()).min(1),
  /** Where an observation of each fine bin is taken to lie. */
  positions: z.array(z.number()).min(1),
  /** Coarse bin (for PSI and chi-squared) of each fine bin. */
  coarse: z.array(z.int().nonnegative()).min(1),
  counts
});

const categoricalColumn = z.object({
  kind: z.literal("categorical"),
  name: z.string(),
  group: z.string(),
  /** One category a one-hot column, in order, and last the rows where none of them is 1. */
  categories: z.array(z.string()).min(2),
  /** The one-hot columns. */
  members: z.array(z.string()).min(1),
  counts
});

/** The training data as a monitor needs it: distributions by column, never rows. */
export const profileSchema = z.object({
  createdAt: z.iso.datetime(),
  modelVersion: z.string(),
  featureVersion: z.string(),
  /** Rows in each stratum and how many independent match-ups they come from. */
  rows: z.record(z.enum(STRATA), z.object({rows: z.int().positive(), matchups: z.int().positive()})),
  columns: z.array(z.discriminatedUnion("kind", [numericColumn, categoricalColumn])).min(1),
  /**
   * Mean |SHAP| of each column, in log-odds, over some of the rows: how much the model goes by it; null where the model
   * does not tell.
   */
  importance: z.array(z.number().nonnegative()).nullable(),
  prediction: numericColumn,
  pokemonIds: z.array(z.int()),
  /** How often each of them is A, and B, among the rows. */
  pokemon: z.record(
    z.enum(STRATA),
    z.object({a: z.array(z.int().nonnegative()), b: z.array(z.int().nonnegative())})
  ),
  moveIds: z.array(z.int()),
  /** The model's true error on the training population, by re-simulation. */
  baseline: z
    .object({
      rows: z.int(),
      playouts: z.int(),
      meanAbsoluteError: z.number(),
      meanAbsoluteErrorDeviation: storedNumber,
      excessLogLoss: z.number(),
      excessLogLossDeviation: storedNumber,
      fightAccuracy: z.number(),
      accuracy: z.number(),
      expectedCalibrationError: z.number()
    })
    .nullable(),
  /** Whether the simulator still says what the training labels say; null where the duels have no labels. */
  rules: z
    .object({
      rows: z.int(),
      /** Share of the labels that it contradicts by more than chance explains. */
      share: z.number(),
      changed: z.boolean()
    })
    .nullable()
});
export type Profile = z.infer<typeof profileSchema>;
export type NumericColumn = z.infer<typeof numericColumn>;
export type CategoricalColumn = z.infer<typeof categoricalColumn>;
export type ProfileColumn = NumericColumn | CategoricalColumn;

/** The features that a column is of: itself, or its one-hot columns. */
export const featuresOf = (column: ProfileColumn): readonly string[] =>
  column.kind === "numeric" ? [column.name] : column.members;

/** Every feature the profile has a distribution of. */
export const profileFeatures = ({columns}: Pick<Profile, "columns">): string[] => columns.flatMap(featuresOf);

/** How many predictions of each stratum a window holds. */
export type Mix = Readonly<Partial<Record<Stratum, number>>>;

/** Share of a stratum in a mix; an empty mix counts as `best_move`. */
function weightOf(stratum: Stratum, mix: Mix): number {
  const total = STRATA.reduce((sum, one) => sum + (mix[one] ?? 0), 0);
  return total === 0 ? Number(stratum === "best_move") : (mix[stratum] ?? 0) / total;
}

/** Reference counts under the window's mix of strata, and the effective number of rows behind them. */
export function referenceMix(
  profile: Pick<Profile, "rows">,
  column: Pick<ProfileColumn, "counts">,
  mix: Mix
): {readonly shares: number[]; readonly effectiveRows: number} {
  const shares: number[] = [];
  let variance = 0;
  for (const stratum of STRATA) {
    const weight = weightOf(stratum, mix);
    const cells = column.counts[stratum];
    const size = profile.rows[stratum];
    if (weight === 0 || !cells || !size) continue;
    cells.forEach((count, i) => {
      shares[i] = (shares[i] ?? 0) + (weight * count) / size.rows;
    });
    variance += weight ** 2 / size.matchups;
  }
  return {shares, effectiveRows: variance === 0 ? 0 : 1 / variance};
}
