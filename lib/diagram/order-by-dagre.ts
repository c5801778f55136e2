import {graphlib, layout} from "@dagrejs/dagre";
import {CircleError, type GraphEdge} from "./graph.ts";

/** A box by its size along the flow and across it. */
export interface Extent {
  readonly id: string;
  readonly length: number;
  readonly breadth: number;
}

interface Pass {
  readonly layer: number;
  readonly across: number;
}

/** What dagre has decided: which layer each box stands in, and where across the flow. */
export interface Order {
  /** By id: a box's layer, from 0, and the middle of the box. */
  readonly boxes: ReadonlyMap<string, Pass>;
  /** For each edge, the layers that it passes between its ends, and where. */
  readonly passes: readonly (readonly Pass[])[];
  readonly layers: number;
}

function orderOnce(
  boxes: readonly Extent[],
  edges: readonly GraphEdge[],
  between: {readonly boxes: number; readonly edges: number}
): Order {
  const graph = new graphlib.Graph({multigraph: true});
  graph.setGraph({rankdir: "LR", nodesep: between.boxes, edgesep: between.edges});
  for (const {id, length, breadth} of boxes) graph.setNode(id, {width: length, height: breadth});
  for (const [index, {from, to}] of edges.entries())
    if (from !== to) graph.setEdge(from, to, {width: 0, height: 0}, String(index));
  const [circle] = graphlib.alg.findCycles(graph);
  if (circle) throw new CircleError(circle.toReversed());
  layout(graph);

  const middles = [...new Set(boxes.map(({id}): number => graph.node(id).x))].sort((a, b) => a - b);
  const layerAt = new Map(middles.map((x, layer) => [x, layer]));
  const passesOf = ({from, to}: GraphEdge, index: number): Pass[] => {
    const points: {x: number; y: number}[] = from === to ? [] : graph.edge(from, to, String(index)).points;
    // Between two layers dagre bends an edge once more: where there are no boxes, there is no need to.
    return points.slice(1, -1).flatMap(({x, y}) => {
      const layer = layerAt.get(x);
      return layer === undefined ? [] : [{layer, across: Math.round(y)}];
    });
  };
  return {
    boxes: new Map(
      boxes.map(({id}) => [id, {layer: layerAt.get(graph.node(id).x)!, across: graph.node(id).y}])
    ),
    passes: edges.map(passesOf),
    layers: middles.length
  };
}

/**
 * Orders boxes so that edges lead from a layer to a later one and cross each other little.
 * @throws CircleError
 */
export function orderByDagre(boxes: readonly Extent[], edges: readonly GraphEdge[], between: number): Order {
  // To keep edges apart where they pass boxes, dagre pushes boxes out of line: only if there are such edges.
  const order = orderOnce(boxes, edges, {boxes: between, edges: 0});
  return order.passes.every((passes) => passes.length === 0)
    ? order
    : orderOnce(boxes, edges, {boxes: between, edges: between});
}
