import {PanelBuilder as BarGaugeBuilder} from "@grafana/grafana-foundation-sdk/bargauge";
import type {Builder, Dataquery} from "@grafana/grafana-foundation-sdk/cog";
import {
  type Dashboard,
  DashboardBuilder,
  type Panel,
  type Threshold,
  ThresholdsConfigBuilder,
  ThresholdsMode
} from "@grafana/grafana-foundation-sdk/dashboard";
import {PanelBuilder as HeatmapBuilder} from "@grafana/grafana-foundation-sdk/heatmap";
import {DataqueryBuilder, PromQueryFormat} from "@grafana/grafana-foundation-sdk/prometheus";
import {PanelBuilder as StatBuilder} from "@grafana/grafana-foundation-sdk/stat";
import {PanelBuilder as TimeseriesBuilder} from "@grafana/grafana-foundation-sdk/timeseries";

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
}

const WIDTH = 8;
const HEIGHT = 8;

const query = ({expr, legend}: Query, instant: boolean): Builder<Dataquery> => {
  const builder = new DataqueryBuilder().expr(expr).legendFormat(legend ?? "");
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
    const target = query(one, instant);
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

/** Grafana's JSON of a board. */
export function boardJson({uid, title, description, panels}: Board): Dashboard {
  const builder = new DashboardBuilder(title)
    .uid(uid)
    .description(description)
    .tags(["predictiondex"])
    .refresh("15s")
    .time({from: "now-1h", to: "now"})
    .timezone("browser");
  for (const panel of panels) builder.withPanel(panel);
  return builder.build();
}
