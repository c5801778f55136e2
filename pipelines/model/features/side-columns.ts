import type {Feature, FixedBy} from "./feature.ts";
import type {DuelView, SideView} from "./view.ts";

export type SideName = FixedBy["side"];

export const otherSide = (side: SideName): SideName => (side === "a" ? "b" : "a");

/** A feature of one side, before it is made for A and for B. `own` is that side, `foe` the other. */
export type SideFeature = Omit<Feature, "compute" | "fixedBy"> & {
  /** Depends on nothing but the side's own Pokémon, or its move. */
  readonly of?: FixedBy["what"];
  compute(own: SideView, foe: SideView, view: DuelView, side: SideName): number;
};

/** A: `a_NAME`, B: `b_NAME`; descriptions say "the side" and mean it. */
export function forBothSides(features: readonly SideFeature[]): Feature[] {
  return (["a", "b"] as const).flatMap((side) =>
    features.map(({compute, of, ...feature}) => ({
      ...feature,
      name: `${side}_${feature.name}`,
      description: `${side.toUpperCase()}: ${feature.description}`,
      ...(of ? {fixedBy: {side, what: of}} : {}),
      ...(feature.oneHot ? {oneHot: `${side}_${feature.oneHot}`} : {}),
      compute:
        side === "a"
          ? (view: DuelView) => compute(view.a, view.b, view, "a")
          : (view: DuelView) => compute(view.b, view.a, view, "b")
    }))
  );
}
