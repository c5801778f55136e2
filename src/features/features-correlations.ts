import type {FeatureReport} from "../../pipelines/model/evaluation/evaluation-report.ts";
import {chart, legend} from "../charts/chart.ts";
import {hoverText, nameAxis} from "../charts/labels.ts";
import {cell, plot} from "../charts/plot.ts";
import {featureName} from "../i18n/feature-names.ts";
import {dictionary} from "../i18n/language.ts";
import {decimal, integer} from "../i18n/numbers.ts";
import {words} from "./features-words.ts";

const own = dictionary({
  title: ["Which features say the same?", "Quelles variables disent la même chose ?"],
  subtitle: [
    "Pearson correlation of the {k} most important features over {n|test duel|test duels}, pair-disjoint split; columns in the order of the rows; the stronger the colour, the nearer to ±1",
    "Corrélation de Pearson des {k|variable|variables} les plus importantes sur {n|duel|duels} de test, paires disjointes ; colonnes dans l’ordre des lignes ; plus la couleur est forte, plus c’est proche de ±1"
  ],
  name: [
    "Heat map of correlations; the strongest is {value}, between {first} and {second}.",
    "Carte des corrélations ; la plus forte est {value}, entre {first} et {second}."
  ],
  together: ["rise together", "montent ensemble"],
  against: ["one rises as the other falls", "l’une monte quand l’autre baisse"]
});

interface Square {
  readonly row: string;
  readonly column: number;
  readonly value: number;
  readonly title: string;
}

/** The strongest correlation between two different features, as indexes and value. */
export function strongestPair(values: FeatureReport["correlations"]["values"]): {
  readonly first: number;
  readonly second: number;
  readonly value: number;
} {
  let strongest = {first: 0, second: 0, value: 0};
  for (const [first, row] of values.entries())
    for (let second = 0; second < first; second++)
      if (Math.abs(row[second]) > Math.abs(strongest.value)) strongest = {first, second, value: row[second]};
  return strongest;
}

export function correlationChart({correlations: {names, values}, rows: n}: FeatureReport): HTMLElement {
  const told = names.map(featureName);
  const labels = told.map((name, index) => `${index + 1} ${name}`);
  const squares = values.flatMap((row, i) =>
    row.map(
      (value, j): Square => ({
        row: labels[i],
        column: j + 1,
        value,
        title: hoverText(`${told[i]} (${names[i]})`, `${told[j]} (${names[j]})`, decimal(value, 2))
      })
    )
  );
  const strongest = strongestPair(values);
  const height = 50 + 26 * names.length;
  return chart({
    title: own("title"),
    subtitle: own("subtitle", {k: names.length, n: integer(n)}),
    name: own("name", {
      value: decimal(strongest.value, 2),
      first: told[strongest.first],
      second: told[strongest.second]
    }),
    source: words("source"),
    columns: [words("feature"), words("column"), ...labels.map((_, index) => String(index + 1))],
    rows: values.map((row, index) => [labels[index], names[index], ...row]),
    height,
    legend: legend([
      [own("together"), "var(--a)"],
      [own("against"), "var(--b)"]
    ]),
    draw: (width) => {
      const marginLeft = Math.min(240, width * 0.48);
      return plot(width, {
        height,
        marginLeft,
        marginTop: 26,
        marginRight: 6,
        marginBottom: 6,
        padding: 0.04,
        x: {
          label: null,
          axis: "top",
          domain: names.map((_, index) => index + 1),
          tickSize: 0,
          ...(width < 700 ? {ticks: [1, 6, 12, 18, 24].filter((tick) => tick <= names.length)} : {})
        },
        y: nameAxis(labels, marginLeft),
        marks: [
          cell(squares, {
            x: "column",
            y: "row",
            fill: ({value}: Square) => (value >= 0 ? "var(--a)" : "var(--b)"),
            fillOpacity: ({value}: Square) => Math.abs(value),
            title: "title",
            tip: true
          })
        ]
      });
    }
  });
}
