import {csvParseRows} from "d3-dsv";
import fc from "fast-check";
import {expect, it} from "vitest";
import {fileName, toCsv} from "../../../lib/tables/csv.ts";
import {FEATURES} from "../../../pipelines/model/features/feature-catalogue.ts";
import {reasonsOf, waterfall} from "../../../src/fight/fight-reasons.ts";
import {wilsonInterval} from "../../../src/fight/fight-truth.ts";
import {histogramQuantile, parseMetrics, sumOf} from "../../../src/service/service-prometheus.ts";

it("writes CSV that another reader reads back", () => {
  const cell = fc.string({minLength: 1}).filter((text) => text.trim() === text);
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, fc.integer()), {minLength: 1}), (rows) => {
      const read = csvParseRows(toCsv(["name", "n"], rows));
      expect(read).toEqual([["name", "n"], ...rows.map(([name, n]) => [name, String(n)])]);
    })
  );
});

it("names files after titles", () => {
  expect(fileName("Quand il dit 70 %, A gagne-t-il 70 % ?")).toBe("quand-il-dit-70-a-gagne-t-il-70");
});

it("sums SHAP values by reason without losing any", () => {
  fc.assert(
    fc.property(
      fc.array(fc.float({noNaN: true, min: -3, max: 3}), {
        minLength: FEATURES.length,
        maxLength: FEATURES.length
      }),
      (values) => {
        const reasons = reasonsOf(values);
        const total = values.reduce((sum, value) => sum + value, 0);
        expect(reasons.reduce((sum, {contribution}) => sum + contribution, 0)).toBeCloseTo(total, 6);
        const steps = waterfall(
          0.5,
          reasons.map((reason) => ({...reason, label: reason.group})),
          3,
          "rest"
        );
        expect(steps.at(-1)!.to).toBeCloseTo(0.5 + total, 6);
        for (const [index, step] of steps.entries())
          if (index > 0) expect(step.from).toBe(steps[index - 1].to);
      }
    )
  );
});

it("gives Wilson's interval", () => {
  const [low, high] = wilsonInterval(0.5, 100);
  expect(low).toBeCloseTo(0.4038, 4);
  expect(high).toBeCloseTo(0.5962, 4);
  expect(wilsonInterval(0, 50)[0]).toBe(0);
});

const METRICS = `# HELP api_requests_total Requests
api_requests_total{method="GET",endpoint="/pokemon",status="200"} 7
api_requests_total{method="POST",endpoint="/predict/best-move",status="200"} 3
t_bucket{le="0.1"} 2
t_bucket{le="0.5"} 6
t_bucket{le="+Inf"} 8
process_start_time_seconds 1.7e9
nonsense line
`;

it("reads Prometheus's text and its histograms", () => {
  const samples = parseMetrics(METRICS);
  expect(sumOf(samples, "api_requests_total")).toBe(10);
  expect(sumOf(samples, "api_requests_total", {method: "POST"})).toBe(3);
  expect(sumOf(samples, "process_start_time_seconds")).toBe(1.7e9);
  expect(histogramQuantile(samples, "t", 0.5)).toBeCloseTo(0.3);
  expect(histogramQuantile(samples, "t", 0.99)).toBe(0.5);
  expect(histogramQuantile(samples, "absent", 0.5)).toBeNaN();
});
