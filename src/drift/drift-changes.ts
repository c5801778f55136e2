import type {Carrier, Changes, Chunk} from "../../pipelines/monitoring/drift/changes/changes.ts";
import type {DriftReport} from "../../pipelines/monitoring/drift/report/drift-report.ts";
import {chart} from "../charts/chart.ts";
import {hoverText} from "../charts/labels.ts";
import {barX, plot, rect, ruleX, tickX} from "../charts/plot.ts";
import {featureName} from "../i18n/feature-names.ts";
import {localName} from "../i18n/language.ts";
import {nameAndValue} from "../i18n/name-and-value.ts";
import {date, integer, percent, shareTick} from "../i18n/numbers.ts";
import {html} from "../ui/html.ts";
import {dataTable} from "../ui/table.ts";
import {source, words} from "./drift-words.ts";
import {timeScale} from "./time-scale.ts";

const nameOf = (carrier: Carrier): string => {
  if (carrier.kind === "column") return featureName(carrier.name.en);
  const name = localName(carrier);
  return carrier.side === null ? name : words(carrier.side === "a" ? "aIs" : "bIs", {name});
};
const written = ({kind}: Carrier, value: number): string =>
  kind === "column" ? integer(Math.round(value)) : percent(value);

const STRIP_HEIGHT = 86;
const BAR_HEIGHT = 34;

/** The window's parts on its time: quiet or not, and a line where the change began. */
function strip(report: DriftReport, {chunks, since}: Changes): HTMLElement {
  const parts = chunks.map((chunk) => ({...chunk, start: new Date(chunk.from), end: new Date(chunk.to)}));
  const said = ({carrier}: Chunk): string =>
    carrier === null ? words("chunkQuiet") : `${nameOf(carrier)} ${written(carrier, carrier.now)}`;
  return chart({
    title: words("whenTitle"),
    subtitle: since === null ? words("whenOver") : words("whenSubtitle", {date: date(since)}),
    name: words("whenName"),
    source,
    columns: [words("time"), words("rows"), words("outcome")],
    rows: parts.map((part) => [part.from, part.rows, said(part)]),
    height: STRIP_HEIGHT,
    draw: (width) =>
      plot(width, {
        height: STRIP_HEIGHT,
        marginLeft: 12,
        x: timeScale(report, width),
        y: {domain: [0, 1], axis: null},
        marks: [
          rect(parts, {
            x1: "start",
            x2: "end",
            y1: 0,
            y2: 1,
            insetLeft: 1,
            insetRight: 1,
            fill: ({isDrifted}: (typeof parts)[number]) => (isDrifted ? "var(--b)" : "var(--a)"),
            fillOpacity: ({isDrifted}: (typeof parts)[number]) => (isDrifted ? 0.9 : 0.25),
            title: (part: (typeof parts)[number]) =>
              hoverText(date(part.from), nameAndValue(words("rows"), integer(part.rows)), said(part)),
            tip: true
          }),
          ruleX(since === null ? [] : [new Date(since)], {stroke: "var(--ink)", strokeWidth: 2})
        ]
      })
  });
}

/** Shares of who is asked about more than in training: now as a bar, in training as a tick on it. */
function whoChart({carriers}: Changes): HTMLElement | "" {
  const shares = carriers.filter(({kind}) => kind !== "column").map((one) => ({...one, label: nameOf(one)}));
  if (shares.length === 0) return "";
  const height = 40 + BAR_HEIGHT * shares.length;
  return chart({
    title: words("whoTitle"),
    subtitle: words("whoSubtitle"),
    name: words("whoName"),
    source,
    columns: [words("who"), words("lately"), words("inTraining")],
    rows: shares.map(({label, now, reference}) => [label, now, reference]),
    height,
    draw: (width) =>
      plot(width, {
        height,
        marginLeft: 120,
        x: {label: null, tickFormat: shareTick, grid: true, ticks: 5, zero: true},
        y: {label: null, domain: shares.map(({label}) => label)},
        marks: [
          barX(shares, {
            x: "now",
            y: "label",
            fill: "var(--b)",
            title: (one: (typeof shares)[number]) =>
              hoverText(
                one.label,
                nameAndValue(words("lately"), percent(one.now)),
                nameAndValue(words("inTraining"), percent(one.reference))
              ),
            tip: true
          }),
          tickX(shares, {x: "reference", y: "label", stroke: "var(--ink)", strokeWidth: 3})
        ]
      })
  });
}

/** Since when something else is asked, and about whom; then each part of the window. Nothing where nothing moved. */
export function changesSection(report: DriftReport): HTMLElement | "" {
  const {changes} = report;
  if (!changes || (changes.since === null && !changes.wasDrifted)) return "";
  const carriers = dataTable<Carrier>({
    caption: words("who"),
    rows: changes.carriers,
    columns: [
      {key: "who", label: words("who"), rowHeader: true, cell: nameOf},
      {
        key: "now",
        label: words("lately"),
        numeric: true,
        cell: (carrier) => written(carrier, carrier.now)
      },
      {
        key: "reference",
        label: words("inTraining"),
        numeric: true,
        cell: (carrier) => written(carrier, carrier.reference)
      },
      {key: "since", label: words("since"), cell: ({since}) => date(since)}
    ]
  }).element;
  const glance = html`<div class="grid" style="--min:320px">${strip(report, changes)}${whoChart(changes)}</div>`;
  return html`<section>${
    changes.since === null
      ? html`<div>${glance}</div>`
      : html`<div><h2>${words("changed", {date: date(changes.since)})}</h2><p>${words("changedLede")}</p>${glance}${carriers}</div>`
  }</section>`;
}
