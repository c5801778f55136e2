import {
  type Flow,
  type Gaps,
  type GraphEdge,
  type GraphNode,
  type LaidOutGraph,
  LOOP,
  type Point,
  UnknownBoxError
} from "./graph.ts";
import {type Extent, type Order, orderByDagre} from "./order-by-dagre.ts";

export interface LayoutOptions {
  readonly flow: Flow;
  readonly gaps: Gaps;
  /** Sets layers further apart than `gaps` says, up to `most` pixels, for as long as all fits into `length`. */
  readonly spread?: {readonly length: number; readonly most: number};
}

/** Along the flow and across it. */
interface Place {
  readonly along: number;
  readonly across: number;
}
/** From where to where along the flow the boxes of a layer reach. */
interface Layer {
  readonly start: number;
  readonly end: number;
}
type PlacedBox = Extent & Place;

/** Layers one after another, each as long as its longest box. */
function layersOf(extents: readonly Extent[], order: Order, {gaps, spread}: LayoutOptions): Layer[] {
  const lengths = Array.from({length: order.layers}, (_, layer) =>
    Math.max(...extents.filter(({id}) => order.boxes.get(id)!.layer === layer).map(({length}) => length))
  );
  const taken = lengths.reduce((sum, length) => sum + length, 2 * gaps.margin);
  const room = spread ? Math.floor((spread.length - taken) / Math.max(1, order.layers - 1)) : 0;
  const gap = Math.max(gaps.layers, Math.min(room, spread?.most ?? 0));
  let end = gaps.margin - gap;
  return lengths.map((length) => {
    const start = end + gap;
    end = start + length;
    return {start, end};
  });
}

/** Where an edge leaves and enters boxes, and what it passes between. */
function wayOf(
  edge: GraphEdge,
  passes: Order["passes"][number],
  boxes: ReadonlyMap<string, PlacedBox>,
  layers: readonly Layer[]
): Place[] {
  const [from, to] = [boxes.get(edge.from)!, boxes.get(edge.to)!];
  const far = from.along + from.length;
  const between = passes.flatMap(({layer, across}) => [
    {along: layers[layer].start, across},
    {along: layers[layer].end, across}
  ]);
  return [
    {along: far, across: from.across + (edge.leaves ?? from.breadth / 2)},
    ...between,
    {along: from === to ? far : to.along, across: to.across + (edge.enters ?? to.breadth / 2)}
  ];
}

/**
 * Places boxes in layers along the flow so that edges lead onwards and cross each other little, and leads the edges
 * between boxes, not over them. Boxes of a layer are made equally long along the flow. The room of an edge from a box
 * to itself is taken from the gap after its layer.
 * @throws UnknownBoxError, CircleError
 */
export function layOutGraph<E extends GraphEdge>(
  nodes: readonly GraphNode[],
  edges: readonly E[],
  options: LayoutOptions
): LaidOutGraph<E> {
  const {flow, gaps} = options;
  const known = nodes.map(({id}) => id);
  for (const edge of edges)
    if (!known.includes(edge.from) || !known.includes(edge.to)) throw new UnknownBoxError(edge, known);

  const turned = (along: number, across: number): Point =>
    flow === "right" ? [along, across] : [across, along];
  const extents = nodes.map(({id, width, height}) => {
    const [length, breadth] = turned(width, height);
    return {id, length, breadth};
  });
  const order = orderByDagre(extents, edges, gaps.boxes);
  const layers = layersOf(extents, order, options);
  const boxes = new Map(
    extents.map(({id, breadth}): [string, PlacedBox] => {
      const {layer, across} = order.boxes.get(id)!;
      const {start, end} = layers[layer];
      const box = {along: start, across: Math.round(across - breadth / 2), length: end - start, breadth};
      return [id, {id, ...box}];
    })
  );
  const ways = edges.map((edge, index) => wayOf(edge, order.passes[index], boxes, layers));

  const rims = [...boxes.values()].flatMap(({across, breadth}) => [across, across + breadth]);
  const passed = ways.flat().map(({across}) => across);
  const first = Math.min(...rims, ...passed) - gaps.margin;
  const breadth = Math.max(...rims, ...passed) - first + gaps.margin;
  const loops = ways.filter((_, index) => edges[index].from === edges[index].to);
  const ends = [...layers.map(({end}) => end), ...loops.map(([{along}]) => along + LOOP)];
  const length = Math.max(...ends) + gaps.margin;
  const [width, height] = turned(length, breadth);
  return {
    width,
    height,
    boxes: [...boxes.values()].map((box) => {
      const [x, y] = turned(box.along, box.across - first);
      const [long, broad] = turned(box.length, box.breadth);
      return {id: box.id, x, y, width: long, height: broad};
    }),
    routes: edges.map((edge, index) => ({
      edge,
      points: ways[index].map(({along, across}) => turned(along, across - first))
    }))
  };
}
