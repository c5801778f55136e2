import type {FeatureReport} from "../../pipelines/model/evaluation/evaluation-report.ts";
import {chart, legend} from "../charts/chart.ts";
import {hoverText} from "../charts/labels.ts";
import {dot, plot, text} from "../charts/plot.ts";
import {featureName} from "../i18n/feature-names.ts";
import {dictionary} from "../i18n/language.ts";
import {nameAndValue} from "../i18n/name-and-value.ts";
import {decimal, integer, numberTick} from "../i18n/numbers.ts";
import {byWeight, type DescribedFeature} from "./features-row.ts";
import {SOURCE_COLOURS, SOURCE_SYMBOLS, words} from "./features-words.ts";

const own = dictionary({
  title: ["Does the model use what is informative?", "Le modèle utilise-t-il ce qui informe ?"],
  subtitle: [
    "Each feature’s mutual information with the outcome, alone, over {n|test duel|test duels}, against its mean |SHAP| over {explained} explained ones; pair-disjoint split, square-root axes",
    "Information mutuelle de chaque variable, seule, avec l’issue sur {n|duel|duels} de test, face à sa moyenne |SHAP| sur {explained|duel|duels} expliqués ; paires disjointes, axes racine"
  ],
  name: [
    "Scatter of {n|feature|features}: “{informative}” tells most about the outcome alone, “{important}” weighs most in the model.",
    "Nuage de {n|variable|variables} : « {informative} » informe le plus à elle seule, « {important} » pèse le plus dans le modèle."
  ]
});

interface Place {
  /** In words. */
  readonly name: string;
  readonly column: string;
  readonly source: DescribedFeature["source"];
  readonly information: number;
  readonly importance: number;
}

const HEIGHT = 560;
/** At most so many features bear their name in the drawing. */
const NAMED = 9;
/** Of the height of the drawing: two names nearer than this would lie over one another. */
const LEAST_GAP = 0.035;

/** Of features in descending order of importance, those whose names have room. */
function apart(places: readonly Place[], most: number): Place[] {
  const kept: Place[] = [];
  for (const place of places) {
    const last = kept.at(-1);
    const gap = last ? (Math.sqrt(last.importance) - Math.sqrt(place.importance)) / most : 1;
    if (gap >= LEAST_GAP) kept.push(place);
  }
  return kept;
}

/** What a feature tells by itself against what the model makes of it. */
export function associationChart(features: readonly DescribedFeature[], report: FeatureReport): HTMLElement {
  const places = features.flatMap(({name, source, statistics}): Place[] =>
    statistics
      ? [
          {
            name: featureName(name),
            column: name,
            source,
            information: statistics.mutualInformation,
            importance: statistics.importance
          }
        ]
      : []
  );
  const important = byWeight(features, ({statistics}) => statistics?.importance ?? null);
  const informative = byWeight(features, ({statistics}) => statistics?.mutualInformation ?? null);
  const named = apart(
    [...places].sort((x, y) => y.importance - x.importance).slice(0, NAMED),
    Math.sqrt(important[0].statistics?.importance ?? 0)
  );
  return chart({
    title: own("title"),
    subtitle: own("subtitle", {
      n: integer(report.rows),
      explained: integer(report.explained.reduce((sum, {n}) => sum + n, 0))
    }),
    name: own("name", {
      n: places.length,
      informative: featureName(informative[0].name),
      important: featureName(important[0].name)
    }),
    source: words("source"),
    columns: [words("feature"), words("column"), words("mutualInformationUnit"), words("importanceUnit")],
    rows: places.map(({name, column, information, importance}) => [name, column, information, importance]),
    height: HEIGHT,
    legend: legend([
      [words("original"), SOURCE_COLOURS.original],
      [words("mechanics"), SOURCE_COLOURS.mechanics]
    ]),
    draw: (width) =>
      plot(width, {
        height: HEIGHT,
        marginLeft: 52,
        marginRight: 24,
        marginBottom: 42,
        x: {
          type: "sqrt",
          tickFormat: numberTick,
          label: words("mutualInformationUnit"),
          grid: true,
          ticks: width < 500 ? 3 : 6
        },
        y: {type: "sqrt", tickFormat: numberTick, label: words("importanceUnit"), grid: true, ticks: 6},
        marks: [
          dot(places, {
            x: "information",
            y: "importance",
            stroke: ({source}: Place) => SOURCE_COLOURS[source],
            symbol: ({source}: Place) => SOURCE_SYMBOLS[source],
            r: 4,
            strokeWidth: 1.5,
            title: ({name, column, information, importance}: Place) =>
              hoverText(
                name,
                column,
                nameAndValue(words("mutualInformationUnit"), decimal(information, 3)),
                nameAndValue(words("importanceUnit"), decimal(importance, 3))
              ),
            tip: true
          }),
          text(named, {
            x: "information",
            y: "importance",
            text: "name",
            textAnchor: "end",
            dx: -8,
            fill: "var(--ink)",
            stroke: "var(--surface)",
            strokeWidth: 4
          })
        ]
      })
  });
}
