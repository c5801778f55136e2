import type {Move, Pokemon} from "../../../data-loaders/game-data.ts";
import type {Feature, FixedBy} from "./feature.ts";
import type {DuelView} from "./view.ts";

/**
 * The columns fixed by a side's Pokémon or move, computed once for each of these and then copied: half of the
 * catalogue, most of it one-hot.
 */
export function fixedColumns(
  features: readonly Feature[]
): (view: DuelView, out: Float32Array, offset: number) => void {
  const blocks = (["a", "b"] as const).flatMap((side) =>
    (["pokemon", "move"] as const).map((what) => block(features, {side, what}))
  );
  return (view, out, offset) => {
    for (const fill of blocks) fill(view, out, offset);
  };
}

function block(features: readonly Feature[], {side, what}: FixedBy) {
  const columns = features
    .map(({fixedBy}, column) => ({fixedBy, column}))
    .filter(({fixedBy}) => fixedBy?.side === side && fixedBy.what === what)
    .map(({column}) => column);
  const known = new WeakMap<Pokemon | Move, Float32Array>();
  return (view: DuelView, out: Float32Array, offset: number): void => {
    const entity = view[side][what];
    let values = known.get(entity);
    if (values === undefined) {
      values = Float32Array.from(columns, (column) => features[column].compute(view));
      known.set(entity, values);
    }
    for (let index = 0; index < columns.length; index++) out[offset + columns[index]] = values[index];
  };
}
