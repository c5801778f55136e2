import {parser} from "@prometheus-io/lezer-promql";
import {BOARDS} from "../../ops/grafana/boards.ts";
import {annotationQueries, boardJson} from "../../ops/grafana/panels.ts";
import {ALERTS} from "../../ops/prometheus/rules.ts";
import {SLO_RECORDS} from "../../ops/prometheus/slo.ts";

export interface NamedQuery {
  /** Where it stands, such as `API performance / Up`. */
  readonly where: string;
  readonly expr: string;
}

/** Every panel's queries, with Grafana's own variable replaced by `interval`. */
export const panelQueries = (interval = "5m"): NamedQuery[] =>
  BOARDS.flatMap((board) =>
    (boardJson(board).panels ?? []).flatMap((panel) =>
      ("targets" in panel ? (panel.targets ?? []) : []).map((target) => ({
        where: `${board.title} / ${panel.title}`,
        expr: String((target as unknown as {expr: string}).expr)
          .replaceAll("$__rate_interval", interval)
          .replaceAll(/\$(instance|version)/g, ".*")
      }))
    )
  ).concat(annotationQueries().map((expr) => ({where: "annotation", expr})));

export const ruleQueries = (): NamedQuery[] => [
  ...ALERTS.map(({name, expr}) => ({where: `alert ${name}`, expr})),
  ...SLO_RECORDS.map(({record, expr}) => ({where: `record ${record}`, expr})).filter(
    ({expr}) => !expr.startsWith("vector(")
  )
];

/** Series that a rule makes of others. */
export const RECORDED: ReadonlySet<string> = new Set(SLO_RECORDS.map(({record}) => record));

export interface Selector {
  readonly metric: string;
  /** Names of the labels it selects by. */
  readonly labels: readonly string[];
}

/** The series a query selects, by Prometheus' own grammar. @throws Error where the query is not PromQL */
export function selectors(expr: string): Selector[] {
  const found: {metric: string; labels: string[]}[] = [];
  parser.parse(expr).iterate({
    enter(node) {
      const text = expr.slice(node.from, node.to);
      if (node.type.isError) throw new Error(`not PromQL at ${node.from}: ${expr}`);
      if (node.name === "VectorSelector") found.push({metric: "", labels: []});
      const last = found.at(-1);
      if (node.name === "Identifier" && node.node.parent?.name === "VectorSelector" && last)
        last.metric = text;
      if (node.name === "LabelName" && node.node.parent?.name === "UnquotedLabelMatcher")
        last?.labels.push(text);
    }
  });
  return found;
}

/** Names of the series a scrape would take from the text of `/metrics`. */
export function seriesNames(text: string): Set<string> {
  const names = new Set<string>();
  for (const [, name, type] of text.matchAll(/^# TYPE (\S+) (\S+)$/gm))
    for (const suffix of type === "histogram" ? ["_bucket", "_sum", "_count"] : [""])
      names.add(name + suffix);
  return names;
}
