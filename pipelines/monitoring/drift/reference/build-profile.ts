import {FEATURE_VERSION, FEATURES, ONE_HOT_GROUPS} from "../../../model/features/feature-catalogue.ts";
import type {Duel, Recommender} from "../../../model/prediction/prediction-answers.ts";
import {featuresOf, type Profile, type ProfileColumn, STRATA, type Stratum} from "../profile.ts";
import {categoricalProfile, numericProfile} from "../profile-columns.ts";
import {PREDICTION} from "../window/window-aggregates.ts";

/** Win probabilities are shown in forty bins of equal width. */
const PROBABILITY_EDGES = Array.from({length: 40}, (_, i) => Math.fround((i + 1) / 40));

export interface ProfileInput {
  readonly recommender: Recommender;
  readonly samples: Readonly<Record<Stratum, readonly Duel[]>>;
  readonly pokemonIds: readonly number[];
  readonly moveIds: readonly number[];
  /** How much the model goes by each feature; null where it does not tell. */
  readonly importance: ReadonlyMap<string, number> | null;
  readonly baseline: Profile["baseline"];
  readonly rules: Profile["rules"];
  readonly now: Date;
}

/** Features of `duels`, one array a column. */
function featureColumns(recommender: Recommender, duels: readonly Duel[]): Float32Array[] {
  const columns = recommender.featureNames.map(() => new Float32Array(duels.length));
  duels.forEach((duel, row) => {
    const vector = recommender.featureVector(duel);
    for (let column = 0; column < columns.length; column += 1) columns[column][row] = vector[column];
  });
  return columns;
}

const byStratum = <T>(make: (stratum: Stratum) => T): Record<Stratum, T> =>
  Object.fromEntries(STRATA.map((stratum) => [stratum, make(stratum)])) as Record<Stratum, T>;

/** How often each of `ids` is among `asked`. */
function countIds(asked: readonly number[], ids: readonly number[]): number[] {
  const counts = new Map<number, number>();
  for (const id of asked) counts.set(id, (counts.get(id) ?? 0) + 1);
  return ids.map((id) => counts.get(id) ?? 0);
}

const importanceOf = (column: ProfileColumn, byFeature: ReadonlyMap<string, number>): number =>
  featuresOf(column).reduce((sum, name) => sum + (byFeature.get(name) ?? 0), 0);

/** The reference every window is compared with: what the model's inputs and answers look like in training. */
export function buildProfile(input: ProfileInput): Profile {
  const {recommender, samples, now} = input;
  const columns = byStratum((stratum) => featureColumns(recommender, samples[stratum]));
  const probabilities = byStratum((stratum) =>
    Float32Array.from(samples[stratum], (duel) => recommender.winProbability(duel))
  );
  const grouped = ONE_HOT_GROUPS.map(({name, first, end}) => ({name, first, end}));
  const inGroup = (index: number): boolean => grouped.some(({first, end}) => index >= first && index < end);
  const numeric = FEATURES.map((feature, index) => ({feature, index}))
    .filter(({index}) => !inGroup(index))
    .map(({feature, index}) =>
      numericProfile(
        feature,
        byStratum((stratum) => columns[stratum][index])
      )
    );
  const categorical = grouped.map(({name, first, end}) =>
    categoricalProfile(
      {name, group: FEATURES[first].group},
      FEATURES.slice(first, end).map((feature) => feature.name),
      byStratum((stratum) => columns[stratum].slice(first, end))
    )
  );
  const all = [...numeric, ...categorical];
  return {
    createdAt: now.toISOString(),
    modelVersion: recommender.modelVersion,
    featureVersion: FEATURE_VERSION,
    rows: byStratum((stratum) => ({
      rows: samples[stratum].length,
      matchups: new Set(samples[stratum].map(({pokemonA, pokemonB}) => `${pokemonA} ${pokemonB}`)).size
    })),
    columns: all,
    importance: input.importance && all.map((column) => importanceOf(column, input.importance!)),
    prediction: numericProfile(
      {name: PREDICTION, group: "prediction", unit: "probability"},
      probabilities,
      PROBABILITY_EDGES
    ),
    pokemonIds: [...input.pokemonIds],
    pokemon: byStratum((stratum) => ({
      a: countIds(
        samples[stratum].map(({pokemonA}) => pokemonA),
        input.pokemonIds
      ),
      b: countIds(
        samples[stratum].map(({pokemonB}) => pokemonB),
        input.pokemonIds
      )
    })),
    moveIds: [...input.moveIds],
    baseline: input.baseline,
    rules: input.rules
  };
}
