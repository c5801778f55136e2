import fc from "fast-check";
import type {StatTable} from "../../data-loaders/game-data.ts";
import {
  AWAKENING_VALUES,
  type Bounds,
  type Build,
  FRIENDSHIP,
  INDIVIDUAL_VALUES,
  LEVELS
} from "../../pipelines/battle/build.ts";
import {NATURE_IDENTIFIERS} from "../../pipelines/battle/natures.ts";

const within = ({least, most}: Bounds): fc.Arbitrary<number> => fc.integer({min: least, max: most});

const eachStat = (bounds: Bounds): fc.Arbitrary<StatTable> =>
  fc.record({
    hp: within(bounds),
    attack: within(bounds),
    defense: within(bounds),
    spAttack: within(bounds),
    spDefense: within(bounds),
    speed: within(bounds)
  });

export const anyBuild = (): fc.Arbitrary<Build> =>
  fc.record({
    level: within(LEVELS),
    individualValues: eachStat(INDIVIDUAL_VALUES),
    awakeningValues: eachStat(AWAKENING_VALUES),
    nature: fc.constantFrom(...NATURE_IDENTIFIERS),
    friendship: within(FRIENDSHIP)
  });
