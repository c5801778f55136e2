import {
  type Block,
  type Inline,
  numbers,
  paragraph,
  type Section,
  strong,
  type TextDocument,
  table
} from "../../lib/documents/text-document.ts";
import {
  type Change,
  type Comparison,
  type Judgement,
  type MetricChange,
  worseMetrics
} from "./compare-snapshots.ts";
import type {NotebookChange} from "./notebook-changes.ts";
import {notebookSections} from "./notebook-sections.ts";
import type {Side} from "./open-side.ts";
import type {MetricValue} from "./snapshot.ts";

const NONE = "–";
const integer = new Intl.NumberFormat("en", {maximumFractionDigits: 0});
const signed = new Intl.NumberFormat("en", {maximumSignificantDigits: 3, signDisplay: "exceptZero"});
const five = (value: number): string => value.toFixed(5);

const WORDS: Readonly<Record<Judgement, Inline>> = {
  same: "the same",
  within: "within the intervals",
  better: strong("better"),
  worse: strong("worse"),
  moved: "moved (no interval)",
  new: "new",
  gone: "no longer measured"
};

function measured(value: MetricValue | null): string {
  if (value === null) return NONE;
  const {interval} = value;
  return interval === null
    ? five(value.value)
    : `${five(value.value)} [${five(interval[0])}, ${five(interval[1])}]`;
}

const metricRow = ({split, metric, before, after, judgement}: MetricChange): Inline[] => [
  split,
  metric,
  measured(before),
  measured(after),
  before && after ? signed.format(after.value - before.value) : NONE,
  after?.limit === null || after?.limit === undefined ? NONE : five(after.limit),
  WORDS[judgement]
];

const ratio = ({before, after}: Change): string =>
  before === null || after === null || before === 0 ? NONE : `${(after / before).toFixed(2)} ×`;
const shown = (value: number | null, format: (value: number) => string): string =>
  value === null ? NONE : format(value);
const changed = (changes: readonly Change[]): Change[] =>
  changes.filter(({before, after}) => before !== after);

const changeTable = (what: string, changes: readonly Change[], format: (value: number) => string): Block =>
  table(
    [what, numbers("before"), numbers("after"), numbers("ratio")],
    changes.map((change) => [
      change.name,
      shown(change.before, format),
      shown(change.after, format),
      ratio(change)
    ])
  );

const saying = (title: string, text: string, ...blocks: readonly Block[]): Section => ({
  title,
  blocks: [paragraph(text), ...blocks]
});

/** A section that leaves out what stayed the same and says so. */
function changesSection(
  title: string,
  what: string,
  changes: readonly Change[],
  format: (value: number) => string
): Section {
  const moved = changed(changes);
  const same = changes.length - moved.length;
  if (changes.length === 0) return saying(title, "Neither run has any.");
  if (moved.length === 0) return saying(title, `All ${changes.length} are the same.`);
  const shownChanges = changeTable(what, moved, format);
  return same > 0
    ? saying(title, `${same} more are the same.`, shownChanges)
    : {title, blocks: [shownChanges]};
}

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;
const megabytes = (bytes: number): string => `${integer.format(bytes / 1e6)} MB`;

function sentenceOf(comparison: Comparison): string {
  const worse = worseMetrics(comparison);
  const better = comparison.metrics.filter(({judgement}) => judgement === "better");
  const list = (changes: readonly MetricChange[]): string =>
    changes.map(({split, metric}) => `${metric} (${split})`).join(", ");
  const parts = [
    comparison.model.isSame
      ? "The model is the same."
      : worse.length > 0
        ? `The model is worse beyond both intervals in ${list(worse)}${better.length > 0 ? `, better in ${list(better)}` : ""}.`
        : better.length > 0
          ? `The model is better beyond both intervals in ${list(better)}, worse in nothing.`
          : "The model changed; no metric differs beyond the intervals.",
    comparison.changedStages.length === 0
      ? "No stage's code, inputs or parameters changed."
      : `Changed stages: ${comparison.changedStages.join(", ")}.`
  ];
  return parts.join(" ");
}

function driftSection({drift: {before, after}}: Comparison): Section {
  const row = (name: string, drift: typeof before): string[] =>
    drift === null
      ? [name, "no report", NONE, ""]
      : [name, drift.status, integer.format(drift.rows), drift.sentence];
  return {
    title: "Drift",
    blocks: [
      table(
        ["run", "verdict", numbers("predictions"), "in one sentence"],
        [row("before", before), row("after", after)]
      )
    ]
  };
}

function chartsSection({figures: {changed: moved, added, removed}}: Comparison): Section {
  const row = (file: string, isBefore: boolean, isAfter: boolean) => ({
    name: file.replace(/\.svg$/, ""),
    files: [isBefore ? `before/${file}` : null, isAfter ? `after/${file}` : null]
  });
  const rows = [
    ...moved.map((file) => row(file, true, true)),
    ...added.map((file) => row(file, false, true)),
    ...removed.map((file) => row(file, true, false))
  ];
  if (rows.length === 0) return saying("Charts", "No chart changed.");
  return saying("Charts", `${moved.length} changed, ${added.length} new, ${removed.length} gone.`, {
    kind: "pictures",
    what: "chart",
    columns: ["before", "after"],
    rows
  });
}

/** The comparison as a document. */
export function reportDocument(
  before: Side,
  after: Side,
  comparison: Comparison,
  notebooks: readonly NotebookChange[]
): TextDocument {
  const named = ({name, snapshot}: Side): string =>
    snapshot.commit === null ? name : `${name} (${snapshot.commit.slice(0, 10)})`;
  return {
    title: `What changed from ${named(before)} to ${named(after)}`,
    lede: sentenceOf(comparison),
    sections: [
      comparison.metrics.length === 0
        ? saying("Metrics", "Neither run has an evaluation.")
        : saying(
            "Metrics",
            "95 % intervals by bootstrap over pairs of Pokémon; the limit is what chance allows.",
            table(
              [
                "split",
                "metric",
                numbers("before"),
                numbers("after"),
                numbers("change"),
                numbers("limit"),
                "judgement"
              ],
              comparison.metrics.map(metricRow)
            )
          ),
      changesSection("Data rows", "table", [...comparison.rows, comparison.disagreements], (n) =>
        integer.format(n)
      ),
      driftSection(comparison),
      changesSection("Page weight", "page, compressed, before its data", comparison.pages, kilobytes),
      changesSection("Time by stage", "stage", comparison.seconds, (s) => `${s.toFixed(1)} s`),
      changesSection("Peak memory by stage", "stage", comparison.memory, megabytes),
      changesSection(
        "Speed",
        "beside @pkmn/sim, on the same machine in the same run",
        comparison.speed,
        (n) => `${integer.format(n)} ×`
      ),
      chartsSection(comparison),
      ...notebookSections(notebooks)
    ]
  };
}

/** In place of a comparison, where there is nothing before. */
export const firstDocument = (name: string, problem: string): TextDocument => ({
  title: `Nothing to compare with yet`,
  lede: `No run of ${name} was kept, so that this one is the first.`,
  sections: [saying("What was looked for", problem)]
});
