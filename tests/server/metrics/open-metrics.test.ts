import {afterEach, expect, it} from "vitest";
import {LastingTotals} from "../../../server/metrics/lasting-totals.ts";
import {createMetrics, metricsText} from "../../../server/metrics/metrics.ts";
import {prefersOpenMetrics} from "../../../server/metrics/open-metrics.ts";
import {openTracing} from "../../../server/tracing/open-tracing.ts";
import {type ServedApp, serveApp} from "../support/serve-app.ts";

const OPEN_METRICS = "application/openmetrics-text; version=1.0.0; charset=utf-8";
/** What Prometheus sends. */
const ACCEPT = {
  headers: {
    Accept:
      "application/openmetrics-text;version=1.0.0;q=0.5,application/openmetrics-text;version=0.0.1;q=0.4,text/plain;version=0.0.4;q=0.3,*/*;q=0.2"
  }
};
const trace = (digit: string): Record<string, string> => ({
  trace_id: digit.repeat(32),
  span_id: digit.repeat(16)
});

let app: ServedApp | null = null;
afterEach(async () => {
  await app?.close();
  app = null;
});

it("is told in the form that is preferred, again and again, by the same names", async () => {
  const {registry, requests, requestSeconds} = createMetrics({system: false});
  requests.inc({method: "GET", endpoint: "/types", status: 200});
  const labels = {method: "GET", endpoint: "/types"};
  requestSeconds.observe({labels, value: 0.002, exemplarLabels: trace("a")});
  requestSeconds.observe({labels, value: 99, exemplarLabels: {}});
  for (const _ of [1, 2]) {
    const open = await metricsText(registry, "openmetrics");
    expect(open).toMatch(/^# TYPE api_requests counter$/m);
    expect(open).toMatch(/^api_requests_total\{.*\} 1$/m);
    expect(open).toMatch(
      /^api_request_duration_seconds_bucket\{le="0.0025",.*\} 1 # \{trace_id="a{32}",span_id="a{16}"\} 0.002 [\d.]+$/m
    );
    expect(open).toMatch(/^api_request_duration_seconds_bucket\{le="\+Inf",.*\} 2$/m);
    expect(open).toMatch(/\n# EOF\n$/);
    const usual = await metricsText(registry, "prometheus");
    expect(usual).toMatch(/^# TYPE api_requests_total counter$/m);
    expect(usual).not.toMatch(/trace_id|# EOF/);
  }
});

it("has the latest exemplar of all processes, and none of one that ended", async () => {
  const totals = new LastingTotals();
  const [first, second] = [createMetrics({system: false}), createMetrics({system: false})];
  const tell = async () => {
    totals.tell(1, await first.registry.getMetricsAsJSON());
    totals.tell(2, await second.registry.getMetricsAsJSON());
    return totals.text("openmetrics");
  };
  first.predictionSeconds.observe({value: 0.2, exemplarLabels: trace("a")});
  expect(await tell()).toMatch(/_bucket\{le="0.25"\} 1 # \{trace_id="a/);
  await new Promise((resolve) => setTimeout(resolve, 5));
  second.predictionSeconds.observe({value: 0.2, exemplarLabels: trace("b")});
  const both = await tell();
  expect(both).toMatch(/_bucket\{le="0.25"\} 2 # \{trace_id="b/);
  expect(both.match(/trace_id/g)).toHaveLength(1);
  await totals.end(2);
  expect(await totals.text("openmetrics")).toMatch(/_bucket\{le="0.25"\} 2 # \{trace_id="a/);
  expect(await totals.text()).not.toMatch(/trace_id/);
});

it("names the trace of a request where one is recorded", async () => {
  const tracing = await openTracing({
    endpoint: "http://127.0.0.1:9",
    version: "0",
    exporter: {export: (_spans, done) => done({code: 0}), shutdown: async () => {}}
  });
  app = await serveApp({tracing});
  const duel = {pokemon_a_id: 7, move_a: "Surf", pokemon_b_id: 4, move_b: "Ember"};
  const recorded = await app.post("/predict/duel", duel);
  const [, traceId, spanId] = (recorded.headers.get("traceparent") ?? "").split("-");
  const silent = {headers: {traceparent: `00-${"c".repeat(32)}-${"c".repeat(16)}-00`}};
  await app.get("/types", silent);
  const told = await app.get("/metrics", ACCEPT);
  expect(told.headers.get("content-type")).toBe(OPEN_METRICS);
  expect(told.headers.get("vary")).toMatch(/Accept/);
  const text = await told.text();
  for (const name of ["api_request", "model_prediction"])
    expect(text).toMatch(
      new RegExp(`^${name}_duration_seconds_bucket.* # \\{trace_id="${traceId}",span_id="${spanId}"\\}`, "m")
    );
  expect(text, "nobody recorded it").not.toContain("ccc");
  await tracing.close(1000);
});

it("has none where nothing is recorded, and Prometheus's own form for all others", async () => {
  app = await serveApp();
  await app.get("/types", {headers: {traceparent: `00-${"c".repeat(32)}-${"c".repeat(16)}-01`}});
  expect(await (await app.get("/metrics", ACCEPT)).text()).not.toContain("trace_id");
  const usual = await app.get("/metrics");
  expect(usual.headers.get("content-type")).toBe("text/plain; version=0.0.4; charset=utf-8");
});

it.each([
  [undefined, false],
  ["*/*", false],
  ["text/plain", false],
  ["application/openmetrics-text", true],
  ["application/openmetrics-text;q=0, */*", false],
  ["text/plain, application/openmetrics-text;q=0.9", false],
  [ACCEPT.headers.Accept, true],
  [
    "application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.6,text/plain;version=1.0.0;q=0.5,*/*;q=0.2",
    true
  ]
])("Accept: %s", (accept, prefers) => {
  expect(prefersOpenMetrics(accept)).toBe(prefers);
});
