import type {FightValue} from "../../pipelines/battle/solve/fight-solver.ts";
import {type Known, type LeadGame, leadGame} from "../../pipelines/battle/solve/lead-game.ts";

/** One fight of the matrix: its value as far as it is known. */
export interface Cell {
  readonly value: FightValue | null;
  /** P(the row's Pokémon wins) by the fight estimator: all that is known until there is a value. */
  readonly estimate: number | null;
  /** The value will not get better. */
  readonly settled: boolean;
  /** There will be no value: beyond the solver, or a side without a move that it can follow. */
  readonly unsolvable: boolean;
}

export const OPEN: Cell = {value: null, estimate: null, settled: false, unsolvable: false};
export const UNSOLVABLE: Cell = {value: null, estimate: null, settled: true, unsolvable: true};

/** By the reader's team (rows) and the other (columns). */
export type Matrix = readonly (readonly Cell[])[];

/** How an opponent can be met: surely won by someone, by nobody, or not known yet. */
export type Answered = "yes" | "no" | "unknown";

export interface Threat {
  /** Place in the other team. */
  readonly column: number;
  readonly answered: Answered;
  /** Places in the reader's team, best first, with what is known of each. */
  readonly ranked: readonly {readonly row: number; readonly cell: Cell}[];
  /** The places that win more often than not, surely. */
  readonly covers: readonly number[];
}

export interface Standing {
  readonly lead: LeadGame;
  /** Most dangerous first. */
  readonly threats: readonly Threat[];
}

const EVEN = 0.5;

const NOTHING_KNOWN: Known = {value: 0.5, low: 0, high: 1};
/** An estimate says what is likely, and nothing for sure. */
export const knownOf = ({value, estimate}: Cell): Known | null =>
  value ?? (estimate === null ? null : {...NOTHING_KNOWN, value: estimate});
const known = (cell: Cell): Known => knownOf(cell) ?? NOTHING_KNOWN;

function threat(matrix: Matrix, column: number): Threat {
  const ranked = matrix
    .map((line, row) => ({row, cell: line[column]}))
    .sort(
      (x, y) =>
        Number(x.cell.unsolvable) - Number(y.cell.unsolvable) || known(y.cell).value - known(x.cell).value
    );
  const covers = ranked.filter(({cell}) => known(cell).low >= EVEN).map(({row}) => row);
  const solvable = ranked.filter(({cell}) => !cell.unsolvable);
  const hopeless = solvable.length > 0 && solvable.every(({cell}) => known(cell).high < EVEN);
  return {column, ranked, covers, answered: covers.length > 0 ? "yes" : hopeless ? "no" : "unknown"};
}

const ORDER: Readonly<Record<Answered, number>> = {no: 0, unknown: 1, yes: 2};

/** What a matrix of at least one fight says: whom to lead with, and who of the other team has to be feared. */
export function standingOf(matrix: Matrix): Standing {
  const threats = matrix[0].map((_, column) => threat(matrix, column));
  const best = ({ranked: [first]}: Threat): number => known(first.cell).value;
  threats.sort((x, y) => ORDER[x.answered] - ORDER[y.answered] || best(x) - best(y));
  return {lead: leadGame(matrix.map((line) => line.map(knownOf))), threats};
}
