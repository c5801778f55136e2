import {type MetricValue, REGRET_METRICS, type Snapshot} from "./snapshot.ts";

/** `better` and `worse` only where the two intervals do not meet; `moved` where there is no interval to judge by. */
export type Judgement = "same" | "within" | "better" | "worse" | "moved" | "new" | "gone";

export interface MetricChange {
  readonly split: string;
  readonly metric: string;
  readonly before: MetricValue | null;
  readonly after: MetricValue | null;
  readonly judgement: Judgement;
}

export interface Change {
  readonly name: string;
  readonly before: number | null;
  readonly after: number | null;
}

export interface Comparison {
  readonly metrics: readonly MetricChange[];
  readonly rows: readonly Change[];
  readonly disagreements: Change;
  readonly pages: readonly Change[];
  readonly seconds: readonly Change[];
  readonly memory: readonly Change[];
  readonly speed: readonly Change[];
  /** Stages whose key changed: code, inputs or parameters. */
  readonly changedStages: readonly string[];
  readonly figures: {readonly changed: string[]; readonly added: string[]; readonly removed: string[]};
  readonly model: {
    readonly before: Snapshot["model"];
    readonly after: Snapshot["model"];
    readonly isSame: boolean;
  };
  readonly drift: {readonly before: Snapshot["drift"]; readonly after: Snapshot["drift"]};
}

const LOWER_IS_BETTER: ReadonlySet<string> = new Set([
  "logLoss",
  "brier",
  "ece",
  "meanAbsoluteError",
  ...REGRET_METRICS
]);

function judge(metric: string, before: MetricValue | null, after: MetricValue | null): Judgement {
  if (before === null) return "new";
  if (after === null) return "gone";
  if (before.value === after.value) return "same";
  if (before.interval === null || after.interval === null) return "moved";
  const lower = after.interval[1] < before.interval[0];
  const higher = after.interval[0] > before.interval[1];
  if (!lower && !higher) return "within";
  return lower === LOWER_IS_BETTER.has(metric) ? "better" : "worse";
}

function compareMetrics(before: readonly MetricValue[], after: readonly MetricValue[]): MetricChange[] {
  const key = ({split, metric}: MetricValue): string => `${split} ${metric}`;
  const old = new Map(before.map((value) => [key(value), value]));
  const now = new Map(after.map((value) => [key(value), value]));
  return [...new Set([...now.keys(), ...old.keys()])].map((name) => {
    const [was, is] = [old.get(name) ?? null, now.get(name) ?? null];
    const {split, metric} = (is ?? was) as MetricValue;
    return {split, metric, before: was, after: is, judgement: judge(metric, was, is)};
  });
}

function compareNumbers(
  before: Readonly<Record<string, number>>,
  after: Readonly<Record<string, number>>
): Change[] {
  return [...new Set([...Object.keys(after), ...Object.keys(before)])].map((name) => ({
    name,
    before: before[name] ?? null,
    after: after[name] ?? null
  }));
}

const byStage = (snapshot: Snapshot, figure: "seconds" | "peakMemoryBytes"): Record<string, number> =>
  Object.fromEntries(snapshot.stages.map((stage) => [stage.name, stage[figure]]));

/** What changed from one run to another. */
export function compareSnapshots(before: Snapshot, after: Snapshot): Comparison {
  const keys = new Map(before.stages.map(({name, key}) => [name, key]));
  const names = (snapshot: Snapshot): string[] => Object.keys(snapshot.figures);
  return {
    metrics: compareMetrics(before.metrics, after.metrics),
    rows: compareNumbers(before.rows, after.rows),
    disagreements: {
      name: "disagreements between sources",
      before: before.disagreements,
      after: after.disagreements
    },
    pages: compareNumbers(before.pages, after.pages),
    seconds: compareNumbers(byStage(before, "seconds"), byStage(after, "seconds")),
    memory: compareNumbers(byStage(before, "peakMemoryBytes"), byStage(after, "peakMemoryBytes")),
    speed: compareNumbers(before.speed, after.speed),
    changedStages: after.stages.filter(({name, key}) => keys.get(name) !== key).map(({name}) => name),
    figures: {
      changed: names(after).filter(
        (name) => name in before.figures && before.figures[name] !== after.figures[name]
      ),
      added: names(after).filter((name) => !(name in before.figures)),
      removed: names(before).filter((name) => !(name in after.figures))
    },
    model: {
      before: before.model,
      after: after.model,
      isSame: before.model !== null && before.model.hash === after.model?.hash
    },
    drift: {before: before.drift, after: after.drift}
  };
}

/** Metrics that are worse beyond both intervals. */
export const worseMetrics = ({metrics}: Comparison): MetricChange[] =>
  metrics.filter(({judgement}) => judgement === "worse");
