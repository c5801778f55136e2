import {expect, it} from "vitest";
import type {StageRecord} from "../../../lib/stage-runner/stage-record.ts";
import {diagramHeight} from "../../../src/charts/diagram.ts";
import {architectureDiagram} from "../../../src/pipeline/pipeline-architecture.ts";
import {stageDiagram} from "../../../src/pipeline/pipeline-graph.ts";

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

it("puts a stage beyond all it waits for, and draws no arrow that another path already tells", () => {
  const {nodes, edges} = stageDiagram([
    record("etl", []),
    record("duels", ["etl"]),
    record("train", ["etl", "duels"]),
    record("mechanics", ["etl"]),
    record("site", ["train", "mechanics", "absent"])
  ]);
  expect(nodes.map(({id, layer, lane}) => [id, layer, lane])).toEqual([
    ["etl", 0, 0],
    ["duels", 1, 0],
    ["train", 2, 0],
    ["mechanics", 1, 1],
    ["site", 3, 0]
  ]);
  expect(edges).toEqual([
    ["etl", "duels"],
    ["duels", "train"],
    ["etl", "mechanics"],
    ["train", "site"],
    ["mechanics", "site"]
  ]);
});

it("connects every part of the architecture, and needs more height where it is narrow", () => {
  const diagram = architectureDiagram();
  const ids = new Set(diagram.nodes.map(({id}) => id));
  for (const [from, to] of diagram.edges) expect([ids.has(from), ids.has(to)]).toEqual([true, true]);
  for (const id of ids) expect(diagram.edges.some((edge) => edge.includes(id))).toBe(true);
  expect(diagramHeight(diagram, 330)).toBeGreaterThan(diagramHeight(diagram, 1100));
});
