import type {StageRecord} from "../../lib/stage-runner/stage-record.ts";
import {chart} from "../charts/chart.ts";
import {type Diagram, diagramHeight, drawDiagram} from "../charts/diagram.ts";
import {bytes, duration, integer} from "../i18n/numbers.ts";
import {words} from "./pipeline-words.ts";

const published = ({outputs}: StageRecord): number => outputs.reduce((sum, output) => sum + output.bytes, 0);

/** Stages and who waits for whom. @param ordered dependencies first */
export function stageDiagram(ordered: readonly StageRecord[]): Diagram {
  const nodes = ordered.map((record) => ({
    id: record.name,
    title: record.name,
    lines: [duration(record.seconds), bytes(published(record)), record.key.slice(0, 8)]
  }));
  const known = new Set(ordered.map(({name}) => name));
  const edges = ordered.flatMap(({name, after}) =>
    neededStages(after, ordered)
      .filter((from) => known.has(from))
      .map((from) => [from, name] as const)
  );
  return {nodes, edges};
}

/** Stages waited for, without those that another of them waits for already. */
export function neededStages(after: readonly string[], ordered: readonly StageRecord[]): string[] {
  const records = new Map(ordered.map((record) => [record.name, record]));
  const behind = (name: string): Set<string> => {
    const direct = records.get(name)?.after ?? [];
    return new Set([...direct, ...direct.flatMap((other) => [...behind(other)])]);
  };
  return after.filter((name) => !after.some((other) => other !== name && behind(other).has(name)));
}

/** The stage graph as a drawing. */
export function stageChart(ordered: readonly StageRecord[]): HTMLElement {
  const diagram = stageDiagram(ordered);
  const slowest = ordered.reduce((most, record) => (record.seconds > most.seconds ? record : most));
  const n = integer(ordered.length);
  return chart({
    figure: "stage-graph",
    title: words("graphTitle"),
    subtitle: words("graphSubtitle", {n}),
    name: words("graphName", {
      n,
      first: ordered[0].name,
      last: ordered[ordered.length - 1].name,
      longest: slowest.name,
      time: duration(slowest.seconds)
    }),
    source: words("source"),
    columns: [words("stage"), words("after"), words("seconds"), words("published"), words("hash")],
    rows: ordered.map((record) => [
      record.name,
      record.after.join(" "),
      Number(record.seconds.toFixed(1)),
      published(record),
      record.key.slice(0, 12)
    ]),
    height: diagramHeight(diagram, 900),
    draw: (width) => drawDiagram(diagram, width)
  });
}
