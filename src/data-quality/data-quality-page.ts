import type {QualityReport} from "../../data-loaders/quality/quality-report.ts";
import {dictionary} from "../i18n/language.ts";
import {date, integer, percent} from "../i18n/numbers.ts";
import {notMadeYet} from "../ui/explain-missing.ts";
import {selectField} from "../ui/filters.ts";
import {html} from "../ui/html.ts";
import {dataTable} from "../ui/table.ts";
import {tile, tiles} from "../ui/tile.ts";
import {decisionRules} from "./decision-rules.ts";

const words = dictionary({
  what: ["the checks of the data", "les contrôles des données"],
  passed: ["Checks passed", "Contrôles réussis"],
  passedNote: ["constraints and rules of the game", "contraintes et règles du jeu"],
  counts: ["Tables with the expected rows", "Tables au nombre de lignes attendu"],
  disagreements: ["Disagreements between sources", "Désaccords entre sources"],
  disagreementsNote: ["each decided by a stated rule", "chacun tranché par une règle énoncée"],
  rows: ["Rows", "Lignes"],
  mode: ["sources: {mode}", "sources : {mode}"],
  countTitle: ["Are all rows there?", "Toutes les lignes sont-elles là ?"],
  checksTitle: ["What was checked?", "Qu’a-t-on contrôlé ?"],
  disagreementTitle: ["Where did the sources disagree?", "Où les sources se contredisent-elles ?"],
  coverageTitle: ["Which source knows what?", "Quelle source sait quoi ?"],
  freshnessTitle: ["How fresh is it?", "Est-ce récent ?"],
  table: ["Table", "Table"],
  expected: ["Expected", "Attendu"],
  result: ["Result", "Résultat"],
  ok: ["as expected", "conforme"],
  differs: ["differs", "différent"],
  notStated: ["not stated", "non précisé"],
  group: ["Group", "Groupe"],
  check: ["Check", "Contrôle"],
  severity: ["Severity", "Gravité"],
  error: ["stops publishing", "bloque la publication"],
  warning: ["warns", "avertit"],
  historyTitle: ["How did earlier runs fare?", "Et lors des passages précédents ?"],
  historyNote: [
    "A run stands here where its checks or disagreements are not those of the run before it. What a refused run would have published was not.",
    "Un passage figure ici si ses contrôles ou désaccords diffèrent de ceux du précédent. Ce qu’un passage refusé aurait publié ne l’a pas été."
  ],
  when: ["When", "Quand"],
  outcome: ["Outcome", "Issue"],
  published: ["published", "publié"],
  rejected: ["refused", "refusé"],
  checked: ["Checks", "Contrôles"],
  failed: ["Failed", "Échoués"],
  between: ["{from} to {to}", "du {from} au {to}"],
  violations: ["Violations", "Violations"],
  pass: ["passed", "réussi"],
  fail: ["failed", "échoué"],
  column: ["Column", "Colonne"],
  entry: ["Entry", "Entrée"],
  values: ["Values", "Valeurs"],
  winner: ["Decided for", "Retenu"],
  rule: ["Rule", "Règle"],
  source: ["Source", "Source"],
  stated: ["Stated", "Énoncé"],
  decided: ["Decided", "Retenu"],
  fetched: ["Fetched", "Récupéré"],
  inputs: ["Inputs", "Entrées"],
  local: ["not fetched: part of the project", "non récupéré : fait partie du projet"],
  none: ["The sources agree on everything.", "Les sources sont d’accord sur tout."],
  all: ["All", "Tous"]
});

const shown = (value: unknown): string => (value === null || value === undefined ? "–" : String(value));

const resultChip = (good: boolean, text: string): HTMLElement =>
  html`<span class=${`chip ${good ? "chip-good" : "chip-bad"}`}>${good ? "✓" : "✗"} ${text}</span>`;

function countTable({rowCounts}: QualityReport): HTMLElement {
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

function checksSection({checks}: QualityReport): HTMLElement {
  type Check = QualityReport["checks"]["list"][number];
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
      {key: "group", label: words("group"), sort: ({group}) => group, cell: ({group}) => group},
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
    [{value: "", label: words("all")}, ...groups.map((group) => ({value: group, label: group}))],
    (group) => table.update(checks.list.filter((check) => group === "" || check.group === group))
  );
  return html`<section><h2>${words("checksTitle")}</h2><div class="filters">${filter}</div>${table.element}</section>`;
}

function disagreementSection({disagreements}: QualityReport): HTMLElement {
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

const coverageTable = ({coverage}: QualityReport): HTMLElement =>
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

const freshnessTable = ({freshness}: QualityReport): HTMLElement =>
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

const historyTable = ({history}: QualityReport): HTMLElement =>
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
