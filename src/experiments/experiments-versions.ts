import type {ScoreName} from "../../lib/statistics/bootstrap.ts";
import {everInProduction, type RegistrySummary, type VersionSummary} from "../data/registry-summary.ts";
import {formatInterval, formatScore} from "../evaluation/evaluation-scores.ts";
import {words as scoreWords} from "../evaluation/evaluation-words.ts";
import {scoreExplorer} from "../evaluation/score-chart.ts";
import {dictionary} from "../i18n/language.ts";
import {date, decimal, integer} from "../i18n/numbers.ts";
import {html} from "../ui/html.ts";
import {type Column, dataTable} from "../ui/table.ts";
import {words} from "./experiments-words.ts";

const own = dictionary({
  caption: ["Versions and their scores", "Les versions et leurs scores"],
  chartTitle: ["How good was each version?", "Que valait chaque version ?"],
  chartSubtitle: [
    "pair-disjoint test split each was judged on (n = {n}); 95% intervals by a bootstrap by pair",
    "paires disjointes sur lesquelles chacune a été jugée (n = {n}) ; intervalles à 95 % par bootstrap par paire"
  ],
  production: ["in production", "en production"],
  candidate: ["candidate", "candidate"],
  retired: ["was in production", "a été en production"],
  kept: ["never in production", "jamais en production"]
});

type State = "production" | "candidate" | "retired" | "kept";

/** Where a version stands. */
export function stateOf(registry: RegistrySummary, version: number): State {
  if (version === registry.production) return "production";
  if (version === registry.candidate) return "candidate";
  return everInProduction(registry).includes(version) ? "retired" : "kept";
}

const CHIPS: Readonly<Record<State, string>> = {
  production: "chip chip-good",
  candidate: "chip chip-warn",
  retired: "chip",
  kept: "chip"
};

export const versionName = (registry: RegistrySummary, version: number): string =>
  `${words("version")} ${version} (${own(stateOf(registry, version))})`;

const SHOWN: readonly ScoreName[] = ["accuracy", "rocAuc", "logLoss", "ece"];

const scoreOf = ({judged, metrics}: VersionSummary, name: ScoreName): number | null =>
  judged?.scores[name] ?? metrics[name] ?? null;

const scoreColumn = (name: ScoreName): Column<VersionSummary> => ({
  key: name,
  label: scoreWords(name),
  numeric: true,
  sort: (version) => scoreOf(version, name) ?? -Infinity,
  cell: (version) =>
    html`<span>${formatScore(name, scoreOf(version, name))}${
      version.judged
        ? html`<br><span class="quiet">${formatInterval(name, version.judged.intervals[name])}</span>`
        : ""
    }</span>`
});

const parameterColumn = (
  name: string,
  label: string,
  write: (value: number) => string
): Column<VersionSummary> => {
  const shown = ({parameters}: VersionSummary): number => Number(parameters[name] ?? Number.NaN);
  return {
    key: name,
    label,
    numeric: true,
    sort: shown,
    cell: (version) => (Number.isNaN(shown(version)) ? "–" : write(shown(version)))
  };
};

const versionTable = (registry: RegistrySummary): HTMLElement =>
  dataTable<VersionSummary>({
    caption: own("caption"),
    rows: registry.versions,
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
      {
        key: "state",
        label: words("state"),
        cell: ({version}) => {
          const state = stateOf(registry, version);
          return html`<span class=${CHIPS[state]}>${own(state)}</span>`;
        }
      },
      ...SHOWN.map(scoreColumn),
      {
        key: "trained",
        label: words("trained"),
        sort: ({trainedAt}) => trainedAt,
        cell: ({trainedAt}) => html`<span class="date">${date(trainedAt)}</span>`
      },
      parameterColumn("rounds", words("trees"), integer),
      parameterColumn("max_depth", words("depth"), integer),
      parameterColumn("eta", words("rate"), (value) => decimal(value, 2)),
      {
        key: "features",
        label: words("features"),
        numeric: true,
        sort: ({features}) => features,
        cell: ({features}) => integer(features)
      },
      {
        key: "rows",
        label: words("trainingRows"),
        numeric: true,
        sort: ({trainingRows}) => trainingRows,
        cell: ({trainingRows}) => integer(trainingRows)
      }
    ]
  }).element;

/** Versions with their scores, and a chosen score of each with its interval. */
export function versionsSection(registry: RegistrySummary): HTMLElement {
  const judged = registry.versions.filter(({judged: split}) => split !== null).reverse();
  const sizes = [...new Set(judged.map((version) => integer(version.judged!.testRows)))];
  const groups = judged.map(({version, judged: split}) => ({
    label: versionName(registry, version),
    scores: split!.scores,
    intervals: split!.intervals,
    limit: split!.limit
  }));
  const chart = scoreExplorer({
    key: "version-score",
    title: own("chartTitle"),
    subtitle: own("chartSubtitle", {n: sizes.join(" / ")}),
    groupLabel: words("version"),
    source: "models/versions/N/evaluation.json",
    groups
  });
  return html`<div>${versionTable(registry)}${groups.length > 0 ? chart : ""}</div>`;
}
