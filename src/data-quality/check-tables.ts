import type {QualityReport} from "../../data-loaders/quality/quality-report.ts";
import {integer} from "../i18n/numbers.ts";
import {selectField} from "../ui/filters.ts";
import {html} from "../ui/html.ts";
import {dataTable} from "../ui/table.ts";
import {decisionRules} from "./decision-rules.ts";
import {words} from "./quality-words.ts";
import {resultChip} from "./result-chip.ts";

const shown = (value: unknown): string => (value === null || value === undefined ? "–" : String(value));

export function countTable({rowCounts}: QualityReport): HTMLElement {
  return dataTable<QualityReport["rowCounts"][number]>({
    caption: words("countTitle"),
    rows: rowCounts,
    columns: [
      {
        key: "table",
        label: words("table"),
        rowHeader: true,
        sort: ({table}) => table,
        cell: ({table}) => html`<code>${table}</code>`
      },
      {
        key: "rows",
        label: words("rows"),
        numeric: true,
        sort: ({rows}) => rows,
        cell: ({rows}) => integer(rows)
      },
      {
        key: "expected",
        label: words("expected"),
        numeric: true,
        sort: ({expected}) => expected ?? -1,
        cell: ({expected}) => (expected === null ? "–" : integer(expected))
      },
      {
        key: "result",
        label: words("result"),
        cell: ({rows, expected}) =>
          expected === null
            ? html`<span class="quiet">${words("notStated")}</span>`
            : resultChip(rows === expected, words(rows === expected ? "ok" : "differs"))
      }
    ]
  }).element;
}

type Check = QualityReport["checks"]["list"][number];

const groupName = ({group}: Pick<Check, "group">): string => words(group === "rule" ? "gameRule" : group);

export function checksSection({checks}: QualityReport): HTMLElement {
  const table = dataTable<Check>({
    key: "sort-check",
    caption: words("checksTitle"),
    rows: checks.list,
    tall: true,
    columns: [
      {
        key: "table",
        label: words("table"),
        rowHeader: true,
        sort: (check) => check.table,
        cell: (check) => html`<code>${check.table}</code>`
      },
      {key: "group", label: words("group"), sort: groupName, cell: groupName},
      {
        key: "severity",
        label: words("severity"),
        sort: ({severity}) => severity,
        cell: ({severity}) => words(severity)
      },
      {
        key: "title",
        label: words("check"),
        cell: ({title}) => html`<span class="foreign" lang="en">${title}</span>`
      },
      {
        key: "violations",
        label: words("violations"),
        numeric: true,
        sort: ({violations}) => violations,
        cell: ({violations}) => integer(violations)
      },
      {
        key: "result",
        label: words("result"),
        sort: ({passed}) => Number(passed),
        cell: ({passed}) => resultChip(passed, words(passed ? "pass" : "fail"))
      }
    ]
  });
  const groups = [...new Set(checks.list.map(({group}) => group))];
  const filter = selectField(
    "checks",
    words("group"),
    [{value: "", label: words("all")}, ...groups.map((group) => ({value: group, label: groupName({group})}))],
    (group) => table.update(checks.list.filter((check) => group === "" || check.group === group))
  );
  return html`<section><h2>${words("checksTitle")}</h2><div class="filters">${filter}</div>${table.element}</section>`;
}

export function disagreementSection({disagreements}: QualityReport): HTMLElement {
  type Row = QualityReport["disagreements"]["rows"][number];
  const content =
    disagreements.total === 0
      ? html`<p>${words("none")}</p>`
      : dataTable<Row>({
          key: "sort-disagreement",
          caption: words("disagreementTitle"),
          rows: disagreements.rows,
          tall: disagreements.total > 12,
          columns: [
            {
              key: "entry",
              label: words("entry"),
              rowHeader: true,
              sort: ({label}) => label,
              cell: ({label}) => label
            },
            {
              key: "column",
              label: words("column"),
              sort: ({table, column}) => `${table}.${column}`,
              cell: ({table, column}) => html`<code>${table}.${column}</code>`
            },
            {
              key: "values",
              label: words("values"),
              cell: ({values}) =>
                html`<span>${Object.entries(values).map(([source, value]) => html`<span>${source}: <b>${shown(value)}</b><br></span>`)}</span>`
            },
            {key: "winner", label: words("winner"), sort: ({winner}) => winner, cell: ({winner}) => winner},
            {key: "rule", label: words("rule"), sort: ({rule}) => rule, cell: ({rule}) => rule}
          ]
        }).element;
  const rules = decisionRules(disagreements.rows.map(({rule}) => rule));
  return html`<section><h2>${words("disagreementTitle")}</h2>${content}${rules}</section>`;
}
