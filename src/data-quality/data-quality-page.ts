import type {QualityReport} from "../../data-loaders/quality/quality-report.ts";
import {integer, percent} from "../i18n/numbers.ts";
import {notMadeYet} from "../ui/explain-missing.ts";
import {html} from "../ui/html.ts";
import {tile, tiles} from "../ui/tile.ts";
import {checksSection, countTable, disagreementSection} from "./check-tables.ts";
import {words} from "./quality-words.ts";
import {coverageTable, freshnessTable, historyTable} from "./source-tables.ts";

/** The checks of the data; null before the ETL has run. */
export function qualityPage(report: QualityReport | null): HTMLElement {
  if (!report) return notMadeYet(words("what"), "npm run etl");
  const {checks, rowCounts, disagreements} = report;
  const stated = rowCounts.filter(({expected}) => expected !== null);
  const right = stated.filter(({rows, expected}) => rows === expected).length;
  return html`<div>${tiles([
    tile(
      words("passed"),
      `${integer(checks.total - checks.failed)} / ${integer(checks.total)}`,
      words("passedNote")
    ),
    tile(
      words("counts"),
      `${right} / ${stated.length}`,
      percent(stated.length ? right / stated.length : 0, 0)
    ),
    tile(words("disagreements"), integer(disagreements.total), words("disagreementsNote")),
    tile(
      words("rows"),
      integer(rowCounts.reduce((sum, {rows}) => sum + rows, 0)),
      words("mode", {mode: report.mode})
    )
  ])}<h2>${words("countTitle")}</h2>${countTable(report)}${checksSection(report)}${disagreementSection(report)}
    <h2>${words("coverageTitle")}</h2>${coverageTable(report)}<h2>${words("freshnessTitle")}</h2>${freshnessTable(report)}
    <h2>${words("historyTitle")}</h2><p>${words("historyNote")}</p>${historyTable(report)}</div>`;
}
