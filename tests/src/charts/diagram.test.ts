import {describe, expect, it} from "vitest";
import {textWidth} from "../../../lib/diagram/text-width.ts";
import type {StageRecord} from "../../../lib/stage-runner/stage-record.ts";
import {diagramHeight, layOutDiagram} from "../../../src/charts/diagram.ts";
import {architectureDiagram} from "../../../src/pipeline/pipeline-architecture.ts";
import {stageDiagram} from "../../../src/pipeline/pipeline-graph.ts";
import {boxesOverlap, isInside, pointsAlong} from "../../support/drawing.ts";

const record = (name: string, after: string[]): StageRecord => ({
  name,
  title: name,
  after,
  key: `${name}-key-of-many-digits`,
  parts: {code: "", inputs: "", parameters: ""},
  startedAt: "2026-01-01T00:00:00Z",
  seconds: 1,
  peakMemoryBytes: 1,
  parameters: {},
  inputs: [],
  outputs: [],
  details: {}
});

const stages = stageDiagram([
  record("etl", []),
  record("duels", ["etl"]),
  record("train", ["etl", "duels"]),
  record("mechanics", ["etl"]),
  record("site", ["train", "mechanics", "absent"])
]);
const architecture = architectureDiagram();

it("draws no arrow that another path already tells, and none from a stage that is not there", () => {
  expect(stages.edges).toEqual([
    ["etl", "duels"],
    ["duels", "train"],
    ["etl", "mechanics"],
    ["train", "site"],
    ["mechanics", "site"]
  ]);
  expect(stages.nodes[0]).toMatchObject({
    id: "etl",
    title: "etl",
    lines: ["1.0\u00a0s", "0\u00a0B", "etl-key-"]
  });
});

it("connects every part of the architecture", () => {
  const ids = new Set(architecture.nodes.map(({id}) => id));
  for (const [from, to] of architecture.edges) expect([ids.has(from), ids.has(to)]).toEqual([true, true]);
  for (const id of ids) expect(architecture.edges.some((edge) => edge.includes(id))).toBe(true);
});

/** Pixels of the place on a page that 1280, 800 and 390 pixels wide windows have. */
describe.each([866, 640, 311])("%i pixels wide", (width) => {
  it.each(Object.entries({stages, architecture}))("%s fit in, and can be told apart", (_, diagram) => {
    const {boxes, routes, ...size} = layOutDiagram(diagram, width);
    expect(size.width).toBeLessThanOrEqual(width);
    for (const [index, box] of boxes.entries()) {
      const {title, lines} = diagram.nodes[index];
      expect(box.width).toBeGreaterThan(textWidth(title, 13, {bold: true}));
      expect(box.height).toBeGreaterThanOrEqual(21 + 16 * lines.length + 5);
      for (const line of lines) expect(box.width).toBeGreaterThan(textWidth(line, 11.5));
      for (const other of boxes.slice(index + 1)) expect(boxesOverlap(box, other)).toBe(false);
    }
    for (const {points} of routes)
      for (const point of pointsAlong(points, size.flow))
        expect(boxes.filter((box) => isInside(box, point))).toEqual([]);
  });
});

it("runs to the right where that fits, and downwards where it does not", () => {
  expect([900, 866, 640, 311].map((width) => layOutDiagram(architecture, width).flow)).toEqual([
    "right",
    "right",
    "down",
    "down"
  ]);
  expect(diagramHeight(architecture, 311)).toBeGreaterThan(diagramHeight(architecture, 866));
});

it("sets layers apart with the room there is, but not without end", () => {
  const widths = [440, 480, 2000, 4000].map((width) => layOutDiagram(stages, width).width);
  expect(widths[0]).toBeLessThan(widths[1]);
  expect(widths[2]).toBe(widths[3]);
});
