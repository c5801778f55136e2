import type {MechanicsReport} from "../../pipelines/battle/agreement/mechanics-schema.ts";
import {chart, legend} from "../charts/chart.ts";
import {axisY, dot, link, plot, ruleY, tickX} from "../charts/plot.ts";
import {decimal, integer} from "../i18n/numbers.ts";
import {className} from "./class-names.ts";
import {words} from "./mechanics-words.ts";

const SOURCE = "data/evaluation/mechanics.json";
const HEIGHT = 460;
const DUEL = "var(--a)";
const MOVE_SET = "var(--b)";
/** Of a class, beyond the sampling error: `tests/oracle/run.ts` fails above it. */
const LIMIT = 0.03;
const ROW = 20;

type Point = MechanicsReport["duelPoints"][number];
type Group = MechanicsReport["classes"][number];

/** Both engines' win probabilities of every battle. */
export function agreementChart({duelPoints, moveSetPoints, duels}: MechanicsReport): HTMLElement {
  const ours = {x: "ours", y: "reference", title: "name", tip: true} as const;
  return chart({
    title: words("agreementTitle"),
    subtitle: words("agreementSubtitle", {
      duels: integer(duelPoints.length),
      exact: integer(duels.exact),
      sets: integer(moveSetPoints.length),
      seeds: integer(duels.seedsEach)
    }),
    name: words("agreementName"),
    source: SOURCE,
    columns: [words("battle"), words("effect"), words("ours"), words("theirs")],
    rows: [...duelPoints, ...moveSetPoints].map(({name, group, ours: here, reference}) => [
      name,
      className(group),
      here,
      reference
    ]),
    height: HEIGHT,
    legend: legend([
      [words("duel"), DUEL],
      [words("moveSet"), MOVE_SET]
    ]),
    draw: (width) =>
      plot(Math.min(width, 640), {
        height: HEIGHT,
        marginLeft: 52,
        marginRight: 28,
        marginBottom: 40,
        x: {label: words("ours"), tickFormat: "%", domain: [0, 1], ticks: 5},
        y: {label: words("theirs"), tickFormat: "%", domain: [0, 1], grid: true, ticks: 5},
        marks: [
          link([0], {x1: 0, y1: 0, x2: 1, y2: 1, stroke: "var(--line-strong)", strokeDasharray: "4 4"}),
          dot(duelPoints as Point[], {...ours, fill: DUEL, fillOpacity: 0.45, r: 2.5}),
          dot(moveSetPoints as Point[], {
            ...ours,
            stroke: MOVE_SET,
            strokeWidth: 1.5,
            symbol: "diamond",
            r: 3.5
          })
        ]
      })
  });
}

/** The mean difference of every class of moves and of both policies, beside what sampling explains. */
export function classChart({classes, policies}: MechanicsReport): HTMLElement {
  const groups = [...classes, ...policies]
    .map((group) => ({...group, label: className(group.group)}))
    .sort((x, y) => y.excess - x.excess || y.meanDifference - x.meanDifference);
  const [worst] = groups;
  const height = groups.length * ROW + 76;
  return chart({
    title: words("classesTitle"),
    subtitle: words("classesSubtitle", {n: integer(classes[0]?.battles ?? 0), limit: decimal(LIMIT, 2)}),
    name: words("classesName", {excess: decimal(worst.excess, 4), worst: worst.label}),
    source: SOURCE,
    columns: [
      words("effect"),
      words("battles"),
      words("difference"),
      words("sampling"),
      words("excess"),
      words("winners")
    ],
    rows: groups.map(({label, battles, meanDifference, samplingError, excess, winnersDiffer}) => [
      label,
      battles,
      meanDifference,
      samplingError,
      excess,
      winnersDiffer
    ]),
    height,
    draw: (width) =>
      plot(width, {
        height,
        marginLeft: width < 500 ? 142 : 200,
        marginRight: 20,
        marginTop: 46,
        x: {
          label: words("difference"),
          axis: "top",
          labelOffset: 40,
          domain: [0, largest(groups)],
          nice: true,
          ticks: 4,
          tickFormat: (value: number) => decimal(value, 3),
          grid: true
        },
        y: {label: null, domain: groups.map(({label}) => label)},
        marks: [
          axisY({label: null, tickSize: 0}),
          ruleY(groups, {
            y: "label",
            x1: "meanDifference",
            x2: "samplingError",
            stroke: "var(--line-strong)"
          }),
          tickX(groups, {
            x: "samplingError",
            y: "label",
            stroke: "var(--ink-mute)",
            strokeWidth: 2,
            inset: 3
          }),
          dot(groups, {
            x: "meanDifference",
            y: "label",
            r: 4,
            fill: ({excess}: Group) => (excess > LIMIT ? "var(--bad)" : DUEL)
          })
        ]
      })
  });
}

const largest = (groups: readonly Group[]): number =>
  Math.max(...groups.map(({meanDifference, samplingError}) => Math.max(meanDifference, samplingError)));
