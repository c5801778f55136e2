import type {DuelView} from "./view.ts";

export const FEATURE_GROUPS = [
  "base stats",
  "types",
  "move",
  "type match-up",
  "comparison",
  "move mechanics",
  "status effects",
  "stat changes",
  "damage outlook",
  "prospects",
  "turn order"
] as const;
export type FeatureGroup = (typeof FEATURE_GROUPS)[number];

/** `original`: one of the columns of the system this one re-creates; `mechanics`: from the game's rules. */
/** What a feature depends on, where that is a single thing of one side. */
export interface FixedBy {
  readonly side: "a" | "b";
  readonly what: "pokemon" | "move";
}

export type FeatureSource = "original" | "mechanics";

/** One column of the model's input. Known before the fight: computed from the two sides alone. */
export interface Feature {
  readonly name: string;
  readonly group: FeatureGroup;
  /** `0/1`, `points`, `HP`, `share of HP`, `turns`, `probability`, `stages`, `ratio`, … */
  readonly unit: string;
  /** One English sentence that says how the value is computed. */
  readonly description: string;
  readonly source: FeatureSource;
  /** Features of one one-hot group share its name; exactly one of them is 1, or none. */
  readonly oneHot?: string;
  /** Set where the value is the same in every duel with that Pokémon, or that move, on that side. */
  readonly fixedBy?: FixedBy;
  /** Always finite. */
  compute(view: DuelView): number;
}
