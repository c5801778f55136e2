import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {
  type Box,
  CircleError,
  type Flow,
  type GraphEdge,
  type GraphNode,
  type LaidOutGraph,
  LOOP,
  type Point,
  UnknownBoxError
} from "../../../lib/diagram/graph.ts";
import {layOutGraph} from "../../../lib/diagram/lay-out-graph.ts";
import {boxesOverlap, isInside, pointsAlong} from "../../support/drawing.ts";

const GAPS = {layers: 30, boxes: 16, margin: 4};
const node = (id: string, width = 100, height = 40): GraphNode => ({id, width, height});

interface Drawn {
  readonly flow: Flow;
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

/** Graphs whose edges lead from earlier boxes to later ones, a box to itself now and then, some twice. */
const drawn: fc.Arbitrary<Drawn> = fc
  .tuple(
    fc.constantFrom<Flow>("right", "down"),
    fc.array(fc.tuple(fc.integer({min: 20, max: 300}), fc.integer({min: 20, max: 300})), {
      minLength: 1,
      maxLength: 14
    }),
    fc.array(fc.tuple(fc.nat(13), fc.nat(13), fc.boolean()), {maxLength: 24})
  )
  .map(([flow, sizes, pairs]) => {
    const nodes = sizes.map(([width, height], index) => node(`n${index}`, width, height));
    const edges = pairs.map(([a, b, placed]) => {
      const [from, to] = [Math.min(a, b), Math.max(a, b)].map((index) => index % nodes.length);
      const [first, last] = [Math.min(from, to), Math.max(from, to)];
      const ends = placed ? {leaves: 10, enters: 12} : {};
      return {from: `n${first}`, to: `n${last}`, ...ends};
    });
    return {flow, nodes, edges};
  });

const layOut = ({flow, nodes, edges}: Drawn): LaidOutGraph => layOutGraph(nodes, edges, {flow, gaps: GAPS});
const boxOf = ({boxes}: LaidOutGraph, id: string): Box => boxes.find((box) => box.id === id)!;
const isWithin = ({width, height}: LaidOutGraph, [x, y]: Point): boolean =>
  x >= 0 && y >= 0 && x <= width && y <= height;

describe("any graph", () => {
  it("has boxes that lie apart, inside the drawing, each large enough", () => {
    fc.assert(
      fc.property(drawn, (given) => {
        const graph = layOut(given);
        for (const [index, box] of graph.boxes.entries()) {
          expect(isWithin(graph, [box.x, box.y])).toBe(true);
          expect(isWithin(graph, [box.x + box.width, box.y + box.height])).toBe(true);
          expect(box.width).toBeGreaterThanOrEqual(given.nodes[index].width);
          expect(box.height).toBeGreaterThanOrEqual(given.nodes[index].height);
          for (const other of graph.boxes.slice(index + 1)) expect(boxesOverlap(box, other)).toBe(false);
        }
      })
    );
  });

  it("has edges from the border of one box to the border of another, onwards, where they were told to end", () => {
    fc.assert(
      fc.property(drawn, (given) => {
        const graph = layOut(given);
        for (const {edge, points} of graph.routes) {
          const [from, to] = [boxOf(graph, edge.from), boxOf(graph, edge.to)];
          const isRight = given.flow === "right";
          const [leaves, enters] = [
            edge.leaves ?? (isRight ? from.height : from.width) / 2,
            edge.enters ?? (isRight ? to.height : to.width) / 2
          ];
          expect(points[0]).toEqual(
            isRight ? [from.x + from.width, from.y + leaves] : [from.x + leaves, from.y + from.height]
          );
          const far = from === to ? (isRight ? from.width : from.height) : 0;
          expect(points.at(-1)).toEqual(isRight ? [to.x + far, to.y + enters] : [to.x + enters, to.y + far]);
          const along = points.map(([x, y]) => (isRight ? x : y));
          expect(along).toEqual(along.toSorted((a, b) => a - b));
        }
      })
    );
  });

  it("has edges that lead over no box", () => {
    fc.assert(
      fc.property(drawn, (given) => {
        const graph = layOut(given);
        for (const {edge, points} of graph.routes) {
          if (edge.from === edge.to) continue;
          const way = pointsAlong(points, given.flow);
          const outside = way.filter((point) => !isWithin(graph, point));
          const over = way.filter((point) => graph.boxes.some((box) => isInside(box, point)));
          expect({outside, over}, `${edge.from} → ${edge.to}`).toEqual({outside: [], over: []});
        }
      })
    );
  });

  it("is drawn the same way again", () => {
    fc.assert(fc.property(drawn, (given) => void expect(layOut(given)).toEqual(layOut(given))));
  });
});

describe("layers", () => {
  it("follow one another along the flow, each box beyond those that lead to it", () => {
    const edges = [
      {from: "a", to: "b"},
      {from: "b", to: "c"},
      {from: "a", to: "c"}
    ];
    const right = layOut({flow: "right", nodes: [node("a"), node("b"), node("c")], edges});
    expect(right.boxes.map(({x}) => x)).toEqual([4, 134, 264]);
    expect(right.width).toBe(3 * 100 + 2 * GAPS.layers + 2 * GAPS.margin);
    const down = layOut({flow: "down", nodes: [node("a"), node("b"), node("c")], edges});
    expect(down.boxes.map(({y}) => y)).toEqual([4, 74, 144]);
  });

  it("are set apart to fill a length, up to a most", () => {
    const widthIn = (length: number): number =>
      layOutGraph(
        [node("a"), node("b"), node("c")],
        [
          {from: "a", to: "b"},
          {from: "b", to: "c"}
        ],
        {
          flow: "right",
          gaps: GAPS,
          spread: {length, most: 80}
        }
      ).width;
    expect([0, 368, 400, 468, 9999].map(widthIn)).toEqual([368, 368, 400, 468, 468]);
  });

  it("make their boxes equally long", () => {
    const nodes = [node("a"), node("b", 60), node("c", 140)];
    const {boxes} = layOut({
      flow: "right",
      nodes,
      edges: [
        {from: "a", to: "b"},
        {from: "a", to: "c"}
      ]
    });
    expect(boxes.map(({width}) => width)).toEqual([100, 140, 140]);
  });

  it("stand in line where no edge passes a box", () => {
    const edges = [
      {from: "a", to: "c"},
      {from: "b", to: "c"},
      {from: "b", to: "d"}
    ];
    const {boxes} = layOut({flow: "right", nodes: ["a", "b", "c", "d"].map((id) => node(id)), edges});
    const [a, b, c, d] = boxes.map(({y}) => y);
    expect(Math.abs(a - c)).toBeLessThanOrEqual(1);
    expect(Math.abs(b - d)).toBeLessThanOrEqual(1);
  });
});

describe("an edge", () => {
  it("that passes a box keeps away from others that do", () => {
    const edges = [
      {from: "a", to: "b"},
      {from: "b", to: "c"},
      {from: "a", to: "c"},
      {from: "a", to: "c"}
    ];
    const {routes} = layOut({flow: "right", nodes: ["a", "b", "c"].map((id) => node(id)), edges});
    const [one, other] = routes.slice(2).map(({points}) => points[1][1]);
    expect(Math.abs(one - other)).toBeGreaterThanOrEqual(GAPS.boxes);
  });

  it("from a box to itself has room inside the drawing", () => {
    const {width} = layOut({flow: "right", nodes: [node("a")], edges: [{from: "a", to: "a"}]});
    expect(width).toBe(100 + LOOP + 2 * GAPS.margin);
  });

  it("to a box that there is none of is refused by name", () => {
    const draw = () => layOut({flow: "right", nodes: [node("a")], edges: [{from: "a", to: "z"}]});
    expect(draw).toThrow(UnknownBoxError);
    expect(draw).toThrow("the edge a → z names a box that is none of a");
  });

  it("that closes a circle is refused with the circle", () => {
    const edges = [
      {from: "a", to: "b"},
      {from: "b", to: "c"},
      {from: "c", to: "a"}
    ];
    const draw = () => layOut({flow: "right", nodes: ["a", "b", "c"].map((id) => node(id)), edges});
    expect(draw).toThrow(CircleError);
    expect(draw).toThrow(/round in a circle, (a → b → c → a|b → c → a → b|c → a → b → c),/);
  });
});
