import {
  type Block,
  list,
  note,
  numbers,
  paragraph,
  strong,
  type TextDocument,
  table
} from "../../../../lib/documents/text-document.ts";
import type {Interval} from "../../../../lib/statistics/normal.ts";
import {isDrifted} from "../assess.ts";
import type {DriftedShare} from "../share/drifted-share.ts";
import type {BuildsDrift, DriftReport, ReportColumn} from "./drift-report.ts";

const count = new Intl.NumberFormat("en");
const percent = (share: number, digits = 1): string => `${(100 * share).toFixed(digits)} %`;
const number = (value: number | null | undefined, digits = 3): string =>
  value === null || value === undefined ? "–" : value.toFixed(digits);
const interval = ({value, low, high}: Interval, digits = 4): string =>
  `${value.toFixed(digits)} (${low.toFixed(digits)} to ${high.toFixed(digits)})`;
const small = (p: number): string => (p < 1e-4 ? "< 0.0001" : p.toFixed(4));
const day = (iso: string): string => iso.slice(0, 16).replace("T", " ");

/** Columns shown beside all drifted ones. */
const LEAST_COLUMNS = 10;

/** Names of columns and problems are the log's own. */
const named = (name: string): string => `\`${name}\``;

/** The report for people: in CI's log, in a commit's comment, in a terminal. */
export function driftDocument(report: DriftReport): TextDocument {
  const {window, reference, verdict} = report;
  const synthetic = `${count.format(window.synthetic)} of the ${count.format(window.rows)} predictions are synthetic: made for demonstration.`;
  return {
    title: `Drift report: ${verdict.status}`,
    lede: strong(verdict.sentence),
    blocks: [
      ...(window.isSynthetic ? [note(synthetic)] : []),
      ...(verdict.reasons.length > 0 ? [list(...verdict.reasons)] : []),
      paragraph(
        `${day(window.from)} to ${day(window.to)} UTC: ${count.format(window.rows)} predictions on ${count.format(window.matchups)} match-ups by model version ${reference.modelVersion}` +
          `${window.otherVersions > 0 ? ` (${count.format(window.otherVersions)} by other versions left out)` : ""}; reference made ${day(reference.createdAt)}.`
      )
    ],
    sections:
      window.rows === 0
        ? []
        : [
            {title: "Performance", blocks: performance(report)},
            {title: "Columns", blocks: columns(report)},
            {title: "Data quality", blocks: [quality(report)]},
            {title: "Course", blocks: [course(report)]}
          ].concat(report.builds ? [{title: "Builds asked about", blocks: builds(report.builds)}] : [])
  };
}

function performance({
  performance: {estimated, verified, loss},
  reference: {baseline}
}: DriftReport): Block[] {
  const rows: string[][] = [];
  if (estimated || verified)
    rows.push([
      "winner of one fight named",
      number(baseline?.fightAccuracy, 4),
      estimated ? interval(estimated.fightAccuracy) : "–",
      verified ? interval(verified.intervals.fightAccuracy) : "–"
    ]);
  if (verified) {
    rows.push(["favourite named", number(baseline?.accuracy, 4), "–", interval(verified.intervals.accuracy)]);
    rows.push([
      "mean absolute error of p",
      number(baseline?.meanAbsoluteError, 4),
      "–",
      interval(verified.intervals.meanAbsoluteError)
    ]);
    rows.push([
      "calibration error",
      number(baseline?.expectedCalibrationError, 4),
      "–",
      interval(verified.intervals.ece)
    ]);
  }
  const head = [
    "",
    numbers("at training"),
    numbers("estimated (CBPE)"),
    numbers("verified by re-simulation")
  ];
  const method = verified
    ? `${count.format(verified.rows)} predictions re-simulated, ${count.format(verified.playouts)} playouts each; the best any model could name is ${percent(verified.bestFightAccuracy, 2)} of single fights.`
    : "Nothing was re-simulated.";
  const limits = loss.measures.map(
    ({name, rise, limit}) => `${name}: ${rise >= 0 ? "+" : ""}${number(rise, 4)} (limit +${number(limit, 4)})`
  );
  return [
    table(head, rows),
    paragraph(method),
    ...(limits.length > 0 ? [paragraph(`Change since training: ${limits.join("; ")}.`)] : [])
  ];
}

const COLUMN_HEAD = [
  "column",
  numbers("weight"),
  "status",
  numbers("PSI"),
  numbers("limit"),
  numbers("p adjusted"),
  numbers("KS"),
  numbers("JS"),
  numbers("Wasserstein"),
  numbers("mean")
];

function columnTable(shown: readonly ReportColumn[]): Block {
  const rows = shown.map((column) => [
    named(column.name),
    column.weight === null ? "–" : percent(column.weight),
    column.status,
    number(column.psiCorrected),
    number(column.limit),
    small(column.adjustedPValue),
    number(column.kolmogorovSmirnov?.statistic),
    number(column.jensenShannon),
    number(column.wasserstein),
    `${number(column.referenceMean, 2)} → ${number(column.mean, 2)}`
  ]);
  return table(COLUMN_HEAD, rows);
}

function builds({
  fights,
  requests,
  fighters,
  judged,
  drifted,
  columns: all,
  synthetic
}: BuildsDrift): Block[] {
  const told = `${count.format(fights)} fights${synthetic > 0 ? `, of which ${count.format(synthetic)} made for demonstration,` : ""} in ${count.format(requests)} requests: ${count.format(fighters)} fighters`;
  return judged
    ? [
        paragraph(
          `${told}; ${drifted} of ${all.length} columns differ from the builds that the model is judged by.`
        ),
        columnTable(all)
      ]
    : [paragraph(`${told}, too few to judge.`)];
}

function columns({columns: all, prediction, dataset, multivariate}: DriftReport): Block[] {
  const shown = all.filter((column, i) => isDrifted(column) || i < LEAST_COLUMNS);
  return [
    paragraph(`${dataset.drifted} of ${dataset.columns} columns drifted.`),
    ...(dataset.moved ? [paragraph(moved(dataset.moved))] : []),
    paragraph(
      multivariate?.judged
        ? `Domain classifier: AUC ${interval(multivariate.auc, 3)}, limit ${number(multivariate.limit)}.`
        : "Domain classifier: not judged."
    ),
    columnTable([prediction, ...shown])
  ];
}

const moved = ({questions, share, limit, pValue, permutations, counting, drifted}: DriftedShare): string =>
  `In ${count.format(questions)} questions, ${percent(share)} of what the model goes by moved (limit ${percent(limit)}, p ${small(pValue)} by ${count.format(permutations)} permutations of whole questions): ${drifted} of the ${counting} columns that count, each for those that say the same.`;

function quality({quality: {issues}}: DriftReport): Block {
  if (issues.length === 0)
    return paragraph("Nothing missing, nothing outside the training range, no id never trained on.");
  const rows = issues
    .slice(0, 20)
    .map(({column, problem, rows: n, share, limit, exceeded}) => [
      named(column),
      problem,
      count.format(n),
      percent(share, 2),
      percent(limit, 2),
      exceeded ? "yes" : "no"
    ]);
  return table(["column", "problem", numbers("rows"), numbers("share"), numbers("limit"), "exceeded"], rows);
}

function course({timeline}: DriftReport): Block {
  const rows = timeline.map((point) => [
    day(point.from),
    count.format(point.rows),
    point.driftedShare === null ? "–" : percent(point.driftedShare),
    number(point.predictionPsi),
    number(point.estimatedFightAccuracy, 4),
    number(point.verifiedFightAccuracy, 4),
    number(point.verifiedAbsoluteError, 4)
  ]);
  return table(
    [
      "from",
      numbers("predictions"),
      numbers("weight drifted"),
      numbers("prediction PSI"),
      numbers("estimated"),
      numbers("verified"),
      numbers("error of p")
    ],
    rows
  );
}
