import type {DriftReport} from "../../pipelines/monitoring/drift/report/drift-report.ts";
import {integer, percent} from "../i18n/numbers.ts";
import {html} from "../ui/html.ts";
import {dataTable} from "../ui/table.ts";
import {words} from "./drift-words.ts";

/** Values that are missing, impossible or never trained on. */
export function qualitySection({quality}: DriftReport): HTMLElement {
  const content =
    quality.issues.length === 0
      ? html`<p>${words("clean")}</p>`
      : dataTable<DriftReport["quality"]["issues"][number]>({
          caption: words("quality"),
          rows: quality.issues,
          columns: [
            {
              key: "column",
              label: words("column"),
              rowHeader: true,
              sort: ({column}) => column,
              cell: ({column}) => html`<code>${column}</code>`
            },
            {key: "problem", label: words("problem"), cell: ({problem}) => problem},
            {
              key: "rows",
              label: words("rows"),
              numeric: true,
              sort: ({rows}) => rows,
              cell: ({rows, share}) => `${integer(rows)} (${percent(share)})`
            }
          ]
        }).element;
  return html`<section><h2>${words("quality")}</h2>${content}</section>`;
}
