import type {Node} from "../chain/branch.ts";
import type {Expanded, FightGraph} from "./fight-graph.ts";
import type {HpAxis} from "./hp-axis.ts";
import type {MoveTables} from "./move-tables.ts";
import type {Orientation, ValuePlane} from "./value-plane.ts";

/** What all components of one solution share. */
export interface Solution {
  readonly graph: FightGraph;
  readonly orientation: Orientation;
  /** Of the starts of turns worked out so far. */
  readonly planes: Map<Node, ValuePlane>;
  /** Stands for what has not been looked at. */
  readonly unknown: ValuePlane;
  readonly tables: MoveTables;
  /** Bounds are good enough before they have closed in on each other. */
  readonly roughly: boolean;
}

/** What is worked out together, and for which HP of rows and columns. */
export interface Part {
  readonly members: readonly Expanded[];
  readonly axes: readonly [HpAxis, HpAxis];
}
