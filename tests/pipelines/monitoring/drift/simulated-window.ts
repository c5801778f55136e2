import {batchCount} from "../../../../lib/statistics/design-effect.ts";
import {createRandom} from "../../../../lib/statistics/seeded-random.ts";
import type {ColumnWindow} from "../../../../pipelines/monitoring/drift/column-drift.ts";
import type {Profile, ProfileColumn} from "../../../../pipelines/monitoring/drift/profile.ts";
import {categoricalProfile, numericProfile} from "../../../../pipelines/monitoring/drift/profile-columns.ts";

/**
 * A log in the shape of the real one, to measure alarms on: a request asks about two of 188 Pokémon and four
 * moves, so that its four rows share every column of the Pokémon and differ in those of the moves. Columns
 * are skewed, discrete, continuous, rare and categorical.
 */
const POKEMON = 188;
const CATEGORIES = 18;
export const ROWS_A_REQUEST = 4;

type Draw = (random: () => number) => number;
const normal: Draw = (random) => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

const POKEMON_DRAWS: readonly Draw[] = [
  ...Array.from({length: 14}, (): Draw => (random) => Math.round(75 + 25 * normal(random))),
  (random) => Math.exp(normal(random)),
  (random) => (random() < 0.05 ? 1 : 0)
];
const MOVE_DRAWS: readonly Draw[] = [
  ...Array.from({length: 10}, (): Draw => (random) => random()),
  ...Array.from({length: 6}, (): Draw => (random) => Math.max(0, normal(random))),
  (random) => (random() < 0.03 ? 1 : 0),
  (random) => Math.floor(5 * random() ** 3)
];
const NUMERIC_COLUMNS = 2 * POKEMON_DRAWS.length + MOVE_DRAWS.length;

export interface Rows {
  readonly numeric: readonly Float32Array[];
  /** Category of each row: of Pokémon A, of Pokémon B, of the move. */
  readonly categories: readonly Uint8Array[];
}

/** A world of Pokémon and the drawing of requests from it; `shift` may alter a row before it is stored. */
export function createWorld(seed: number) {
  const random = createRandom(seed);
  const dex = Array.from({length: POKEMON}, () => ({
    values: POKEMON_DRAWS.map((draw) => draw(random)),
    category: Math.floor(CATEGORIES * random() ** 1.5)
  }));
  return (rows: number, draw: () => number, session = 1): Rows => {
    const numeric = Array.from({length: NUMERIC_COLUMNS}, () => new Float32Array(rows));
    const categories = Array.from({length: 3}, () => new Uint8Array(rows));
    let a = dex[0];
    for (let row = 0; row < rows; ) {
      if ((row / ROWS_A_REQUEST) % session === 0) a = dex[Math.floor(POKEMON * draw())];
      const b = dex[Math.floor(POKEMON * draw())];
      for (let k = 0; k < ROWS_A_REQUEST && row < rows; k += 1, row += 1) {
        let column = 0;
        for (const value of a.values) numeric[column++][row] = value;
        for (const value of b.values) numeric[column++][row] = value;
        for (const drawOne of MOVE_DRAWS) numeric[column++][row] = drawOne(draw);
        categories[0][row] = a.category;
        categories[1][row] = b.category;
        categories[2][row] = Math.floor(CATEGORIES * draw() ** 2);
      }
    }
    return {numeric, categories};
  };
}

export function profileOf(rows: Rows): Pick<Profile, "rows" | "columns"> {
  const size = rows.numeric[0].length;
  const numeric = rows.numeric.map((values, i) =>
    numericProfile({name: `numeric_${i}`, group: "test", unit: "points"}, {best_move: values})
  );
  const categorical = rows.categories.map((values, i) => {
    const members = Array.from({length: CATEGORIES}, (_, c) => `category_${i}_${c}`);
    const oneHot = members.map((_, c) => Float32Array.from(values, (value) => (value === c ? 1 : 0)));
    return categoricalProfile({name: `category_${i}`, group: "test"}, members, {best_move: oneHot});
  });
  const matchups = Math.ceil(size / ROWS_A_REQUEST);
  return {
    rows: {best_move: {rows: size, matchups}} as Profile["rows"],
    columns: [...numeric, ...categorical]
  };
}

/** What DuckDB's aggregation gives for `rows`: counts by consecutive batch. */
export function windowsOf(columns: readonly ProfileColumn[], rows: Rows): ColumnWindow[] {
  const size = rows.numeric[0].length;
  const batches = batchCount(size);
  let categorical = 0;
  let numeric = 0;
  return columns.map((column) => {
    const cells = column.kind === "numeric" ? column.edges.length : column.categories.length;
    const counts = Array.from({length: batches}, () => new Array<number>(cells).fill(0));
    const values = column.kind === "numeric" ? rows.numeric[numeric++] : rows.categories[categorical++];
    for (let row = 0; row < size; row += 1) {
      const cell = column.kind === "numeric" ? binOf(column.edges, values[row]) : values[row];
      counts[Math.min(batches - 1, Math.floor((row * batches) / size))][cell] += 1;
    }
    return {batches: counts, matchups: Math.ceil(size / ROWS_A_REQUEST)};
  });
}

function binOf(edges: readonly number[], value: number): number {
  let low = 0;
  let high = edges.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value <= edges[middle]) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * Bin probabilities whose PSI against `reference` shares is `target`: mass is tilted towards the upper
 * bins, by bisection on the tilt.
 */
export function tiltTo(target: number, reference: readonly number[]): number[] {
  const tilt = (t: number): number[] => {
    const raw = reference.map((share, i) => share * Math.exp((t * i) / reference.length));
    const total = raw.reduce((sum, value) => sum + value, 0);
    return raw.map((value) => value / total);
  };
  const psi = (shares: readonly number[]): number =>
    shares.reduce((sum, p, i) => sum + (p - reference[i]) * Math.log(p / reference[i]), 0);
  let low = 0;
  let high = 20;
  for (let i = 0; i < 60; i += 1) {
    const middle = (low + high) / 2;
    if (psi(tilt(middle)) < target) low = middle;
    else high = middle;
  }
  return tilt(high);
}
