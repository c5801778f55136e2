import type {Registry} from "prom-client";

/** Number and sum of what a histogram was given, over all its labels. */
export async function histogram(registry: Registry, name: string): Promise<{count: number; sum: number}> {
  const text = await registry.getSingleMetricAsString(name);
  const total = (suffix: string): number =>
    [...text.matchAll(new RegExp(`^${name}_${suffix}(?:\\{.*\\})? (\\S+)$`, "gm"))].reduce(
      (sum, [, value]) => sum + Number(value),
      0
    );
  return {count: total("count"), sum: total("sum")};
}
