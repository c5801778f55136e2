import {afterEach, expect, it, vi} from "vitest";
import {click, expectPage, goldenOf} from "../../tests/support/rendered-page.ts";
import {servicePage} from "./service-page.ts";
import {histogramQuantile, parseMetrics, sumOf} from "./service-prometheus.ts";

const golden = goldenOf("service");

const NOW = Date.parse("2026-03-10T12:00:00Z");
const METRICS = `# HELP api_requests_total Requests
api_requests_total{endpoint="/predict/best-move",method="POST",status="200"} 30
api_requests_total{endpoint="/health",method="GET",status="200"} 12
api_errors_total{endpoint="/predict/best-move"} 2
api_request_duration_seconds_bucket{le="0.001"} 10
api_request_duration_seconds_bucket{le="0.01"} 40
api_request_duration_seconds_bucket{le="+Inf"} 42
model_predictions_total{kind="real"} 120
model_prediction_duration_seconds_bucket{le="0.0005"} 100
model_prediction_duration_seconds_bucket{le="+Inf"} 100
model_info{version="7"} 1
process_start_time_seconds ${NOW / 1000 - 3600}
process_resident_memory_bytes 123456789
not-a-sample 1
`;

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

it("reads the metrics when asked, and says when the server does not answer", async () => {
  vi.spyOn(Date, "now").mockReturnValue(NOW);
  vi.spyOn(Date.prototype, "toLocaleTimeString").mockReturnValue("12:00:00");
  const answers = [new Response(METRICS), new Response("", {status: 404})];
  vi.stubGlobal(
    "fetch",
    vi.fn(async () => answers.shift())
  );
  await expectPage(golden("service"), servicePage, {
    reading: click("button"),
    stopped: click("button"),
    "reading again": click("button")
  });
});

it("knows samples, sums and quantiles", () => {
  const samples = parseMetrics(METRICS);
  expect(samples).toHaveLength(12);
  expect(samples[0]).toEqual({
    name: "api_requests_total",
    labels: {endpoint: "/predict/best-move", method: "POST", status: "200"},
    value: 30
  });
  expect(sumOf(samples, "api_requests_total")).toBe(42);
  expect(sumOf(samples, "api_requests_total", {method: "GET"})).toBe(12);
  const quantile = (q: number) => histogramQuantile(samples, "api_request_duration_seconds", q);
  // Half of 42 is the 11th of the 30 between 1 and 10 ms.
  expect(quantile(0.5)).toBeCloseTo(0.001 + (0.009 * 11) / 30, 12);
  expect(quantile(0.1)).toBeCloseTo((0.001 * 4.2) / 10, 12);
  expect(quantile(0.99)).toBe(0.01);
  expect(histogramQuantile(samples, "nothing", 0.5)).toBeNaN();
  expect(histogramQuantile(parseMetrics('x_bucket{le="1"} 0'), "x", 0.5)).toBeNaN();
});
