import {criticalPsi, expectedNullPsi} from "../../../../lib/statistics/population-stability-index.ts";
import {createRandom} from "../../../../lib/statistics/seeded-random.ts";
import type {Thresholds} from "../drift-thresholds.ts";
import {type ProfileColumn, STRATA} from "../profile.ts";
import type {FeatureRows} from "../window/sample-window.ts";
import {type BinnedRows, binRows} from "./bin-rows.ts";
import type {ColumnWeights} from "./column-weights.ts";

/** How much of what the model goes by moved, and whether chance explains it. */
export interface DriftedShare {
  /** Questions compared, one row of each. */
  readonly questions: number;
  readonly referenceQuestions: number;
  /** Columns that weigh anything, and how many of them moved. */
  readonly counting: number;
  readonly drifted: number;
  /** Weight of those that moved. */
  readonly share: number;
  /** Share from which the input as a whole is called drifted: what matters, or what chance gives where that is more. */
  readonly limit: number;
  /** Share of the exchanges of window and reference in which as much moved. */
  readonly pValue: number;
  readonly permutations: number;
  readonly isDrifted: boolean;
}

export interface ShareInput {
  readonly columns: readonly ProfileColumn[];
  readonly weights: ColumnWeights;
  /** One row of each question, which has all its columns. */
  readonly reference: FeatureRows;
  readonly window: FeatureRows;
  /** Questions of the window that tell as much as one independent one: visitors ask again about their own. At least 1. */
  readonly effect: number;
  readonly thresholds: Thresholds;
  readonly seed: number;
}

/**
 * A permutation test over the weight of the columns that moved: whole questions change sides between window and
 * reference, within their kind, so that each keeps all its columns, and what columns have in common is in what chance
 * gives. Where questions depend on one another, permuted windows are smaller by that effect, and so as uncertain as the
 * window is.
 */
export function testDriftedShare(input: ShareInput): DriftedShare {
  const {columns, weights, thresholds} = input;
  const {falseAlarmRate, permutations, share: least} = thresholds.columns;
  const kept = columns.map((_, i) => i).filter((i) => weights[i] > 0);
  const sides = pool(input, (rows) => binRows(columns, rows, kept), kept.length);
  const random = createRandom(input.seed);
  const own = kept.map((i) => weights[i]);
  const {questions, referenceQuestions} = sides;
  if (questions === 0 || referenceQuestions === 0)
    return {
      questions,
      referenceQuestions,
      counting: kept.length,
      drifted: 0,
      share: 0,
      limit: 1,
      pValue: 1,
      permutations: 0,
      isDrifted: false
    };
  const moves = moveCounter(sides, thresholds);
  const shareOf = (moved: Uint8Array): number => own.reduce((sum, weight, i) => sum + weight * moved[i], 0);
  const observed = moves(sides.observed, questions / sides.effective);
  const share = shareOf(observed);
  const chance = Float64Array.from({length: permutations}, () => shareOf(moves(sides.exchanged(random), 1)));
  chance.sort();
  const asMuch = chance.filter((one) => one >= share - ROUNDING).length;
  const pValue = (asMuch + 1) / (permutations + 1);
  // As many exchanges may give as much as the rate allows; the next one is what has to be surpassed.
  const allowed = Math.floor(falseAlarmRate * (permutations + 1)) - 1;
  return {
    questions,
    referenceQuestions,
    counting: kept.length,
    drifted: observed.reduce((sum, one) => sum + one, 0),
    share,
    limit: Math.max(least, chance[permutations - 1 - allowed]),
    pValue,
    permutations,
    isDrifted: share >= least && pValue <= falseAlarmRate
  };
}

const ROUNDING = 1e-9;

/** Counts by bin of two samples. */
interface Counts {
  readonly window: Float64Array;
  readonly reference: Float64Array;
}

interface Sides {
  readonly questions: number;
  readonly referenceQuestions: number;
  /** Of the window, as independent ones. */
  readonly effective: number;
  readonly offsets: readonly number[];
  readonly all: Float64Array;
  readonly observed: Counts;
  exchanged(random: () => number): Counts;
}

/** Rows of one kind of question, those of the reference first. */
interface Kind {
  readonly rows: Uint32Array;
  readonly reference: number;
  /** Drawn for a permuted window, and beside it for neither side. */
  readonly drawn: number;
  readonly idle: number;
}

/** Both samples together, without questions of a kind that only one of them has. */
function pool(
  {reference, window, effect}: ShareInput,
  bin: (rows: FeatureRows) => BinnedRows,
  width: number
): Sides {
  const [first, second] = [bin(reference), bin(window)];
  const {offsets} = first;
  const size = offsets[offsets.length - 1];
  const cells = new Uint16Array(first.cells.length + second.cells.length);
  cells.set(first.cells);
  cells.set(second.cells, first.cells.length);
  const kinds = STRATA.flatMap((stratum): Kind[] => {
    const of = ({strata}: FeatureRows): number[] =>
      strata.flatMap((one, row) => (one === stratum ? [row] : []));
    const [before, now] = [of(reference), of(window).map((row) => row + first.rows)];
    if (before.length === 0 || now.length === 0) return [];
    const drawn = Math.max(1, Math.round(now.length / effect));
    const rows = Uint32Array.from([...before, ...now]);
    return [{rows, reference: before.length, drawn, idle: now.length - drawn}];
  });
  const add = (counts: Float64Array, rows: Uint32Array, from: number, to: number): void => {
    for (let i = from; i < to; i += 1) {
      const start = rows[i] * width;
      for (let column = 0; column < width; column += 1) counts[cells[start + column]] += 1;
    }
  };
  const sum = (of: (kind: Kind) => number): number => kinds.reduce((total, kind) => total + of(kind), 0);
  const [all, seen] = [new Float64Array(size), new Float64Array(size)];
  for (const {rows, reference: before} of kinds) {
    add(all, rows, 0, rows.length);
    add(seen, rows, before, rows.length);
  }
  return {
    questions: sum(({drawn, idle}) => drawn + idle),
    referenceQuestions: sum((kind) => kind.reference),
    effective: sum(({drawn}) => drawn),
    offsets,
    all,
    observed: {window: seen, reference: left(all, seen)},
    exchanged(random) {
      const [counts, idle] = [new Float64Array(size), new Float64Array(size)];
      for (const kind of kinds) {
        shuffleFirst(kind.rows, kind.drawn + kind.idle, random);
        add(counts, kind.rows, 0, kind.drawn);
        add(idle, kind.rows, kind.drawn, kind.drawn + kind.idle);
      }
      return {window: counts, reference: left(left(all, counts), idle)};
    }
  };
}

function left(all: Float64Array, taken: Float64Array): Float64Array {
  const counts = new Float64Array(all.length);
  for (let i = 0; i < all.length; i += 1) counts[i] = all[i] - taken[i];
  return counts;
}

/** Puts `count` rows drawn at random first. */
function shuffleFirst(rows: Uint32Array, count: number, random: () => number): void {
  for (let i = 0; i < count; i += 1) {
    const j = i + Math.floor(random() * (rows.length - i));
    const row = rows[i];
    rows[i] = rows[j];
    rows[j] = row;
  }
}

/** Half an observation for an empty bin, as `populationStabilityIndex` has it. */
const EMPTY = 0.5;

/**
 * Which columns moved between two samples: by more than matters beyond the noise, and by more than chance gives to one
 * column in as many as the rate says.
 */
function moveCounter(
  {offsets, all, effective: n, referenceQuestions: m}: Sides,
  {psi, falseAlarmRate}: Thresholds
): (counts: Counts, effect: number) => Uint8Array {
  const columns = offsets.length - 1;
  const limits = Float64Array.from({length: columns}, (_, column) => {
    let bins = 0;
    for (let i = offsets[column]; i < offsets[column + 1]; i += 1) bins += all[i] > 0 ? 1 : 0;
    return Math.max(psi.moderate + expectedNullPsi(bins, n, m), criticalPsi(bins, n, m, falseAlarmRate));
  });
  return ({window, reference}, effect) => {
    const moved = new Uint8Array(columns);
    for (let column = 0; column < columns; column += 1) {
      let distance = 0;
      for (let i = offsets[column]; i < offsets[column + 1]; i += 1) {
        if (all[i] === 0 || (window[i] === 0 && reference[i] === 0)) continue;
        const p = (window[i] / effect || EMPTY) / n;
        const q = (reference[i] || EMPTY) / m;
        distance += (p - q) * Math.log(p / q);
      }
      moved[column] = distance >= limits[column] ? 1 : 0;
    }
    return moved;
  };
}
