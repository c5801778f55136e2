import {PanelBuilder as BarGaugeBuilder} from "@grafana/grafana-foundation-sdk/bargauge";
import type {Builder, Dataquery} from "@grafana/grafana-foundation-sdk/cog";
import {
  AnnotationQueryBuilder,
  type Dashboard,
  DashboardBuilder,
  DashboardLinkBuilder,
  DashboardLinkType,
  type Panel,
  QueryVariableBuilder,
  TextBoxVariableBuilder,
  type Threshold,
  ThresholdsConfigBuilder,
  ThresholdsMode,
  VariableRefresh
} from "@grafana/grafana-foundation-sdk/dashboard";
import {PanelBuilder as HeatmapBuilder} from "@grafana/grafana-foundation-sdk/heatmap";
import {DataqueryBuilder, PromQueryFormat} from "@grafana/grafana-foundation-sdk/prometheus";
import {PanelBuilder as StatBuilder} from "@grafana/grafana-foundation-sdk/stat";
import {PanelBuilder as TimeseriesBuilder} from "@grafana/grafana-foundation-sdk/timeseries";
import {JOB} from "../prometheus/alert.ts";

/** The data source that ops/grafana/provisioning makes. */
const DATASOURCE = {type: "prometheus", uid: "predictiondex"};

interface Query {
  readonly expr: string;
  readonly legend?: string;
}

export interface Common {
  readonly title: string;
  readonly description: string;
  readonly unit: string;
  readonly queries: readonly Query[];
  /** Value from which (or below which) a panel turns red. */
  readonly limit?: {readonly value: number; readonly below?: boolean};
  /** Width in Grafana's 24 columns. */
  readonly width?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  /** Of a histogram of times: single requests as points, which lead to their traces. */
  readonly exemplars?: boolean;
}

const WIDTH = 8;
const HEIGHT = 8;

const query = ({expr, legend}: Query, instant: boolean, exemplars = false): Builder<Dataquery> => {
  const builder = new DataqueryBuilder().expr(expr).legendFormat(legend ?? "");
  if (exemplars) builder.exemplar(true);
  return instant ? builder.instant().format(PromQueryFormat.TimeSeries) : builder.range();
};

function thresholds({limit}: Common): ThresholdsConfigBuilder {
  const steps: Threshold[] = limit
    ? limit.below
      ? [
          {value: null, color: "red"},
          {value: limit.value, color: "green"}
        ]
      : [
          {value: null, color: "green"},
          {value: limit.value, color: "red"}
        ]
    : [{value: null, color: "blue"}];
  return new ThresholdsConfigBuilder().mode(ThresholdsMode.Absolute).steps(steps);
}

type AnyBuilder = StatBuilder | TimeseriesBuilder | BarGaugeBuilder;

function common<B extends AnyBuilder>(builder: B, options: Common, instant: boolean): B {
  builder
    .title(options.title)
    .description(options.description)
    .datasource(DATASOURCE)
    .unit(options.unit)
    .thresholds(thresholds(options))
    .span(options.width ?? WIDTH)
    .height(HEIGHT);
  if (options.minimum !== undefined) builder.min(options.minimum);
  if (options.maximum !== undefined) builder.max(options.maximum);
  options.queries.forEach((one, i) => {
    const target = query(one, instant, options.exemplars);
    builder.withTarget({build: () => ({...target.build(), refId: String.fromCharCode(65 + i)})});
  });
  return builder;
}

/** One number of now. */
export const stat = (options: Common): Builder<Panel> => common(new StatBuilder(), options, true);

/** Lines over time. */
export const lines = (options: Common): Builder<Panel> => common(new TimeseriesBuilder(), options, false);

/** A bar for each series of now. */
export const bars = (options: Common): Builder<Panel> => common(new BarGaugeBuilder(), options, true);

/** A histogram's buckets over time. */
export function heatmap(options: Omit<Common, "limit">): Builder<Panel> {
  const builder = new HeatmapBuilder()
    .title(options.title)
    .description(options.description)
    .datasource(DATASOURCE)
    .span(options.width ?? WIDTH)
    .height(HEIGHT);
  for (const one of options.queries)
    builder.withTarget(
      new DataqueryBuilder().expr(one.expr).legendFormat("{{le}}").range().format(PromQueryFormat.Heatmap)
    );
  return builder;
}

export interface Board {
  readonly uid: string;
  readonly title: string;
  readonly description: string;
  readonly panels: readonly Builder<Panel>[];
}

/** A choice among the values of a label, several or all of them. */
const chosen = (name: string, metric: string, label = name): QueryVariableBuilder =>
  new QueryVariableBuilder(name)
    .label(name === "instance" ? "Instance" : "Model version")
    .datasource(DATASOURCE)
    .query(`label_values(${metric}{job="${JOB}"}, ${label})`)
    .refresh(VariableRefresh.OnTimeRangeChanged)
    .multi(true)
    .includeAll(true)
    .allValue(".*")
    .current({text: "All", value: "$__all"});

/** Where the site is served, for the links. */
const SITE = new TextBoxVariableBuilder("site").label("Site").defaultValue("http://127.0.0.1:8502");

const marked = (name: string, color: string, expr: string, title: string): AnnotationQueryBuilder =>
  new AnnotationQueryBuilder()
    .name(name)
    .datasource(DATASOURCE)
    .enable(true)
    .iconColor(color)
    .expr(expr)
    .step("30s")
    .titleFormat(title);

/** What a course may be explained by, marked in every panel. */
const ANNOTATIONS = [
  marked(
    "Promotions",
    "blue",
    `max by (version) (model_info{job="${JOB}"}) unless max by (version) (model_info{job="${JOB}"} offset 2m)`,
    "Version {{version}} in service"
  ),
  marked(
    "Trials",
    "purple",
    `max by (version, phase) (model_trial_share{job="${JOB}"}) unless max by (version, phase) (model_trial_share{job="${JOB}"} offset 2m)`,
    "Version {{version}} on trial ({{phase}})"
  ),
  marked(
    "Drift",
    "red",
    `max by (status) (model_drift_status{job="${JOB}",status=~"drift|degraded|broken"}) == 1`,
    "Verdict: {{status}}"
  )
];

const LINKS = [
  ["Runbook", "handbook/runbook"],
  ["Drift report", "drift/"],
  ["Versions and decisions", "experiments/"]
].map(([title, path]) =>
  new DashboardLinkBuilder(title).type(DashboardLinkType.Link).url(`\${site}/${path}`).targetBlank(true)
);

/** Queries of the annotations, for tests. */
export const annotationQueries = (): string[] => ANNOTATIONS.map((one) => String(one.build().expr));

/** Grafana's JSON of a board. */
export function boardJson({uid, title, description, panels}: Board): Dashboard {
  const builder = new DashboardBuilder(title)
    .uid(uid)
    .description(description)
    .tags(["predictiondex"])
    .refresh("15s")
    .time({from: "now-1h", to: "now"})
    .timezone("browser")
    .variables([
      chosen("instance", "up"),
      chosen("version", "model_predictions_total", "model_version"),
      SITE
    ])
    .annotations(ANNOTATIONS)
    .links(LINKS);
  for (const panel of panels) builder.withPanel(panel);
  return builder.build();
}
