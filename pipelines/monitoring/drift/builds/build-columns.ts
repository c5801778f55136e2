import {STATS} from "../../../../data-loaders/game-data.ts";
import type {Build} from "../../../battle/build.ts";
import {LASTING_AILMENTS} from "../../../battle/fighter.ts";
import {NATURES} from "../../../battle/natures.ts";

/** How a fighter was raised and stands, as far as the columns look at it. */
export interface BuiltFighter extends Build {
  /** HP left over all there are, 0 to 1. */
  readonly hpLeft: number;
  readonly ailment: string | null;
}

interface NumericBuildColumn {
  readonly name: string;
  readonly unit: string;
  readonly of: (fighter: BuiltFighter) => number;
}

interface CategoricalBuildColumn {
  readonly name: string;
  /** The last one stands for none. */
  readonly categories: readonly string[];
  readonly of: (fighter: BuiltFighter) => string;
}

const mean = (values: Readonly<Record<(typeof STATS)[number], number>>): number =>
  STATS.reduce((sum, stat) => sum + values[stat], 0) / STATS.length;

/** What of builds is compared. */
export const NUMERIC_BUILD_COLUMNS: readonly NumericBuildColumn[] = [
  {name: "level", unit: "levels", of: ({level}) => level},
  {name: "individual_values", unit: "points", of: ({individualValues}) => mean(individualValues)},
  {name: "awakening_values", unit: "points", of: ({awakeningValues}) => mean(awakeningValues)},
  {name: "friendship", unit: "points", of: ({friendship}) => friendship},
  {name: "hp_left", unit: "share of HP", of: ({hpLeft}) => hpLeft}
];

const RAISED = ["attack", "defense", "speed", "spAttack", "spDefense"] as const;

export const CATEGORICAL_BUILD_COLUMNS: readonly CategoricalBuildColumn[] = [
  {
    name: "nature_raises",
    categories: [...RAISED, "none"],
    of({nature}) {
      const {raises, lowers} = NATURES[nature];
      return raises === lowers ? "none" : raises;
    }
  },
  {name: "ailment", categories: [...LASTING_AILMENTS, "none"], of: ({ailment}) => ailment ?? "none"}
];
