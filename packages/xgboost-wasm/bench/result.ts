/** What one engine's run measured. */
export interface Result {
  engine: string;
  /** Wall and processor time of one tree after the first. */
  secondsPerTree: number;
  cpuSecondsPerTree: number;
  secondsToFirstTree: number;
  cpuSecondsToFirstTree: number;
  peakMB: number;
  heldOutLogLoss: number;
  heldOutAccuracy: number;
  predictedRowsPerSecond: number;
  microsecondsPerRow: number;
}

/** Results by the engine's name on the command line. */
export type Results = Readonly<Record<string, Result | undefined>>;

interface Goal {
  readonly what: string;
  /** Undefined where an engine it takes was not measured. */
  measure(results: Results): number | undefined;
  readonly bound: "at most" | "at least";
  readonly value: number;
}

const ratio = (
  results: Results,
  [above, below]: readonly [string, string],
  figure: Exclude<keyof Result, "engine">
): number | undefined => {
  const [over, under] = [results[above], results[below]];
  return over && under && over[figure] / under[figure];
};

/** For the full size: 720,000 rows, depth 8, 100 trees. */
const GOALS: readonly Goal[] = [
  {
    what: "s/tree, one thread, beside native's",
    measure: (r) => ratio(r, ["ours1", "native1"], "secondsPerTree"),
    bound: "at most",
    value: 0.7
  },
  {
    what: "s/tree, one thread, beside ml-xgboost's",
    measure: (r) => ratio(r, ["ours1", "ml-xgboost"], "secondsPerTree"),
    bound: "at most",
    value: 0.1
  },
  {
    what: "speed-up by a second thread",
    measure: (r) => ratio(r, ["ours1", "ours2"], "secondsPerTree"),
    bound: "at least",
    value: 1.6
  },
  {
    what: "from arrays to the first tree, one thread, beside native's",
    measure: (r) => ratio(r, ["ours1", "native1"], "secondsToFirstTree"),
    bound: "at most",
    value: 0.5
  },
  {what: "peak memory, MB", measure: ({ours1}) => ours1?.peakMB, bound: "at most", value: 600},
  {
    what: "rows/s predicted, beside native's on one thread",
    measure: (r) => ratio(r, ["ours1", "native1"], "predictedRowsPerSecond"),
    bound: "at least",
    value: 1
  },
  {
    what: "rows/s predicted, beside ml-xgboost's",
    measure: (r) => ratio(r, ["ours1", "ml-xgboost"], "predictedRowsPerSecond"),
    bound: "at least",
    value: 5
  },
  {what: "µs for one row", measure: ({ours1}) => ours1?.microsecondsPerRow, bound: "at most", value: 5}
];

/** Every goal with what was measured, as lines of a Markdown table. */
export function goalLines(results: Results): string[] {
  const lines = GOALS.flatMap(({what, measure, bound, value}) => {
    const measured = measure(results);
    if (measured === undefined) return [];
    const reached = bound === "at most" ? measured <= value : measured >= value;
    return [`| ${what} | ${bound} ${value} | ${measured.toFixed(2)} | ${reached ? "yes" : "no"} |`];
  });
  return ["| figure | goal | measured | reached |", "|---|---|---|---|", ...lines];
}
