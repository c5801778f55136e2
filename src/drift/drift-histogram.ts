import type {ReportColumn} from "../../pipelines/monitoring/drift/report/drift-report.ts";
import {chart} from "../charts/chart.ts";
import {hoverText} from "../charts/labels.ts";
import {barY, plot, tickY} from "../charts/plot.ts";
import {featureName} from "../i18n/feature-names.ts";
import {nameAndValue} from "../i18n/name-and-value.ts";
import {integer, percent, shareTick} from "../i18n/numbers.ts";
import {shown} from "./drift-shown.ts";
import {reportWords, source, words} from "./drift-words.ts";

interface Bin {
  readonly index: number;
  readonly label: string;
  readonly share: number;
  readonly reference: number;
}

const short = (value: number | string): string =>
  typeof value === "string" ? value : String(Number(value.toPrecision(3)));

/** A category's own part of its column's name: `water` of `a_type_1_water`. */
const ownPart = (label: string, column: string): string =>
  label.startsWith(`${column}_`) ? label.slice(column.length + 1) : label;

const binsOf = ({name, labels, histogram, referenceHistogram}: ReportColumn): Bin[] =>
  histogram.map((share, index) => {
    const label = labels[index];
    return {
      index,
      // Beyond the last upper edge there is no label.
      label: label === undefined ? `> ${short(labels[index - 1])}` : ownPart(short(label), name),
      share,
      reference: referenceHistogram[index]
    };
  });

const HEIGHT = 220;

const ASKED = {subtitle: "histogramSubtitle", name: "histogramName", reference: "inTraining"} as const;
/** Of fighters, beside those of the scenario. */
export const BUILDS = {subtitle: "buildsSubtitle", name: "buildsName", reference: "inScenario"} as const;

/** One column's values in the window as bars, with the reference's share as a tick on each. */
export function histogramChart(
  column: ReportColumn,
  rows: number,
  said: typeof ASKED | typeof BUILDS = ASKED
): HTMLElement {
  const bins = binsOf(column);
  const categories = column.categories !== null;
  const step = Math.max(1, Math.ceil(bins.length / (categories ? 18 : 6)));
  return chart({
    title: featureName(column.name),
    subtitle: words(said.subtitle, {
      psi: shown(column.psi),
      status: reportWords().statuses[column.status],
      n: integer(rows)
    }),
    name: words(said.name, {column: featureName(column.name)}),
    source,
    columns: [words(categories ? "category" : "upTo"), words("lately"), words(said.reference)],
    rows: bins.map(({label, share, reference}) => [label, share, reference]),
    height: HEIGHT,
    draw: (width) =>
      plot(width, {
        height: HEIGHT,
        marginLeft: 44,
        marginBottom: categories ? 62 : 34,
        x: {
          type: "band",
          label: null,
          domain: bins.map(({index}) => index),
          ticks: bins.filter(({index}) => index % step === 0).map(({index}) => index),
          tickFormat: (index: number) => bins[index].label,
          tickRotate: categories ? -55 : 0
        },
        y: {label: null, tickFormat: shareTick, grid: true, ticks: 4},
        marks: [
          barY(bins, {
            x: "index",
            y: "share",
            fill: "var(--a)",
            fillOpacity: 0.75,
            title: ({label, share, reference}: Bin) =>
              hoverText(
                label,
                nameAndValue(words("lately"), percent(share)),
                nameAndValue(words(said.reference), percent(reference))
              ),
            tip: true
          }),
          tickY(bins, {x: "index", y: "reference", stroke: "var(--b)", strokeWidth: 2})
        ]
      })
  });
}
