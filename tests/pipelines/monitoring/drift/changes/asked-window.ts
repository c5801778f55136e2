import {STATS} from "../../../../../data-loaders/game-data.ts";
import {batchCount} from "../../../../../lib/statistics/design-effect.ts";
import {createRandom} from "../../../../../lib/statistics/seeded-random.ts";
import type {Changes} from "../../../../../pipelines/monitoring/drift/changes/changes.ts";
import {findChanges} from "../../../../../pipelines/monitoring/drift/changes/find-changes.ts";
import {segmentsOf} from "../../../../../pipelines/monitoring/drift/changes/segments.ts";
import {columnDistance} from "../../../../../pipelines/monitoring/drift/column-drift.ts";
import {THRESHOLDS} from "../../../../../pipelines/monitoring/drift/drift-thresholds.ts";
import {numericProfile} from "../../../../../pipelines/monitoring/drift/profile-columns.ts";
import type {WindowAggregates} from "../../../../../pipelines/monitoring/drift/window/window-aggregates.ts";
import {emptyWindow} from "../../../../../pipelines/monitoring/drift/window/window-aggregates.ts";
import {embeddedGame} from "../../../../data-loaders/embedded-game.ts";

/** Windows of best-move questions as far as the search for changes looks at them: who is A, who is B, and their stats. */
const game = embeddedGame();
export const ROWS_A_REQUEST = 4;
const SLOTS = 14;
const DAY = 86_400_000;
export const WINDOW_END = Date.UTC(2026, 2, 10);

const total = (place: number): number =>
  STATS.reduce((sum, stat) => sum + game.pokemon[place].stats[stat], 0);
export const STAT_COLUMNS = (["a", "b"] as const).flatMap((side) => [
  {name: `${side}_total_stats`, side, of: total},
  ...STATS.map((stat) => ({
    name: `${side}_${stat}`,
    side,
    of: (place: number) => game.pokemon[place].stats[stat]
  }))
]);
const places = game.pokemon.map((_, place) => place);
const count = (drawn: readonly number[]): number[] => {
  const counts = new Array<number>(places.length).fill(0);
  for (const place of drawn) counts[place] += 1;
  return counts;
};

/** Places of A and B. */
type Pair = readonly [number, number];
export type Ask = (random: () => number) => Pair;
const any = (random: () => number): number => Math.floor(places.length * random());
const named = (identifier: string): number =>
  game.pokemon.findIndex((pokemon) => pokemon.identifier === identifier);
const among = (from: readonly number[], random: () => number): number =>
  from[Math.floor(from.length * random())];

const dragon = game.types.find(({identifier}) => identifier === "dragon")!.id;
const dragons = places.filter((place) => game.pokemon[place].typeIds.includes(dragon));
const byStrength = [...places].sort((x, y) => total(y) - total(x));
const fifth = Math.ceil(places.length / 5);

/** Pokémon weighted by their total, so that the mean total is a tenth higher. */
function stronger(): Ask {
  const mean = places.reduce((sum, place) => sum + total(place), 0) / places.length;
  const meanAt = (tilt: number): number => {
    const weights = places.map((place) => Math.exp(tilt * (total(place) - mean)));
    const all = weights.reduce((sum, weight) => sum + weight, 0);
    return weights.reduce((sum, weight, place) => sum + weight * total(place), 0) / all;
  };
  let [low, high] = [0, 0.1];
  for (let i = 0; i < 60; i += 1) {
    const middle = (low + high) / 2;
    if (meanAt(middle) < 1.1 * mean) low = middle;
    else high = middle;
  }
  const weights = places.map((place) => Math.exp(low * (total(place) - mean)));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return (random) => {
    let left = random() * all;
    let place = 0;
    while (place < places.length - 1 && left >= weights[place]) left -= weights[place++];
    return [place, any(random)];
  };
}

export const POPULATIONS = {
  quiet: (random) => [any(random), any(random)],
  "half Pikachu": (random) => [random() < 0.5 ? named("pikachu") : any(random), any(random)],
  "20 % Pikachu": (random) => [random() < 0.2 ? named("pikachu") : any(random), any(random)],
  "only Dragons": (random) => [among(dragons, random), any(random)],
  "stats +10 %": stronger(),
  "strong against weak": (random) =>
    random() < 0.8
      ? [among(byStrength.slice(0, fifth), random), among(byStrength.slice(-fifth), random)]
      : [any(random), any(random)]
} as const satisfies Record<string, Ask>;

const REFERENCE = 20_000;
/** Questions of the training set. */
export const referenceQuestions = (): Pair[] => {
  const random = createRandom(31);
  return Array.from({length: REFERENCE}, (): Pair => POPULATIONS.quiet(random));
};
const profile = (() => {
  const drawn = referenceQuestions();
  const [a, b] = [drawn.map(([place]) => place), drawn.map(([, place]) => place)];
  const columns = STAT_COLUMNS.map(({name, side, of}) =>
    numericProfile(
      {name, group: "base stats", unit: "points"},
      {best_move: Float32Array.from(side === "a" ? a : b, of)}
    )
  );
  const pokemon = {a: count(a), b: count(b)};
  const size = {rows: REFERENCE, matchups: REFERENCE};
  return {
    createdAt: new Date(WINDOW_END).toISOString(),
    modelVersion: "1",
    featureVersion: "f",
    rows: {best_move: size, duel: size},
    columns,
    importance: null,
    prediction: columns[0],
    pokemonIds: game.pokemon.map(({id}) => id),
    pokemon: {best_move: pokemon, duel: pokemon},
    moveIds: [],
    baseline: null,
    rules: null
  };
})();
const segments = segmentsOf(game, profile);

interface Asked {
  readonly rows: number;
  readonly seed: number;
  /** What is asked at a share of the window's time, 0 to 1. */
  readonly ask: (time: number) => Ask;
  /** Requests that a visitor makes about one A. */
  readonly session?: number;
}

/** Who is A and who is B in each request of a window. */
export function questionsOf({rows, seed, ask, session = 1}: Asked): Pair[] {
  const random = createRandom(seed);
  const requests = Math.ceil(rows / ROWS_A_REQUEST);
  const drawn: Pair[] = [];
  for (let i = 0; i < requests; i += 1) {
    const [a, b] = ask(i / requests)(random);
    drawn.push([i % session === 0 ? a : drawn[i - 1][0], b]);
  }
  return drawn;
}

/** What is found in a week of questions that come at an even rate. */
export function changesOf(asked: Asked): Changes {
  const {rows} = asked;
  const drawn = questionsOf(asked);
  const requests = drawn.length;
  const slotOf = (i: number): number => Math.floor((i * SLOTS) / requests);
  const batches = batchCount(rows);
  const cells = profile.columns.map(({edges}) => edges.length);
  const binsOf = STAT_COLUMNS.map(({side, of}, c) =>
    drawn.map(([a, b]) => profile.columns[c].edges.findIndex((edge) => of(side === "a" ? a : b) <= edge))
  );
  const columns = STAT_COLUMNS.map(({name}, c) => {
    const empty = (n: number) => Array.from({length: n}, () => new Array<number>(cells[c]).fill(0));
    const [byBatch, bySlot] = [empty(batches), empty(SLOTS)];
    binsOf[c].forEach((found, i) => {
      const bin = found < 0 ? cells[c] - 1 : found;
      byBatch[Math.floor((i * batches) / requests)][bin] += ROWS_A_REQUEST;
      bySlot[slotOf(i)][bin] += ROWS_A_REQUEST;
    });
    return {name, batches: byBatch, slots: bySlot, missing: 0, below: 0, above: 0};
  });
  const from = WINDOW_END - 7 * DAY;
  const empty = emptyWindow(profile, from, WINDOW_END);
  const perSlot = new Array<number>(SLOTS).fill(0);
  drawn.forEach((_, i) => {
    perSlot[slotOf(i)] += 1;
  });
  const window: WindowAggregates = {
    ...empty,
    rows: requests * ROWS_A_REQUEST,
    matchups: requests,
    mix: {best_move: requests * ROWS_A_REQUEST, duel: 0},
    slots: perSlot.map((n, i) => ({
      from: from + (i * 7 * DAY) / SLOTS,
      to: from + ((i + 1) * 7 * DAY) / SLOTS,
      rows: n * ROWS_A_REQUEST,
      moments: empty.moments
    })),
    columns
  };
  const countsOf = (side: 0 | 1) => ({
    counts: perSlot.map((_, slot) =>
      count(drawn.filter((_, i) => slotOf(i) === slot).map((pair) => pair[side]))
    ),
    questions: perSlot
  });
  const whole = profile.columns.map((column, i) =>
    columnDistance(profile, column, {...columns[i], matchups: requests}, window.mix)
  );
  return findChanges({
    profile,
    window,
    whole,
    asked: {a: countsOf(0), b: countsOf(1)},
    segments,
    thresholds: THRESHOLDS
  });
}
