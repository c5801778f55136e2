import {AggregatorRegistry, type MetricObjectWithValues, type MetricValue} from "prom-client";
import type {MetricsForm} from "./metrics.ts";
import {openMetricsText, withExemplars} from "./open-metrics.ts";

export type MetricsJson = MetricObjectWithValues<MetricValue<string>>[];

/** What only ever grows; prom-client says the type in words although it declares a number. */
const GROWS: ReadonlySet<string> = new Set(["counter", "histogram"]);
const growing = (metrics: MetricsJson): MetricsJson => metrics.filter(({type}) => GROWS.has(String(type)));

/**
 * Metrics over processes that come and go: what one had counted when it was last asked stays in the totals after
 * it has ended, so that no counter goes backwards. Its gauges end with it.
 */
export class LastingTotals {
  readonly #last = new Map<number, MetricsJson>();
  #ended: MetricsJson = [];

  /** @param metrics null where the process did not answer in time: it counts as it did before */
  tell(process: number, metrics: MetricsJson | null): void {
    if (metrics !== null) this.#last.set(process, metrics);
  }

  async end(process: number): Promise<void> {
    const last = growing(this.#last.get(process) ?? []);
    this.#last.delete(process);
    if (last.length === 0) return;
    const before = this.#ended;
    this.#ended = (await AggregatorRegistry.aggregate([before, last]).getMetricsAsJSON()) as MetricsJson;
  }

  async text(form: MetricsForm = "prometheus"): Promise<string> {
    const processes = [...this.#last.values()];
    const totals = AggregatorRegistry.aggregate([this.#ended, ...processes]);
    if (form === "prometheus") return totals.metrics();
    return openMetricsText(withExemplars(await totals.getMetricsAsJSON(), processes));
  }
}
