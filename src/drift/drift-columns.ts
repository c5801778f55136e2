import type {ReportColumn} from "../../pipelines/monitoring/drift/report/drift-report.ts";
import {featureName} from "../i18n/feature-names.ts";
import {html} from "../ui/html.ts";
import {dataTable} from "../ui/table.ts";
import {shown, shownP} from "./drift-shown.ts";
import {words} from "./drift-words.ts";

const STATUS_CHIPS = {stable: "chip chip-good", moderate: "chip chip-warn", major: "chip chip-bad"} as const;

/** Every column with its distances and its judgement. */
export const columnTable = (columns: readonly ReportColumn[]): HTMLElement =>
  dataTable<ReportColumn>({
    caption: words("columns"),
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
        key: "status",
        label: words("status"),
        sort: ({status}) => status,
        cell: ({status}) => html`<span class=${STATUS_CHIPS[status]}>${status}</span>`
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
