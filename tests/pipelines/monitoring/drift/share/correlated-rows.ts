import type {NumericColumn, Stratum} from "../../../../../pipelines/monitoring/drift/profile.ts";
import {numericProfile} from "../../../../../pipelines/monitoring/drift/profile-columns.ts";
import type {FeatureRows} from "../../../../../pipelines/monitoring/drift/window/sample-window.ts";

export const normal = (random: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

export const rowsOf = (
  values: readonly (readonly number[])[],
  stratum: (row: number) => Stratum = () => "best_move"
): FeatureRows => ({
  values: Float32Array.from(values.flat()),
  matchups: values.map((_, row) => String(row)),
  strata: values.map((_, row) => stratum(row))
});

/** Rows, and columns in the bins that they suggest. */
export function sampleOf(values: readonly (readonly number[])[]): {
  readonly columns: NumericColumn[];
  readonly rows: FeatureRows;
} {
  const columns = values[0].map((_, column) =>
    numericProfile(
      {name: `column_${column}`, group: "test", unit: "points"},
      {best_move: Float32Array.from(values, (row) => row[column])}
    )
  );
  return {columns, rows: rowsOf(values)};
}
