import {afterEach, beforeEach, describe, expect, it, vi} from "vitest";
import {createMetrics} from "../../../server/metrics/metrics.ts";

const cores = vi.hoisted(() => ({times: [] as Record<string, number>[], free: 0, total: 0}));
vi.mock("node:os", async (original) => ({
  ...(await original<typeof import("node:os")>()),
  cpus: () => cores.times.map((times) => ({times})),
  freemem: () => cores.free,
  totalmem: () => cores.total
}));

describe("the server's own metrics", () => {
  it("have names, labels, buckets and a way to add up over processes", async () => {
    const {registry} = createMetrics({system: false});
    const told = (await registry.getMetricsAsJSON()).map(
      ({name, type, aggregator}) => `${name} ${type} ${aggregator}`
    );
    expect(told).toEqual([
      "api_requests_total counter sum",
      "api_request_duration_seconds histogram sum",
      "api_errors_total counter sum",
      "model_predictions_total counter sum",
      "model_prediction_duration_seconds histogram sum",
      "model_confidence_score histogram sum",
      "model_win_probability histogram sum",
      "model_info gauge max",
      "model_trial_share gauge max",
      "model_loads_total counter sum",
      "model_regret_mean gauge max",
      "model_regret_above_ratio gauge max",
      "model_wrong_verdict_ratio gauge max",
      "model_overstatement_mean gauge max",
      "model_foreseen_ratio gauge min",
      "api_key_file_refused gauge max",
      "api_work_in_flight_predictions gauge sum",
      "api_work_refused_total counter sum",
      "api_shared_limits_up gauge min",
      "api_shared_limits_failures_total counter sum",
      "model_shared_registry_up gauge min",
      "model_verification_absolute_error histogram sum",
      "fights_solved_total counter sum",
      "fight_interval_width histogram sum",
      "prediction_log_records_total counter sum",
      "prediction_log_errors_total counter sum",
      "prediction_log_pending_records gauge sum"
    ]);
  });

  it("have bounds where the figures are", async () => {
    const metrics = createMetrics({system: false});
    metrics.requestSeconds.observe({labels: {method: "GET", endpoint: "/types"}, value: 0.001});
    const bounds = async (name: string) =>
      [...(await metrics.registry.getSingleMetricAsString(name)).matchAll(/_bucket\{le="([^"]+)"/g)].map(
        ([, bound]) => bound
      );
    expect(await bounds("api_request_duration_seconds")).toEqual(
      "0.0005 0.001 0.0025 0.005 0.01 0.025 0.05 0.1 0.25 0.5 1 2.5 5 10 +Inf".split(" ")
    );
    expect(await bounds("model_prediction_duration_seconds")).toEqual(
      "0.00005 0.0001 0.00025 0.0005 0.001 0.0025 0.005 0.01 0.025 0.05 0.1 0.25 1 +Inf".split(" ")
    );
    expect(await bounds("model_confidence_score")).toEqual(
      "0.5 0.55 0.6 0.65 0.7 0.75 0.8 0.85 0.9 0.95 0.99 1 +Inf".split(" ")
    );
    expect(await bounds("model_win_probability")).toEqual(
      "0.1 0.2 0.3 0.4 0.5 0.6 0.7 0.8 0.9 1 +Inf".split(" ")
    );
    expect(await bounds("model_verification_absolute_error")).toEqual(
      "0.001 0.0025 0.005 0.01 0.02 0.03 0.05 0.1 0.2 0.5 1 +Inf".split(" ")
    );
    expect(await bounds("fight_interval_width")).toEqual(
      "0.001 0.01 0.02 0.05 0.1 0.2 0.5 1 +Inf".split(" ")
    );
  });

  it("take their labels and no others", () => {
    const metrics = createMetrics({system: false});
    metrics.requests.inc({method: "GET", endpoint: "/types", status: 200});
    metrics.errors.inc({method: "GET", endpoint: "/types", error_type: "not-found"});
    metrics.predictions.inc({model_version: "1"});
    metrics.modelInfo.set({name: "a", version: "1", feature_version: "1"}, 1);
    metrics.modelLoads.inc({result: "ok"});
    metrics.logRecords.inc({result: "written"});
    metrics.logErrors.inc({operation: "append"});
    // @ts-expect-error: there is no such label
    expect(() => metrics.requests.inc({path: "/types/1"})).toThrow();
  });

  it("are in a registry of their own, with the process's and the machine's unless told otherwise", async () => {
    const names = async (metrics: ReturnType<typeof createMetrics>) =>
      (await metrics.registry.getMetricsAsJSON()).map(({name}) => name);
    const all = await names(createMetrics());
    expect(all).toEqual(
      expect.arrayContaining([
        "process_cpu_user_seconds_total",
        "system_memory_usage_bytes",
        "api_requests_total"
      ])
    );
    expect(await names(createMetrics({system: false}))).toHaveLength(27);
    expect(await names(createMetrics({}))).toEqual(all);
  });
});

describe("the machine's metrics", () => {
  const core = (user: number, idle: number) => ({user, nice: 1, sys: 2, irq: 3, idle});
  beforeEach(() => {
    cores.times = [core(0, 0), core(0, 0)];
    [cores.total, cores.free] = [1000, 300];
  });
  afterEach(() => vi.restoreAllMocks());
  const value = async ({registry}: ReturnType<typeof createMetrics>, name: string) =>
    (await registry.getSingleMetric(name)!.get()).values[0].value;

  it("tell the processor's share in use since the scrape before", async () => {
    const metrics = createMetrics();
    cores.times = [core(30, 60), core(0, 10)];
    expect(await value(metrics, "system_cpu_usage_percent")).toBe(30);
    cores.times = [core(30, 60), {user: 5, nice: 2, sys: 4, irq: 6, idle: 11}];
    expect(await value(metrics, "system_cpu_usage_percent")).toBeCloseTo((100 * 11) / 12, 9);
    expect(await value(metrics, "system_cpu_usage_percent"), "no time has passed").toBeCloseTo(
      (100 * 11) / 12,
      9
    );
  });

  it("tell memory in use and available", async () => {
    const metrics = createMetrics();
    expect(await value(metrics, "system_memory_usage_bytes")).toBe(700);
    expect(await value(metrics, "system_memory_available_bytes")).toBe(300);
    const aggregators = Object.fromEntries(
      (await metrics.registry.getMetricsAsJSON()).map(({name, aggregator}) => [name, aggregator])
    );
    expect(aggregators).toMatchObject({
      system_cpu_usage_percent: "max",
      system_memory_usage_bytes: "max",
      system_memory_available_bytes: "min"
    });
  });
});
