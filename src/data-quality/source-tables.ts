import type {QualityReport} from "../../data-loaders/quality/quality-report.ts";
import {date, integer} from "../i18n/numbers.ts";
import {html} from "../ui/html.ts";
import {dataTable} from "../ui/table.ts";
import {words} from "./quality-words.ts";
import {resultChip} from "./result-chip.ts";

export const coverageTable = ({coverage}: QualityReport): HTMLElement =>
  dataTable<QualityReport["coverage"][number]>({
    key: "sort-coverage",
    caption: words("coverageTitle"),
    rows: coverage,
    tall: true,
    columns: [
      {
        key: "column",
        label: words("column"),
        rowHeader: true,
        sort: ({table, column}) => `${table}.${column}`,
        cell: ({table, column}) => html`<code>${table}.${column}</code>`
      },
      {key: "source", label: words("source"), sort: ({source}) => source, cell: ({source}) => source},
      {
        key: "stated",
        label: words("stated"),
        numeric: true,
        sort: ({stated}) => stated,
        cell: ({stated}) => integer(stated)
      },
      {
        key: "decided",
        label: words("decided"),
        numeric: true,
        sort: ({decided}) => decided,
        cell: ({decided}) => integer(decided)
      }
    ]
  }).element;

export const freshnessTable = ({freshness}: QualityReport): HTMLElement =>
  dataTable<QualityReport["freshness"][number]>({
    caption: words("freshnessTitle"),
    rows: freshness,
    columns: [
      {key: "source", label: words("source"), rowHeader: true, cell: ({source}) => source},
      {
        key: "inputs",
        label: words("inputs"),
        cell: ({inputs}) =>
          html`<span>${inputs.map(({name, version}) => html`<span><code>${name}</code> <span class="quiet mono">${version.slice(0, 12)}</span><br></span>`)}</span>`
      },
      {
        key: "fetched",
        label: words("fetched"),
        cell: ({fetched}) =>
          fetched === null
            ? words("local")
            : words("between", {from: date(fetched.earliest), to: date(fetched.latest)})
      }
    ]
  }).element;

export const historyTable = ({history}: QualityReport): HTMLElement =>
  dataTable<QualityReport["history"][number]>({
    caption: words("historyTitle"),
    rows: history,
    tall: history.length > 12,
    columns: [
      {key: "when", label: words("when"), rowHeader: true, sort: ({at}) => at, cell: ({at}) => date(at)},
      {key: "mode", label: words("source"), sort: ({mode}) => mode, cell: ({mode}) => mode},
      {
        key: "outcome",
        label: words("outcome"),
        sort: ({outcome}) => outcome,
        cell: ({outcome}) => resultChip(outcome === "published", words(outcome))
      },
      {
        key: "checks",
        label: words("checked"),
        numeric: true,
        sort: ({checks}) => checks,
        cell: ({checks}) => integer(checks)
      },
      {
        key: "failed",
        label: words("failed"),
        sort: ({failed}) => failed.length,
        cell: ({failed}) =>
          html`<span>${failed.length === 0 ? "–" : failed.map(({table, name, violations}) => html`<span><code>${table}.${name}</code> ${integer(violations)}<br></span>`)}</span>`
      },
      {
        key: "disagreements",
        label: words("disagreements"),
        numeric: true,
        sort: ({disagreements}) => disagreements,
        cell: ({disagreements}) => integer(disagreements)
      }
    ]
  }).element;
