import {svg} from "../ui/html.ts";

export interface DiagramNode {
  readonly id: string;
  /** Place along the flow, from 0. */
  readonly layer: number;
  /** Place across the flow among `lanes` of its layer. */
  readonly lane: number;
  readonly title: string;
  readonly lines: readonly string[];
  readonly strong?: boolean;
}

export interface Diagram {
  readonly nodes: readonly DiagramNode[];
  /** Ids of the node an arrow leaves and the one it enters. */
  readonly edges: readonly (readonly [from: string, to: string])[];
}

interface Box {
  readonly node: DiagramNode;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const LINE = 16;
const ACROSS = 14;
const ALONG = 30;
const PADDING = 9;
/** Narrower boxes would cut their text: the flow then runs downwards, in boxes no wider than the most. */
const LEAST_BOX = 112;
const MOST_BOX = 300;

const layersOf = ({nodes}: Diagram): DiagramNode[][] => {
  const count = Math.max(...nodes.map(({layer}) => layer)) + 1;
  return Array.from({length: count}, (_, layer) =>
    nodes.filter((node) => node.layer === layer).sort((a, b) => a.lane - b.lane)
  );
};

const heightOf = ({lines}: DiagramNode): number => 18 + LINE * (lines.length + 1);

/** Whether the flow runs to the right at a width, or downwards. */
const runsRight = (diagram: Diagram, width: number): boolean => {
  const layers = layersOf(diagram).length;
  return (width - ALONG * (layers - 1)) / layers >= LEAST_BOX;
};

function layOut(diagram: Diagram, width: number): {boxes: Box[]; height: number} {
  const layers = layersOf(diagram);
  const boxes: Box[] = [];
  if (runsRight(diagram, width)) {
    const boxWidth = (width - ALONG * (layers.length - 1) - 2) / layers.length;
    const total = (layer: readonly DiagramNode[]): number =>
      layer.reduce((sum, node) => sum + heightOf(node), ACROSS * (layer.length - 1));
    const height = Math.max(...layers.map(total));
    for (const [index, layer] of layers.entries()) {
      let y = 1 + (height - total(layer)) / 2;
      for (const node of layer) {
        boxes.push({
          node,
          x: 1 + index * (boxWidth + ALONG),
          y,
          width: boxWidth,
          height: heightOf(node)
        });
        y += heightOf(node) + ACROSS;
      }
    }
    return {boxes, height: height + 2};
  }
  let y = 1;
  for (const layer of layers) {
    const inRow = Math.max(1, Math.min(layer.length, Math.floor((width + ACROSS) / (LEAST_BOX + ACROSS))));
    for (let first = 0; first < layer.length; first += inRow) {
      const row = layer.slice(first, first + inRow);
      const boxWidth = Math.min(MOST_BOX, (width - 2 - ACROSS * (row.length - 1)) / row.length);
      const left = (width - boxWidth * row.length - ACROSS * (row.length - 1)) / 2;
      const height = Math.max(...row.map(heightOf));
      for (const [index, node] of row.entries())
        boxes.push({node, x: left + index * (boxWidth + ACROSS), y, width: boxWidth, height});
      y += height + (first + inRow < layer.length ? ACROSS : ALONG);
    }
  }
  return {boxes, height: y - ALONG + 2};
}

/** The height `diagram` needs at a width. */
export const diagramHeight = (diagram: Diagram, width: number): number => layOut(diagram, width).height;

/** Boxes in layers and arrows between them, to the right or, where that is too narrow, downwards. */
export function drawDiagram(diagram: Diagram, width: number): SVGSVGElement {
  const right = runsRight(diagram, width);
  const {boxes, height} = layOut(diagram, width);
  const byId = new Map(boxes.map((box) => [box.node.id, box]));
  const arrow = ([from, to]: readonly [string, string]): Node | string => {
    const [a, b] = [byId.get(from), byId.get(to)];
    if (!a || !b) return "";
    const [x1, y1] = right ? [a.x + a.width, a.y + a.height / 2] : [a.x + a.width / 2, a.y + a.height];
    const [x2, y2] = right ? [b.x - 7, b.y + b.height / 2] : [b.x + b.width / 2, b.y - 7];
    const [cx, cy] = right ? [(x1 + x2) / 2, (y1 + y2) / 2] : [(x1 + x2) / 2, (y1 + y2) / 2];
    const path = right
      ? `M${x1},${y1}C${cx},${y1} ${cx},${y2} ${x2},${y2}`
      : `M${x1},${y1}C${x1},${cy} ${x2},${cy} ${x2},${y2}`;
    const head = right ? `M${x2},${y2 - 4}l7,4l-7,4z` : `M${x2 - 4},${y2}l4,7l4,-7z`;
    return svg`<path d=${path} fill="none" stroke="var(--line-strong)" stroke-width="1.5" /><path d=${head} fill="var(--line-strong)" />`;
  };
  const box = ({node, x, y, width: w, height: h}: Box): Node =>
    svg`<g><rect x=${x} y=${y} width=${w} height=${h} rx="9" fill=${
      node.strong ? "var(--a-wash)" : "var(--raised)"
    } stroke=${node.strong ? "var(--a)" : "var(--line)"} /><text x=${x + PADDING} y=${y + 21} font-size="13" font-weight="650"
      fill="var(--ink)">${node.title}</text>${node.lines.map(
        (line, index) =>
          svg`<text x=${x + PADDING} y=${y + 21 + LINE * (index + 1)} font-size="11.5" fill="var(--ink-soft)">${line}</text>`
      )}</g>`;
  return svg`<svg viewBox=${`0 0 ${width} ${height}`} width=${width} height=${height}>${diagram.edges.map(arrow)}${boxes.map(box)}</svg>` as SVGSVGElement;
}
