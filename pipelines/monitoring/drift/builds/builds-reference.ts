import type {GameData} from "../../../../data-loaders/game-data.ts";
import {type BattleTables, createBattleTables} from "../../../battle/battle-tables.ts";
import {type Fighter, fighterPokemon} from "../../../battle/fighter.ts";
import {drawBuildDuel} from "../../../model/builds/build-duels.ts";
import {BUILDS} from "../../../model/builds/builds-plan.ts";
import type {CategoricalColumn, NumericColumn, Profile} from "../profile.ts";
import {numericProfile} from "../profile-columns.ts";
import {type BuiltFighter, CATEGORICAL_BUILD_COLUMNS, NUMERIC_BUILD_COLUMNS} from "./build-columns.ts";

/** Duels of the scenario that the distributions are taken from. */
const DUELS = 10_000;
const GROUP = "builds";

/** The scenario `builds` as a monitor needs it. */
export interface BuildsReference extends Pick<Profile, "rows"> {
  readonly columns: readonly (NumericColumn | CategoricalColumn)[];
}

export const builtFighter = (tables: BattleTables, fighter: Fighter): BuiltFighter => ({
  ...fighter.build,
  hpLeft: fighter.state === undefined ? 1 : fighter.state.hp / fighterPokemon(tables, fighter).hp,
  ailment: fighter.state?.ailment ?? null
});

const references = new WeakMap<GameData, BuildsReference>();

/** What the model's figures on builds were measured on: the scenario's own duels, drawn again. */
export function buildsReference(game: GameData): BuildsReference {
  const known = references.get(game);
  if (known) return known;
  const tables = createBattleTables(game);
  const fighters = Array.from({length: DUELS}, (_, number) =>
    drawBuildDuel(tables, BUILDS.seed, number)
  ).flatMap(({a, b}) => [builtFighter(tables, a), builtFighter(tables, b)]);
  const numeric = NUMERIC_BUILD_COLUMNS.map(({name, unit, of}) =>
    numericProfile({name, group: GROUP, unit}, {duel: Float32Array.from(fighters, of)})
  );
  const categorical = CATEGORICAL_BUILD_COLUMNS.map(({name, categories, of}): CategoricalColumn => {
    const said = fighters.map(of);
    return {
      kind: "categorical",
      name,
      group: GROUP,
      categories: [...categories],
      members: categories.slice(0, -1),
      counts: {duel: countsOf(said, categories), best_move: categories.map(() => 0)}
    };
  });
  const reference: BuildsReference = {
    columns: [...numeric, ...categorical],
    rows: {
      duel: {rows: fighters.length, matchups: DUELS},
      best_move: {rows: 1, matchups: 1}
    }
  };
  references.set(game, reference);
  return reference;
}

/** How often each of the categories is among what is said. */
export const countsOf = (said: readonly string[], categories: readonly string[]): number[] =>
  categories.map((category) => said.reduce((sum, one) => sum + Number(one === category), 0));
