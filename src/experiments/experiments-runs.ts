import type {RunStatus} from "../../pipelines/model/tracking/run-record.ts";
import {dictionary} from "../i18n/language.ts";
import {date, duration, integer} from "../i18n/numbers.ts";
import {notMadeYet} from "../ui/explain-missing.ts";
import {selectField} from "../ui/filters.ts";
import {html} from "../ui/html.ts";
import {dataTable} from "../ui/table.ts";
import {runCurve} from "./run-curve.ts";
import {keyMetrics, keyParameters} from "./run-keys.ts";
import {type RunSummary, runSeconds} from "./run-summary.ts";

const own = dictionary({
  what: ["the tracked trainings and searches", "les entraînements et recherches suivis"],
  caption: ["Runs, the newest first", "Exécutions, la plus récente d’abord"],
  experiment: ["Experiment", "Expérience"],
  all: ["All ({n})", "Toutes ({n})"],
  run: ["Run", "Exécution"],
  status: ["Status", "État"],
  started: ["Started", "Début"],
  duration: ["Work", "Travail"],
  parameters: ["Parameters", "Paramètres"],
  metrics: ["Metrics", "Métriques"],
  curve: ["Curve", "Courbe"],
  show: ["Show", "Montrer"],
  showOf: ["Show the training curve of {name}", "Montrer la courbe de {name}"],
  running: ["running", "en cours"],
  finished: ["finished", "finie"],
  failed: ["failed", "échouée"],
  killed: ["killed", "interrompue"]
});

const CHIPS: Readonly<Record<RunStatus, string>> = {
  running: "chip chip-warn",
  finished: "chip chip-good",
  failed: "chip chip-bad",
  killed: "chip chip-bad"
};

const hasCurve = ({curves}: RunSummary): boolean => Object.keys(curves).length > 0;

/** The run whose curve is shown at first: the newest training, else the newest that has one. */
export const firstShown = (runs: readonly RunSummary[]): RunSummary | undefined =>
  runs.find((run) => run.experiment === "training" && hasCurve(run)) ?? runs.find(hasCurve);

/** Every tracked run, filtered by experiment, with the training curve of a chosen one. */
export function runsSection(runs: readonly RunSummary[]): HTMLElement {
  if (runs.length === 0) return notMadeYet(own("what"), "npm run train");
  const place: HTMLElement = html`<div aria-live="polite"></div>`;
  const show = (run: RunSummary): void => place.replaceChildren(runCurve(run));
  const first = firstShown(runs);
  if (first) show(first);
  const table = dataTable<RunSummary>({
    caption: own("caption"),
    rows: [],
    tall: true,
    columns: [
      {
        key: "run",
        label: own("run"),
        rowHeader: true,
        sort: ({name}) => name,
        cell: ({name, id}) =>
          html`<span class="run-name"><span class="foreign" lang="en">${name}</span><br><span class="quiet">${id}</span></span>`
      },
      {
        key: "experiment",
        label: own("experiment"),
        sort: ({experiment}) => experiment,
        cell: ({experiment}) => experiment
      },
      {
        key: "status",
        label: own("status"),
        sort: ({status}) => status,
        cell: ({status, error}) =>
          html`<span><span class=${CHIPS[status]}>${own(status)}</span>${
            error === null ? "" : html`<br><span class="quiet foreign" lang="en">${error}</span>`
          }</span>`
      },
      {
        key: "curve",
        label: own("curve"),
        cell: (run) =>
          hasCurve(run)
            ? html`<button type="button" class="button button-small" aria-label=${own("showOf", {
                name: run.name
              })} ${{onclick: () => show(run)}}>${own("show")}</button>`
            : "–"
      },
      {
        key: "metrics",
        label: own("metrics"),
        cell: (run) => html`<span class="evidence">${keyMetrics(run)}</span>`
      },
      {
        key: "parameters",
        label: own("parameters"),
        cell: (run) => html`<span class="evidence">${keyParameters(run)}</span>`
      },
      {
        key: "started",
        label: own("started"),
        sort: ({startedAt}) => startedAt,
        cell: ({startedAt}) => html`<span class="date">${date(startedAt)}</span>`
      },
      {
        key: "duration",
        label: own("duration"),
        numeric: true,
        sort: (run) => runSeconds(run) ?? -1,
        cell: (run) => {
          const seconds = runSeconds(run);
          return seconds === null ? "–" : duration(seconds);
        }
      }
    ]
  });
  const filter = (experiment: string): void =>
    table.update(experiment === "" ? runs : runs.filter((run) => run.experiment === experiment));
  filter("");
  const counts = new Map<string, number>();
  for (const {experiment} of runs) counts.set(experiment, (counts.get(experiment) ?? 0) + 1);
  const choices = [...counts].map(([value, n]) => ({value, label: `${value} (${integer(n)})`}));
  return html`<div><div class="filters">${selectField(
    "experiment",
    own("experiment"),
    [{value: "", label: own("all", {n: integer(runs.length)})}, ...choices],
    filter
  )}</div>${table.element}${place}</div>`;
}
