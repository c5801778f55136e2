import {z} from "zod";
import type {StatTable} from "../../data-loaders/game-data.ts";
import {
  AWAKENING_VALUES,
  type Bounds,
  type Build,
  DEFAULT_BUILD,
  FRIENDSHIP,
  INDIVIDUAL_VALUES,
  LEVELS
} from "./build.ts";
import {NATURE_IDENTIFIERS} from "./natures.ts";

/** A whole number within bounds. Messages say what would be right; whoever shows them adds the field and its value. */
export function wholeNumber({least, most}: Bounds, what: string): z.ZodNumber {
  const error = `expected ${what}: a whole number from ${least} to ${most}`;
  return z.int({error}).min(least, {error}).max(most, {error});
}

/** A value for each stat, in the API's names. */
function stats(bounds: Bounds, what: string, fallback: StatTable) {
  const value = wholeNumber(bounds, what);
  return z
    .strictObject({
      hp: value.default(fallback.hp).describe("HP"),
      attack: value.default(fallback.attack).describe("Attack"),
      defense: value.default(fallback.defense).describe("Defense"),
      sp_attack: value.default(fallback.spAttack).describe("Special Attack"),
      sp_defense: value.default(fallback.spDefense).describe("Special Defense"),
      speed: value.default(fallback.speed).describe("Speed")
    })
    .prefault({});
}

type StatsGiven = z.output<ReturnType<typeof stats>>;

const toStatTable = ({sp_attack, sp_defense, ...same}: StatsGiven): StatTable => ({
  hp: same.hp,
  attack: same.attack,
  defense: same.defense,
  spAttack: sp_attack,
  spDefense: sp_defense,
  speed: same.speed
});

const {level, individualValues, awakeningValues, nature, friendship} = DEFAULT_BUILD;

/** A build as the API takes it; what is left out is the default build's. */
export const buildSchema = z
  .strictObject({
    level: wholeNumber(LEVELS, "a level").default(level).describe("Level"),
    individual_values: stats(INDIVIDUAL_VALUES, "an individual value", individualValues).describe(
      "Individual values, what it was born with"
    ),
    awakening_values: stats(AWAKENING_VALUES, "an Awakening value", awakeningValues).describe(
      "Awakening values, from candies: a point of the stat each"
    ),
    nature: z
      .enum(NATURE_IDENTIFIERS, {
        error: `expected a nature: ${NATURE_IDENTIFIERS.join(", ")}`
      })
      .default(nature)
      .describe("Nature"),
    friendship: wholeNumber(FRIENDSHIP, "friendship").default(friendship).describe("Friendship")
  })
  .transform(
    (build): Build => ({
      level: build.level,
      individualValues: toStatTable(build.individual_values),
      awakeningValues: toStatTable(build.awakening_values),
      nature: build.nature,
      friendship: build.friendship
    })
  );
