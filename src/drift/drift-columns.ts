import type {DriftReport, ReportColumn} from "../../pipelines/monitoring/drift/report/drift-report.ts";
import {featureName} from "../i18n/feature-names.ts";
import {integer, percent} from "../i18n/numbers.ts";
import {html} from "../ui/html.ts";
import {dataTable} from "../ui/table.ts";
import {shown, shownP} from "./drift-shown.ts";
import {reportWords, words} from "./drift-words.ts";

const STATUS_CHIPS = {stable: "chip chip-good", moderate: "chip chip-warn", major: "chip chip-bad"} as const;

/** How columns are judged together. */
export const columnsSentence = (moved: DriftReport["dataset"]["moved"]): string =>
  moved
    ? words("columnsLede", {
        counting: integer(moved.counting),
        questions: integer(moved.questions),
        permutations: integer(moved.permutations),
        p: shownP(moved.pValue)
      })
    : words("notCompared");

/** Every column with its distances and its judgement. */
export const columnTable = (
  columns: readonly ReportColumn[],
  own: {readonly caption?: string; readonly key?: string} = {}
): HTMLElement =>
  dataTable<ReportColumn>({
    caption: words("columns"),
    ...own,
    rows: columns,
    sortBy: "psi",
    descending: true,
    tall: true,
    columns: [
      {
        key: "name",
        label: words("column"),
        rowHeader: true,
        sort: ({name}) => name,
        cell: ({name}) => {
          const told = featureName(name);
          return html`<span class="explained-name">${told === name ? "" : `${told} `}<code>${name}</code></span>`;
        }
      },
      {
        key: "weight",
        label: words("weight"),
        numeric: true,
        sort: ({weight}) => weight ?? 0,
        cell: ({weight}) => (weight === null ? "–" : percent(weight))
      },
      {
        key: "status",
        label: words("status"),
        sort: ({status}) => status,
        cell: ({status}) => html`<span class=${STATUS_CHIPS[status]}>${reportWords().statuses[status]}</span>`
      },
      {key: "psi", label: words("psi"), numeric: true, sort: ({psi}) => psi, cell: ({psi}) => shown(psi)},
      {
        key: "limit",
        label: words("limit"),
        numeric: true,
        sort: ({limit}) => limit,
        cell: ({limit}) => shown(limit)
      },
      {
        key: "p",
        label: words("pValue"),
        numeric: true,
        sort: ({adjustedPValue}) => adjustedPValue,
        cell: ({adjustedPValue}) => shownP(adjustedPValue)
      }
    ]
  }).element;
