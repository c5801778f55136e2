import {
  type ComparedScore,
  compareJudged,
  type JudgedVersion
} from "../../pipelines/model/registry/compare-scores.ts";
import {everInProduction, type RegistrySummary} from "../data/registry-summary.ts";
import {formatInterval, formatScore} from "../evaluation/evaluation-scores.ts";
import {words as scoreWords} from "../evaluation/evaluation-words.ts";
import {dictionary} from "../i18n/language.ts";
import {integer} from "../i18n/numbers.ts";
import {selectField} from "../ui/filters.ts";
import {html} from "../ui/html.ts";
import {dataTable} from "../ui/table.ts";
import {versionName} from "./experiments-versions.ts";
import {words} from "./experiments-words.ts";

const own = dictionary({
  first: ["Compare", "Comparer"],
  second: ["with", "avec"],
  caption: ["Scores of both versions", "Scores des deux versions"],
  score: ["Score", "Score"],
  better: ["Better", "Meilleure"],
  undecided: ["intervals touch", "intervalles qui se touchent"],
  betterVersion: ["version {version}", "version {version}"],
  verdict: [
    "{first} against {second} on the {split} test split ({rows|test duel|test duels}): of {n} scores, {wins} speak for version {one}, {losses} for version {two}; the 95% intervals of the others touch.",
    "{first} face à {second} sur les paires disjointes ({split}, {rows|duel|duels} de test) : sur {n} scores, {wins} parlent pour la version {one}, {losses} pour la version {two} ; les intervalles à 95 % des autres se touchent."
  ],
  same: ["The same version twice: choose another.", "Deux fois la même version : choisissez-en une autre."],
  sameData: ["Same data, ", "Mêmes données, "],
  otherData: ["Other data, ", "Autres données, "],
  sameFeatures: ["same features.", "mêmes variables."],
  otherFeatures: ["other features.", "autres variables."],
  parameters: ["Parameters that differ: {list}.", "Paramètres qui diffèrent : {list}."],
  noParameters: ["No parameter differs.", "Aucun paramètre ne diffère."]
});

type Comparable = ReadonlyMap<number, JudgedVersion>;

function comparisonOf(
  registry: RegistrySummary,
  versions: Comparable,
  [one, two]: readonly [number, number]
): Node {
  if (one === two) return html`<p>${own("same")}</p>`;
  const comparison = compareJudged(versions.get(one)!, versions.get(two)!);
  const wins = (version: number): number => comparison.scores.filter(({better}) => better === version).length;
  const parameters = Object.entries(comparison.parameters).map(
    ([name, [before, after]]) => `${name} ${before ?? "–"} → ${after ?? "–"}`
  );
  const table = dataTable<ComparedScore>({
    caption: own("caption"),
    rows: comparison.scores,
    columns: [
      {key: "score", label: own("score"), rowHeader: true, cell: ({name}) => scoreWords(name)},
      ...([0, 1] as const).map((side) => ({
        key: `side-${side}`,
        label: `${words("version")} ${comparison.versions[side]}`,
        numeric: true,
        cell: ({name, values, intervals}: ComparedScore) =>
          html`<span>${formatScore(name, values[side])}<br><span class="quiet">${formatInterval(name, intervals[side])}</span></span>`
      })),
      {
        key: "better",
        label: own("better"),
        cell: ({better}) =>
          better === null
            ? html`<span class="quiet">${own("undecided")}</span>`
            : html`<span class="chip chip-good">${own("betterVersion", {version: better})}</span>`
      }
    ]
  });
  return html.fragment`<p role="status">${own("verdict", {
    first: versionName(registry, one),
    second: versionName(registry, two),
    split: comparison.split,
    rows: [...new Set(comparison.testRows.map(integer))].join(" / "),
    n: comparison.scores.length,
    wins: wins(one),
    losses: wins(two),
    one,
    two
  })} ${own(comparison.sameData ? "sameData" : "otherData")}${own(
    comparison.sameFeatures ? "sameFeatures" : "otherFeatures"
  )} ${parameters.length > 0 ? own("parameters", {list: parameters.join(", ")}) : own("noParameters")}</p>${table.element}`;
}

/** The two to begin with: the candidate, or else what was in production before, against production. */
export function firstPair(registry: RegistrySummary, versions: readonly number[]): [number, number] {
  const {production, candidate} = registry;
  const second =
    production !== null && versions.includes(production) ? production : versions[versions.length - 1];
  const others = [candidate, ...everInProduction(registry).reverse(), ...[...versions].reverse()];
  const first = others.find(
    (version) => version !== null && version !== second && versions.includes(version)
  );
  return [first ?? second, second];
}

/** Two chosen versions side by side; null where there are not two with an evaluation. */
export function versionComparison(registry: RegistrySummary): HTMLElement | null {
  const versions: Comparable = new Map(
    registry.versions.flatMap((manifest) =>
      manifest.judged ? [[manifest.version, {manifest, split: manifest.judged}] as const] : []
    )
  );
  if (versions.size < 2) return null;
  let pair = firstPair(registry, [...versions.keys()]);
  const place: HTMLElement = html`<div></div>`;
  const show = (): void => place.replaceChildren(comparisonOf(registry, versions, pair));
  show();
  const choices = [...versions.keys()].map((version) => ({
    value: String(version),
    label: versionName(registry, version)
  }));
  return html`<div><div class="filters">${selectField(
    "first",
    own("first"),
    choices,
    (value) => {
      pair = [Number(value), pair[1]];
      show();
    },
    String(pair[0])
  )}${selectField(
    "second",
    own("second"),
    choices,
    (value) => {
      pair = [pair[0], Number(value)];
      show();
    },
    String(pair[1])
  )}</div>${place}</div>`;
}
