export interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

const LINE = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})?\s+(\S+)/;

/** Samples of Prometheus's text format; comments and lines it does not know are left out. */
export function parseMetrics(text: string): Sample[] {
  return text.split("\n").flatMap((row) => {
    const match = row.startsWith("#") ? null : LINE.exec(row);
    if (!match) return [];
    const labels = Object.fromEntries(
      Array.from((match[2] ?? "").matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g), ([, name, value]) => [name, value])
    );
    return [{name: match[1], labels, value: Number(match[3])}];
  });
}

export const sumOf = (
  samples: readonly Sample[],
  name: string,
  labels: Readonly<Record<string, string>> = {}
): number =>
  samples
    .filter(
      (sample) =>
        sample.name === name &&
        Object.entries(labels).every(([label, value]) => sample.labels[label] === value)
    )
    .reduce((sum, {value}) => sum + value, 0);

/**
 * A quantile of a histogram by linear interpolation inside its bucket, as Prometheus's `histogram_quantile`;
 * NaN for an empty one.
 */
export function histogramQuantile(samples: readonly Sample[], name: string, quantile: number): number {
  const buckets = new Map<number, number>();
  for (const {name: own, labels, value} of samples) {
    if (own !== `${name}_bucket`) continue;
    const edge = labels.le === "+Inf" ? Number.POSITIVE_INFINITY : Number(labels.le);
    buckets.set(edge, (buckets.get(edge) ?? 0) + value);
  }
  const edges = [...buckets].sort(([a], [b]) => a - b);
  const total = edges.at(-1)?.[1] ?? 0;
  if (total === 0) return Number.NaN;
  const rank = quantile * total;
  let [before, below] = [0, 0];
  for (const [edge, count] of edges) {
    if (count >= rank) {
      if (!Number.isFinite(edge)) return before;
      return before + ((edge - before) * (rank - below)) / (count - below || 1);
    }
    [before, below] = [edge, count];
  }
  return before;
}
