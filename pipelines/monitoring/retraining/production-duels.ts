import type {BattleTables} from "../../battle/battle-tables.ts";
import {duelProbability} from "../../battle/duel.ts";
import {type LabelledDuels, shared} from "../../model/duels/duel-columns.ts";
import {SCENARIOS} from "../../model/duels/scenarios.ts";
import {mix32} from "../../model/duels/splits.ts";
import type {Duel} from "../../model/prediction/prediction-answers.ts";

const emptyDuels = (rows: number): LabelledDuels => ({
  rows,
  scenario: shared.uint8(rows),
  pokemonA: shared.uint16(rows),
  moveA: shared.uint16(rows),
  pokemonB: shared.uint16(rows),
  moveB: shared.uint16(rows),
  winProbability: shared.float32(rows),
  playouts: shared.uint32(rows)
});

export interface LabelOptions {
  /** Fights behind the label of a duel that has no exact answer. */
  readonly playouts: number;
  readonly seed: number;
}

/** What the game says of duels, by simulation: the label that training has of any duel. */
export function labelDuels(
  duels: readonly Duel[],
  tables: BattleTables,
  {playouts, seed}: LabelOptions
): LabelledDuels {
  const labelled = emptyDuels(duels.length);
  const scenario = SCENARIOS.indexOf("all_combinations");
  duels.forEach((duel, row) => {
    const a = tables.pokemonIndex(duel.pokemonA);
    const moveA = tables.moveIndex(duel.moveA);
    const b = tables.pokemonIndex(duel.pokemonB);
    const moveB = tables.moveIndex(duel.moveB);
    const answer = duelProbability(tables, a, moveA, b, moveB, {playouts, seed});
    labelled.scenario[row] = scenario;
    labelled.pokemonA[row] = a;
    labelled.moveA[row] = moveA;
    labelled.pokemonB[row] = b;
    labelled.moveB[row] = moveB;
    labelled.winProbability[row] = answer.probability;
    labelled.playouts[row] = answer.method === "exact" ? 0 : playouts;
  });
  return labelled;
}

const COLUMNS = ["scenario", "pokemonA", "moveA", "pokemonB", "moveB", "winProbability", "playouts"] as const;

/** The rows of one, then those of the other. */
export function joinDuels(first: LabelledDuels, second: LabelledDuels): LabelledDuels {
  const joined = emptyDuels(first.rows + second.rows);
  for (const column of COLUMNS) {
    joined[column].set(first[column]);
    joined[column].set(second[column], first.rows);
  }
  return joined;
}

/** A seeded sample of rows in their order, or all of them where there are no more. */
export function sampleDuels(duels: LabelledDuels, count: number, seed: number): LabelledDuels {
  if (count >= duels.rows) return duels;
  const rows = Array.from({length: duels.rows}, (_, row) => row)
    .sort((p, q) => mix32(p, seed) - mix32(q, seed) || p - q)
    .slice(0, count)
    .sort((p, q) => p - q);
  const sample = emptyDuels(count);
  for (const column of COLUMNS) {
    rows.forEach((row, index) => {
      sample[column][index] = duels[column][row];
    });
  }
  return sample;
}
