import {Counter, Gauge, Histogram, Registry} from "prom-client";
import {expect, it} from "vitest";
import {LastingTotals, type MetricsJson} from "../../../server/metrics/lasting-totals.ts";

async function metricsOf(count: number): Promise<MetricsJson> {
  const registers = [new Registry()];
  new Counter({name: "asked_total", help: "h", labelNames: ["by"], registers}).inc({by: "x"}, count);
  new Gauge({name: "waiting", help: "h", registers}).set(count);
  const took = new Histogram({name: "took", help: "h", buckets: [1], registers});
  for (let index = 0; index < count; index++) took.observe(0.5);
  return (await registers[0].getMetricsAsJSON()) as unknown as MetricsJson;
}
const told = async (totals: LastingTotals) => {
  const text = await totals.text();
  const value = (pattern: RegExp) => Number(pattern.exec(text)?.[1]);
  return {
    asked: value(/^asked_total\{by="x"\} (\d+)/m),
    waiting: value(/^waiting (\d+)/m),
    took: value(/^took_count (\d+)/m),
    bucket: value(/^took_bucket\{le="1"\} (\d+)/m)
  };
};

it("what a process counted stays when it has ended; what it held does not", async () => {
  const totals = new LastingTotals();
  totals.tell(1, await metricsOf(5));
  totals.tell(2, await metricsOf(3));
  expect(await told(totals)).toEqual({asked: 8, waiting: 8, took: 8, bucket: 8});
  await totals.end(1);
  expect(await told(totals)).toEqual({asked: 8, waiting: 3, took: 8, bucket: 8});
  totals.tell(3, await metricsOf(1));
  await totals.end(3);
  await totals.end(2);
  expect(await told(totals)).toMatchObject({asked: 9, took: 9, bucket: 9});
});

it("one that does not answer counts as it did before", async () => {
  const totals = new LastingTotals();
  totals.tell(1, await metricsOf(5));
  totals.tell(1, null);
  expect((await told(totals)).asked).toBe(5);
  totals.tell(1, await metricsOf(7));
  expect((await told(totals)).asked, "the latest, not the sum").toBe(7);
  await totals.end(9);
});
