import type {Box, Flow, GraphNode, LaidOutGraph, Point} from "../../lib/diagram/graph.ts";
import {layOutGraph} from "../../lib/diagram/lay-out-graph.ts";
import {routePath} from "../../lib/diagram/route-path.ts";
import {textWidth} from "../../lib/diagram/text-width.ts";
import {svg} from "../ui/html.ts";

interface DiagramNode {
  readonly id: string;
  readonly title: string;
  readonly lines: readonly string[];
  readonly strong?: boolean;
}

export interface Diagram {
  readonly nodes: readonly DiagramNode[];
  /** Ids of the node an arrow leaves and the one it enters. */
  readonly edges: readonly (readonly [from: string, to: string])[];
}

const LINE = 16;
const TITLE_SIZE = 13;
const LINE_SIZE = 11.5;
const PADDING = 9;
const HEAD = 7;
const GAPS = {layers: 26, boxes: 14, margin: 1};
/** Where a layer is a row, bends are wider than the gap is high. */
const GAPS_DOWN = {...GAPS, layers: 36};
/** Beyond this, arrows that are drawn apart only get longer. */
const MOST_BETWEEN_LAYERS = 72;

const widthOf = ({title, lines}: DiagramNode): number =>
  2 * PADDING +
  Math.max(textWidth(title, TITLE_SIZE, {bold: true}), ...lines.map((line) => textWidth(line, LINE_SIZE)));
const heightOf = ({lines}: DiagramNode): number => 18 + LINE * (lines.length + 1);

/** A drawing's boxes and arrows at a width, and which way they run. */
export type DiagramLayout = LaidOutGraph & {readonly flow: Flow};

/** To the right where that has room, with what is left of it between the layers; else downwards, in equal boxes. */
export function layOutDiagram({nodes, edges}: Diagram, width: number): DiagramLayout {
  const links = edges.map(([from, to]) => ({from, to}));
  const boxes: GraphNode[] = nodes.map((node) => ({
    id: node.id,
    width: Math.ceil(widthOf(node)),
    height: heightOf(node)
  }));
  const spread = {length: width, most: MOST_BETWEEN_LAYERS};
  const right = layOutGraph(boxes, links, {flow: "right", gaps: GAPS, spread});
  if (right.width <= width) return {...right, flow: "right"};
  const widest = Math.max(...boxes.map((box) => box.width));
  const equal = boxes.map((box) => ({...box, width: widest}));
  return {...layOutGraph(equal, links, {flow: "down", gaps: GAPS_DOWN}), flow: "down"};
}

/** The height `diagram` needs at a width. */
export const diagramHeight = (diagram: Diagram, width: number): number =>
  layOutDiagram(diagram, width).height;

const arrowHead = ([x, y]: Point, flow: Flow): string =>
  flow === "right"
    ? `M${x - HEAD},${y - 4}l${HEAD},4l${-HEAD},4z`
    : `M${x - 4},${y - HEAD}l4,${HEAD}l4,${-HEAD}z`;

/** Boxes in layers and arrows between them, in the middle of a drawing of the width. */
export function drawDiagram(diagram: Diagram, width: number): SVGSVGElement {
  const {boxes, routes, flow, ...size} = layOutDiagram(diagram, width);
  const arrow = (points: readonly Point[]): Node =>
    svg`<path d=${routePath(points, flow, HEAD)} fill="none" stroke="var(--line-strong)" stroke-width="1.5" /><path d=${arrowHead(
      points[points.length - 1],
      flow
    )} fill="var(--line-strong)" />`;
  const draw = ({x, y, width: w, height: h}: Box, {title, lines, strong}: DiagramNode): Node =>
    svg`<g><rect x=${x} y=${y} width=${w} height=${h} rx="9" fill=${
      strong ? "var(--a-wash)" : "var(--raised)"
    } stroke=${strong ? "var(--a)" : "var(--line)"} /><text x=${x + PADDING} y=${y + 21} font-size=${TITLE_SIZE} font-weight="650"
      fill="var(--ink)">${title}</text>${lines.map(
        (line, index) =>
          svg`<text x=${x + PADDING} y=${y + 21 + LINE * (index + 1)} font-size=${LINE_SIZE} fill="var(--ink-soft)">${line}</text>`
      )}</g>`;
  // One box may be wider than the place: the drawing shrinks then.
  const seen = Math.max(width, size.width);
  return svg`<svg viewBox=${`0 0 ${seen} ${size.height}`} width=${width} height=${
    (size.height * width) / seen
  }><g transform=${`translate(${Math.floor((seen - size.width) / 2)},0)`}>${routes.map(({points}) => arrow(points))}${boxes.map(
    (box, index) => draw(box, diagram.nodes[index])
  )}</g></svg>` as SVGSVGElement;
}
