/** A box and the room it takes, in pixels. */
export interface GraphNode {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

export interface GraphEdge {
  /** Id of the box that comes first in the flow. */
  readonly from: string;
  readonly to: string;
  /**
   * Where the edge touches its boxes: pixels from the corner of the side that the flow leaves or enters; the middle
   * of the side when left out.
   */
  readonly leaves?: number;
  readonly enters?: number;
}

export interface Gaps {
  /** Pixels between a layer and the next. */
  readonly layers: number;
  /** Pixels between two boxes of a layer, and between a box and an edge that passes it. */
  readonly boxes: number;
  /** Pixels between what is drawn and the drawing's rim. */
  readonly margin: number;
}

/** How far the line from a box to itself leads away from it, in pixels. */
export const LOOP = 40;

export type Flow = "right" | "down";
export type Point = readonly [x: number, y: number];

export interface Box extends GraphNode {
  /** The upper left corner. */
  readonly x: number;
  readonly y: number;
}

/** A line between the borders of two boxes: bent from point 0 to 1, straight to 2, bent to 3, and so on. */
export interface Route<E extends GraphEdge = GraphEdge> {
  readonly edge: E;
  readonly points: readonly Point[];
}

export interface LaidOutGraph<E extends GraphEdge = GraphEdge> {
  readonly width: number;
  readonly height: number;
  /** In the order of the nodes. */
  readonly boxes: readonly Box[];
  /** In the order of the edges. */
  readonly routes: readonly Route<E>[];
}

export class UnknownBoxError extends Error {
  constructor(
    readonly edge: GraphEdge,
    readonly known: readonly string[]
  ) {
    super(`the edge ${edge.from} → ${edge.to} names a box that is none of ${known.join(", ")}`);
    this.name = "UnknownBoxError";
  }
}

export class CircleError extends Error {
  constructor(readonly circle: readonly string[]) {
    super(`the edges lead round in a circle, ${[...circle, circle[0]].join(" → ")}, so nothing comes first`);
    this.name = "CircleError";
  }
}
