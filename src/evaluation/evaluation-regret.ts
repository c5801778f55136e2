import type {Interval} from "../../lib/statistics/bootstrap.ts";
import {
  ADVISERS,
  type Adviser,
  type RegretFigures,
  type RegretReport,
  type Replies,
  type Share
} from "../../pipelines/model/evaluation/regret/regret-report.ts";
import {decimal, integer, percent} from "../i18n/numbers.ts";
import {notMadeYet} from "../ui/explain-missing.ts";
import {segmented} from "../ui/filters.ts";
import type {GameIndex} from "../ui/game.ts";
import {html} from "../ui/html.ts";
import {dataTable} from "../ui/table.ts";
import {words} from "./regret-words.ts";
import {worstRegrets} from "./regret-worst.ts";

/** Questions of one kind with what is said of one adviser's answers. */
interface Row {
  readonly key: `${Replies} ${Adviser}`;
  readonly questions: number;
  readonly figures: RegretFigures;
}

const rowsOf = ({kinds}: RegretReport): Row[] =>
  kinds.flatMap(({replies, questions, figures}) =>
    ADVISERS.map((adviser) => ({key: `${replies} ${adviser}` as const, questions, figures: figures[adviser]}))
  );

const range = ([low, high]: Interval, write: (value: number) => string): string =>
  words("range", {low: write(low), high: write(high)});
const four = (value: number): string => decimal(value, 4);
const mean = ({value, interval}: RegretFigures["mean"]): string =>
  `${four(value)} (${range(interval, four)})`;
const share = ({value, interval, count, n}: Share): string =>
  words("share", {
    share: percent(value, 2),
    interval: range(interval, (bound) => percent(bound, 2)),
    count: integer(count),
    n: integer(n)
  });

const regretTable = (rows: readonly Row[]): HTMLElement =>
  dataTable<Row>({
    caption: words("caption"),
    rows,
    columns: [
      {key: "question", label: words("question"), rowHeader: true, cell: ({key}) => words(key)},
      {key: "n", label: words("n"), numeric: true, cell: ({questions}) => integer(questions)},
      {key: "mean", label: words("mean"), numeric: true, cell: ({figures}) => mean(figures.mean)},
      {
        key: "above001",
        label: words("above001"),
        numeric: true,
        cell: ({figures}) => share(figures.above001)
      },
      {
        key: "above005",
        label: words("above005"),
        numeric: true,
        cell: ({figures}) => share(figures.above005)
      },
      {
        key: "wrongVerdict",
        label: words("wrongVerdict"),
        numeric: true,
        cell: ({figures}) => share(figures.wrongVerdict)
      },
      {
        key: "overstatement",
        label: words("overstatement"),
        numeric: true,
        cell: ({figures}) => mean(figures.overstatement)
      }
    ]
  }).element;

/** The worst cases of the kind and adviser the reader chooses. */
function worstExplorer(rows: readonly Row[], index: GameIndex): HTMLElement {
  const place: HTMLElement = html`<div></div>`;
  const show = (key: string): void => {
    const {worst} = rows.find((row) => row.key === key)!.figures;
    place.replaceChildren(worst.length > 0 ? worstRegrets(index, worst) : html`<p>${words("none")}</p>`);
  };
  const {key: first} = rows.find(({figures}) => figures.worst.length > 0) ?? rows[0];
  show(first);
  return html`<section><h3>${words("worstTitle")}</h3><p>${words("worstNote")}</p>${segmented(
    "regret",
    words("worstTitle"),
    rows.map(({key}) => ({value: key, label: words(key)})),
    first,
    show
  )}${place}</section>`;
}

/** How good the recommended moves are; how to measure it where the evaluation is of before. */
export function regretSection(report: RegretReport | null, index: GameIndex): HTMLElement {
  if (!report || report.kinds.length === 0)
    return html`<section><h2>${words("title")}</h2>${notMadeYet(words("what"), "npm run evaluate")}</section>`;
  const rows = rowsOf(report);
  const left = rows.map(({key, figures}) => `${words(key)} ${integer(figures.even)}`).join("; ");
  return html`<section class="regret"><h2>${words("title")}</h2><p>${words("text", {playouts: integer(report.playouts)})}</p>
    ${regretTable(rows)}<p class="quiet">${words("even", {left})}</p>${worstExplorer(rows, index)}</section>`;
}
