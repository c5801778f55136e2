import type {FeatureReport, FeatureStatistics} from "../../pipelines/model/evaluation/evaluation-report.ts";
import {chart} from "../charts/chart.ts";
import {hoverText} from "../charts/labels.ts";
import {barY, plot, rectY, ruleX, ruleY} from "../charts/plot.ts";
import {common} from "../i18n/common.ts";
import {featureGroup} from "../i18n/feature-groups.ts";
import {featureMeaning, featureName} from "../i18n/feature-names.ts";
import {dictionary} from "../i18n/language.ts";
import {nameAndValue} from "../i18n/name-and-value.ts";
import {countTick, integer, numberTick} from "../i18n/numbers.ts";
import {combobox} from "../ui/combobox.ts";
import {html} from "../ui/html.ts";
import {plain} from "../ui/search.ts";
import {unitName} from "./features-names.ts";
import {statisticText} from "./features-numbers.ts";
import {byWeight, type DescribedFeature, searchText} from "./features-row.ts";
import {words} from "./features-words.ts";

const own = dictionary({
  title: ["How is “{name}” spread?", "Comment se répartit « {name} » ?"],
  subtitle: [
    "{n|test duel|test duels} of the pair-disjoint split, each seen from the side that acts first; unit: {unit}; the dashed line is the mean",
    "{n|duel|duels} de test, paires disjointes, chacun vu du camp qui agit en premier ; unité : {unit} ; le trait tireté est la moyenne"
  ],
  subtitleFew: [
    "{n|test duel|test duels} of the pair-disjoint split, each seen from the side that acts first; unit: {unit}; one bar a value",
    "{n|duel|duels} de test, paires disjointes, chacun vu du camp qui agit en premier ; unité : {unit} ; une barre par valeur"
  ],
  chartName: [
    "Histogram of {name}: mean {mean}, standard deviation {deviation}, from {least} to {most}; most duels lie at {mode}.",
    "Histogramme de {name} : moyenne {mean}, écart-type {deviation}, de {least} à {most} ; la plupart des duels sont à {mode}."
  ],
  from: ["From", "De"],
  to: ["To", "À"],
  value: ["Value", "Valeur"],
  duels: ["Duels", "Duels"],
  pick: ["Feature", "Variable"]
});

export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly n: number;
}

/** Bins of a histogram; where every value has one of its own (`from` is `to`), the last edge is said twice. */
export function binsOf({edges, counts}: Pick<FeatureStatistics, "edges" | "counts">): {
  readonly single: boolean;
  readonly bins: readonly Bin[];
} {
  const single = edges[edges.length - 1] === edges[edges.length - 2];
  return {
    single,
    bins: counts.map((n, index) => ({from: edges[index], to: single ? edges[index] : edges[index + 1], n}))
  };
}

const HEIGHT = 400;

function binText(label: string, {from, to, n}: Bin): string {
  const values = from === to ? statisticText(from) : `${statisticText(from)} – ${statisticText(to)}`;
  return hoverText(nameAndValue(label, values), nameAndValue(own("duels"), integer(n)));
}

function drawBars(width: number, bins: readonly Bin[], label: string): Element {
  const values = bins.map(({from}) => from);
  const apart = Math.ceil((values.length * 44) / width);
  return plot(width, {
    height: HEIGHT,
    marginLeft: 60,
    marginBottom: 42,
    x: {
      type: "band",
      label,
      domain: values,
      tickFormat: numberTick,
      ticks: values.filter((_, index) => index % apart === 0)
    },
    y: {label: own("duels"), grid: true, tickFormat: countTick},
    marks: [
      barY(bins, {x: "from", y: "n", fill: "var(--a)", title: (bin: Bin) => binText(label, bin), tip: true}),
      ruleY([0], {stroke: "var(--line-strong)"})
    ]
  });
}

function drawHistogram(width: number, bins: readonly Bin[], mean: number, label: string): Element {
  return plot(width, {
    height: HEIGHT,
    marginLeft: 60,
    marginBottom: 42,
    x: {label, tickFormat: numberTick, ticks: width < 500 ? 4 : 8},
    y: {label: own("duels"), grid: true, tickFormat: countTick},
    marks: [
      rectY(bins, {
        x1: "from",
        x2: "to",
        y: "n",
        fill: "var(--a)",
        inset: 0.5,
        title: (bin: Bin) => binText(label, bin),
        tip: true
      }),
      ruleX([mean], {stroke: "var(--ink)", strokeDasharray: "5 4", strokeWidth: 1.5}),
      ruleY([0], {stroke: "var(--line-strong)"})
    ]
  });
}

function histogramChart(feature: DescribedFeature, statistics: FeatureStatistics, n: number): HTMLElement {
  const {unit} = feature;
  const name = featureName(feature.name);
  const {single, bins} = binsOf(statistics);
  const {mean, standardDeviation, least, most} = statistics;
  const mode = bins.reduce((best, bin) => (bin.n > best.n ? bin : best));
  const [from, to] = [statisticText(mode.from), statisticText(mode.to)];
  const label = `${name} (${unitName(unit)})`;
  return chart({
    title: own("title", {name}),
    subtitle: own(single ? "subtitleFew" : "subtitle", {n: integer(n), unit: unitName(unit)}),
    name: own("chartName", {
      name,
      mean: statisticText(mean),
      deviation: statisticText(standardDeviation),
      least: statisticText(least),
      most: statisticText(most),
      mode: single ? from : `${from} – ${to}`
    }),
    source: words("source"),
    columns: single ? [own("value"), own("duels")] : [own("from"), own("to"), own("duels")],
    rows: bins.map((bin) => (single ? [bin.from, bin.n] : [bin.from, bin.to, bin.n])),
    height: HEIGHT,
    draw: (width) => (single ? drawBars(width, bins, label) : drawHistogram(width, bins, mean, label))
  });
}

const fact = (label: string, value: string | Node): HTMLElement =>
  html`<div><dt>${label}</dt><dd>${value}</dd></div>`;

function facts(feature: DescribedFeature, statistics: FeatureStatistics): HTMLElement {
  const {mean, standardDeviation, least, most, mutualInformation, correlation, importance} = statistics;
  return html`<div class="card"><dl class="facts">${[
    fact(words("meaning"), featureMeaning(feature.name, feature.description)),
    fact(words("column"), html`<code>${feature.name}</code>`),
    fact(words("unit"), unitName(feature.unit)),
    fact(words("group"), featureGroup(feature.group)),
    fact(words("mean"), statisticText(mean)),
    fact(words("standardDeviation"), statisticText(standardDeviation)),
    fact(words("range"), `${statisticText(least)} – ${statisticText(most)}`),
    fact(words("mutualInformationUnit"), statisticText(mutualInformation)),
    fact(words("correlation"), statisticText(correlation)),
    fact(words("importanceUnit"), statisticText(importance))
  ]}</dl></div>`;
}

/** The distribution of a feature the reader picks; the most important one first. */
export function distributionExplorer(
  features: readonly DescribedFeature[],
  report: FeatureReport
): HTMLElement {
  const known = byWeight(features, ({statistics}) => statistics?.importance ?? null);
  const place: HTMLElement = html`<div class="grid" style="--min:360px" aria-live="polite"></div>`;
  const show = (feature: DescribedFeature): void =>
    place.replaceChildren(
      histogramChart(feature, feature.statistics!, report.rows),
      facts(feature, feature.statistics!)
    );
  show(known[0]);
  return html`<div>${combobox<DescribedFeature>({
    label: own("pick"),
    value: known[0],
    text: ({name}) => featureName(name),
    find: (query) => known.filter((feature) => searchText(feature).includes(plain(query))),
    onChoose: show,
    emptyText: common("noResult")
  })}${place}</div>`;
}
