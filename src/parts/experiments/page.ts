import type {EvaluationReport} from "../../../pipelines/evaluation/report.ts";
import {chart} from "../../charts/chart.ts";
import {barX, plot, ruleX, text} from "../../charts/plot.ts";
import {dictionary} from "../../i18n/language.ts";
import {date, decimal, integer, percent} from "../../i18n/numbers.ts";
import {notMadeYet} from "../../ui/explain-missing.ts";
import {html} from "../../ui/html.ts";
import {dataTable} from "../../ui/table.ts";
import type {RegistrySummary, VersionSummary} from "./summary.ts";

const words = dictionary({
  what: ["the registry of model versions", "le registre des versions du modèle"],
  versions: ["Which versions were trained?", "Quelles versions ont été entraînées ?"],
  version: ["Version", "Version"],
  trained: ["Trained", "Entraînée"],
  trees: ["Trees", "Arbres"],
  depth: ["Depth", "Profondeur"],
  rate: ["Learning rate", "Taux d’apprentissage"],
  features: ["Features", "Variables"],
  rows: ["Training duels", "Duels d’entraînement"],
  accuracy: ["Accuracy", "Exactitude"],
  rocAuc: ["ROC-AUC", "ROC-AUC"],
  logLoss: ["Log-loss", "Log-loss"],
  state: ["State", "État"],
  production: ["in production", "en production"],
  candidate: ["candidate", "candidate"],
  retired: ["kept", "conservée"],
  compare: ["Is the model worth its trouble?", "Le modèle en vaut-il la peine ?"],
  compareSubtitle: [
    "Log-loss above the best possible, in nats a fight; pair-disjoint test split, n = {n}",
    "Log-loss au-dessus du meilleur possible, en nats par combat ; paires disjointes, n = {n}"
  ],
  compareName: [
    "Bars of excess log-loss by method; the model’s is {model}, the best baseline’s {baseline}.",
    "Barres d’excès de log-loss par méthode ; celui du modèle est {model}, celui de la meilleure référence {baseline}."
  ],
  model: ["This model", "Ce modèle"],
  method: ["Method", "Méthode"],
  excess: ["Excess log-loss", "Excès de log-loss"],
  gate: ["What must a model reach?", "Que doit atteindre un modèle ?"],
  gateNote: [
    "A version goes into production only if it reaches all of these on the pair-disjoint test split and is not worse than the one before beyond both intervals.",
    "Une version n’entre en production que si elle atteint tout ceci sur les paires disjointes et n’est pas pire que la précédente au-delà des deux intervalles."
  ],
  minAccuracy: ["accuracy at least {value}", "exactitude d’au moins {value}"],
  minRocAuc: ["ROC-AUC at least {value}", "ROC-AUC d’au moins {value}"],
  maxEce: ["calibration error at most {value}", "erreur de calibration d’au plus {value}"],
  ledger: ["What was decided?", "Qu’a-t-on décidé ?"],
  when: ["When", "Quand"],
  action: ["Decision", "Décision"],
  reasons: ["Reasons", "Raisons"],
  evidence: ["Evidence", "Preuves"]
});

const parameter = (version: VersionSummary, name: string): number =>
  Number(version.parameters[name] ?? Number.NaN);
const metric = ({metrics}: VersionSummary, name: string): number => metrics[name] ?? Number.NaN;
const shown = (value: number, format: (value: number) => string): string =>
  Number.isNaN(value) ? "–" : format(value);

function versionTable({versions, production, candidate}: RegistrySummary): HTMLElement {
  const state = (version: number): HTMLElement => {
    if (version === production) return html`<span class="chip chip-good">${words("production")}</span>`;
    return html`<span class=${version === candidate ? "chip chip-warn" : "chip"}>${words(version === candidate ? "candidate" : "retired")}</span>`;
  };
  const figure = (
    key: string,
    label: string,
    value: (version: VersionSummary) => number,
    format: (value: number) => string
  ) => ({
    key,
    label,
    numeric: true,
    sort: value,
    cell: (version: VersionSummary) => shown(value(version), format)
  });
  return dataTable<VersionSummary>({
    caption: words("versions"),
    rows: versions,
    sortBy: "version",
    descending: true,
    columns: [
      {
        key: "version",
        label: words("version"),
        rowHeader: true,
        sort: ({version}) => version,
        cell: ({version}) => version
      },
      {key: "state", label: words("state"), cell: ({version}) => state(version)},
      {
        key: "trained",
        label: words("trained"),
        sort: ({trainedAt}) => trainedAt,
        cell: ({trainedAt}) => date(trainedAt)
      },
      figure(
        "accuracy",
        words("accuracy"),
        (version) => metric(version, "accuracy"),
        (value) => percent(value, 2)
      ),
      figure(
        "rocAuc",
        words("rocAuc"),
        (version) => metric(version, "rocAuc"),
        (value) => decimal(value, 4)
      ),
      figure(
        "logLoss",
        words("logLoss"),
        (version) => metric(version, "logLoss"),
        (value) => decimal(value, 4)
      ),
      figure("trees", words("trees"), (version) => parameter(version, "rounds"), integer),
      figure("depth", words("depth"), (version) => parameter(version, "max_depth"), integer),
      figure(
        "rate",
        words("rate"),
        (version) => parameter(version, "eta"),
        (value) => decimal(value, 2)
      ),
      figure("features", words("features"), ({features}) => features, integer),
      figure("rows", words("rows"), ({trainingRows}) => trainingRows, integer)
    ]
  }).element;
}

function comparisonChart(report: EvaluationReport): HTMLElement {
  const [split] = report.splits;
  const excess = (value: number): number => value - split.limit.logLoss;
  const bars = [
    {name: words("model"), excess: excess(split.scores.logLoss), own: true},
    ...split.baselines.map(({name, scores}) => ({name, excess: excess(scores.logLoss), own: false}))
  ].sort((a, b) => a.excess - b.excess);
  const best = Math.min(...bars.filter(({own}) => !own).map((bar) => bar.excess));
  const height = 70 + 44 * bars.length;
  return chart({
    figure: "model-comparison",
    title: words("compare"),
    subtitle: words("compareSubtitle", {n: integer(split.testRows)}),
    name: words("compareName", {model: decimal(excess(split.scores.logLoss), 4), baseline: decimal(best, 4)}),
    source: "data/evaluation/evaluation.json",
    columns: [words("method"), words("excess")],
    rows: bars.map((bar) => [bar.name, bar.excess]),
    height,
    draw: (width) =>
      plot(width, {
        height,
        marginLeft: 156,
        marginRight: 56,
        marginBottom: 36,
        x: {label: words("excess"), grid: true, ticks: 4},
        y: {label: null, domain: bars.map(({name}) => name), tickSize: 0, padding: 0.3},
        marks: [
          ruleX([0], {stroke: "var(--line-strong)"}),
          barX(bars, {
            x: "excess",
            y: "name",
            fill: ({own}: {own: boolean}) => (own ? "var(--a)" : "var(--line-strong)"),
            rx: 3
          }),
          text(bars, {
            x: "excess",
            y: "name",
            text: (bar: {excess: number}) => decimal(bar.excess, 4),
            textAnchor: "start",
            dx: 5,
            fill: "var(--ink-soft)"
          })
        ]
      })
  });
}

const gateText = (name: string, value: number): string =>
  name === "minAccuracy" || name === "minRocAuc" || name === "maxEce"
    ? words(name, {value: name === "minAccuracy" ? percent(value, 0) : String(value)})
    : `${name}: ${value}`;

function ledgerTable({ledger}: RegistrySummary): HTMLElement {
  return dataTable<RegistrySummary["ledger"][number]>({
    caption: words("ledger"),
    rows: ledger,
    columns: [
      {key: "when", label: words("when"), sort: ({at}) => at, cell: ({at}) => date(at)},
      {
        key: "version",
        label: words("version"),
        numeric: true,
        sort: ({version}) => version,
        cell: ({version}) => version
      },
      {
        key: "action",
        label: words("action"),
        rowHeader: true,
        cell: ({action}) => html`<span class="foreign" lang="en">${action}</span>`
      },
      {
        key: "reasons",
        label: words("reasons"),
        cell: ({reasons}) => html`<span class="foreign" lang="en">${reasons.join("; ") || "–"}</span>`
      },
      {
        key: "evidence",
        label: words("evidence"),
        cell: ({evidence}) =>
          html`<span class="quiet">${Object.entries(evidence)
            .map(
              ([name, value]) =>
                `${name} ${typeof value === "number" && !Number.isInteger(value) ? decimal(value, 4) : value}`
            )
            .join(", ")}</span>`
      }
    ]
  }).element;
}

export function experimentsPage(registry: RegistrySummary, report: EvaluationReport | null): HTMLElement {
  if (registry.versions.length === 0) return notMadeYet(words("what"), "npm run pipeline");
  return html`<div><h2>${words("versions")}</h2>${versionTable(registry)}${report ? comparisonChart(report) : ""}
    <h2>${words("gate")}</h2><p>${words("gateNote")}</p><ul>${Object.entries(registry.gate).map(
      ([name, value]) => html`<li>${gateText(name, value)}</li>`
    )}</ul><h2>${words("ledger")}</h2>${ledgerTable(registry)}</div>`;
}
