import type {SideFeature, SideName} from "./side-columns.ts";
import type {DuelView, SideView} from "./view.ts";

/** Something computed for one side of a duel. */
export type OfSide<T> = (own: SideView, foe: SideView, view: DuelView, side: SideName) => T;

/**
 * Keeps a quantity of both sides for the duel it was last computed for: many columns of one duel share it, and
 * all of them are computed before those of the next.
 */
export function keptForDuel<T = ReturnType<SideFeature["compute"]>>(compute: OfSide<T>): OfSide<T> {
  let duel: DuelView | null = null;
  const kept: Partial<Record<SideName, T>> = {};
  return (own, foe, view, side) => {
    if (view !== duel) {
      duel = view;
      kept.a = undefined;
      kept.b = undefined;
    }
    kept[side] ??= compute(own, foe, view, side);
    return kept[side];
  };
}
