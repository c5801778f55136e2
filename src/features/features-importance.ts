import type {FeatureReport} from "../../pipelines/model/evaluation/evaluation-report.ts";
import {chart, legend} from "../charts/chart.ts";
import {hoverText, nameAxis} from "../charts/labels.ts";
import {barX, plot, text} from "../charts/plot.ts";
import {words as scenarioWords} from "../evaluation/evaluation-words.ts";
import {featureGroup} from "../i18n/feature-groups.ts";
import {featureName} from "../i18n/feature-names.ts";
import {dictionary} from "../i18n/language.ts";
import {decimal, integer, numberTick, percent, shareTick} from "../i18n/numbers.ts";
import {segmented} from "../ui/filters.ts";
import {html} from "../ui/html.ts";
import {byWeight, type DescribedFeature, type Weight, weightByGroup} from "./features-row.ts";
import {SOURCE_COLOURS, words} from "./features-words.ts";

const own = dictionary({
  top: ["Which features matter most?", "Quelles variables comptent le plus ?"],
  groups: ["Which kinds of features matter?", "Quels genres de variables comptent ?"],
  shapSubtitle: [
    "Mean |SHAP| in log-odds over {n} explained test duels ({where}), pair-disjoint split; {top} largest of {of}",
    "Moyenne |SHAP| en log-odds sur {n|duel|duels} de test expliqués ({where}), paires disjointes ; {top} plus grandes sur {of}"
  ],
  shapGroups: [
    "Sum over the group’s features of mean |SHAP| in log-odds, {n} explained test duels ({where})",
    "Somme sur le groupe des moyennes |SHAP| en log-odds, {n|duel|duels} de test expliqués ({where})"
  ],
  gainSubtitle: [
    "Share of the total gain of all splits in the production model’s trees, on training duels; {top} largest of {of}",
    "Part du gain total de toutes les coupes des arbres en production, sur les duels d’entraînement ; {top} plus grandes sur {of}"
  ],
  gainGroups: ["Share of the total gain by group", "Part du gain total par groupe"],
  name: ["Bars; “{first}” is first with {value}.", "Barres ; « {first} » est en tête avec {value}."],
  all: ["All duels", "Tous les duels"],
  choose: ["Importance in", "Importance dans"]
});

/** One way to weigh features: in all explained duels, in those of a scenario, by gain. */
interface Measure {
  readonly id: string;
  readonly label: string;
  readonly axis: string;
  readonly weight: Weight;
  readonly written: (value: number) => string;
  readonly tickFormat: (value: number) => string;
  readonly subtitle: (top: number, of: number) => string;
  readonly groupSubtitle: string;
  readonly source: string;
}

const TOP = 20;
/** Pixels for a name on two lines. */
const ROW = 26;
const shap = (value: number): string => decimal(value, 3);

function shapMeasure(id: string, label: string, n: number, weight: Weight): Measure {
  const values = {n: integer(n), where: label.toLowerCase()};
  return {
    id,
    label,
    axis: words("importanceUnit"),
    weight,
    written: shap,
    tickFormat: numberTick,
    subtitle: (top, of) => own("shapSubtitle", {...values, top, of}),
    groupSubtitle: own("shapGroups", values),
    source: words("source")
  };
}

function measuresOf(report: FeatureReport | null): Measure[] {
  const gain: Measure = {
    id: "gain",
    label: words("gain"),
    axis: words("gain"),
    weight: ({gain: share}) => share,
    written: (value) => percent(value, 1),
    tickFormat: shareTick,
    subtitle: (top, of) => own("gainSubtitle", {top, of}),
    groupSubtitle: own("gainGroups"),
    source: words("modelSource")
  };
  if (!report) return [gain];
  const total = report.explained.reduce((sum, {n}) => sum + n, 0);
  const scenarios = report.explained.map(({scenario, n}, index) =>
    shapMeasure(
      scenario,
      scenarioWords(scenario as "best_move"),
      n,
      ({statistics}) => statistics?.importanceByScenario[index] ?? null
    )
  );
  const all = shapMeasure("all", own("all"), total, ({statistics}) => statistics?.importance ?? null);
  return [all, ...scenarios, gain];
}

interface Bar {
  /** In words. */
  readonly name: string;
  /** The column of a feature. */
  readonly column?: string;
  readonly value: number;
  readonly fill: string;
}

function barChart(
  bars: readonly Bar[],
  measure: Measure,
  options: {
    readonly figure?: string;
    readonly title: string;
    readonly subtitle: string;
    readonly label: string;
    readonly legend?: Node;
  }
): HTMLElement {
  const height = 60 + ROW * bars.length;
  const {label, ...rest} = options;
  const titleOf = ({name, column, value}: Bar): string =>
    hoverText(name, ...(column ? [column] : []), measure.written(value));
  return chart({
    ...rest,
    name: own("name", {first: bars[0].name, value: measure.written(bars[0].value)}),
    source: measure.source,
    columns: bars.some(({column}) => column) ? [label, words("column"), measure.axis] : [label, measure.axis],
    rows: bars.map(({name, column, value}) => (column ? [name, column, value] : [name, value])),
    height,
    draw: (width) => {
      const marginLeft = Math.min(240, width * 0.5);
      return plot(width, {
        height,
        marginLeft,
        marginRight: 52,
        marginBottom: 36,
        x: {label: measure.axis, tickFormat: measure.tickFormat, grid: true, ticks: width < 500 ? 2 : 4},
        y: {
          ...nameAxis(
            bars.map(({name}) => name),
            marginLeft
          ),
          padding: 0.2
        },
        marks: [
          barX(bars, {x: "value", y: "name", fill: "fill", rx: 3, title: titleOf, tip: true}),
          text(bars, {
            x: "value",
            y: "name",
            text: ({value}: Bar) => measure.written(value),
            textAnchor: "start",
            dx: 5,
            fill: "var(--ink-soft)"
          })
        ]
      });
    }
  });
}

function topChart(features: readonly DescribedFeature[], measure: Measure): HTMLElement {
  const top = byWeight(features, measure.weight).slice(0, TOP);
  const bars = top.map((feature) => ({
    name: featureName(feature.name),
    column: feature.name,
    value: measure.weight(feature)!,
    fill: SOURCE_COLOURS[feature.source]
  }));
  return barChart(bars, measure, {
    figure: "importance",
    title: own("top"),
    subtitle: measure.subtitle(top.length, features.length),
    label: words("feature"),
    legend: legend(
      (["original", "mechanics"] as const)
        .filter((source) => top.some((feature) => feature.source === source))
        .map((source) => [words(source), SOURCE_COLOURS[source]])
    )
  });
}

function groupChart(features: readonly DescribedFeature[], measure: Measure): HTMLElement {
  const bars = weightByGroup(features, measure.weight).map(({group, weight}) => ({
    name: featureGroup(group),
    value: weight,
    fill: "var(--a)"
  }));
  return barChart(bars, measure, {
    title: own("groups"),
    subtitle: measure.groupSubtitle,
    label: words("group")
  });
}

/** Importance by feature and by group: the reader chooses in which duels, or the trees' gain. */
export function importanceExplorer(
  features: readonly DescribedFeature[],
  report: FeatureReport | null
): HTMLElement {
  const measures = measuresOf(report);
  const place: HTMLElement = html`<div class="grid" style="--min:380px"></div>`;
  const show = (id: string): void => {
    const measure = measures.find((entry) => entry.id === id)!;
    place.replaceChildren(topChart(features, measure), groupChart(features, measure));
  };
  show(measures[0].id);
  const chooser =
    measures.length > 1
      ? segmented(
          "importance",
          own("choose"),
          measures.map(({id, label}) => ({value: id, label})),
          measures[0].id,
          show
        )
      : "";
  return html`<div>${chooser}${place}</div>`;
}
