import {chart, legend} from "../charts/chart.ts";
import {hoverText} from "../charts/labels.ts";
import {line, plot, ruleY, text} from "../charts/plot.ts";
import {nameAndValue} from "../i18n/name-and-value.ts";
import {decimal, integer} from "../i18n/numbers.ts";
import {html} from "../ui/html.ts";
import {words} from "./train-it-yourself-words.ts";
import type {CurvePoint} from "./training-messages.ts";

const HEIGHT = 340;
/** Log-loss of a model that knows nothing: every duel one half. */
const KNOWS_NOTHING = Math.LN2;
const TRAIN = "var(--b)";
const HELD_OUT = "var(--a)";
/** Keeps a text readable over lines. */
const HALO = {stroke: "var(--surface)", strokeWidth: 4, paintOrder: "stroke"} as const;

/** A line to compare with: another method's held-out log-loss. */
interface Reference {
  readonly name: string;
  readonly logLoss: number;
  /** Where its name stands: on the side of the line that no curve comes to. */
  readonly side: "above" | "below";
}

export interface Curve {
  readonly points: readonly CurvePoint[];
  readonly rounds: number;
  readonly references: readonly Reference[];
  readonly heldOutRows: number;
}

function drawCurve(width: number, {points, rounds, references}: Curve): Element {
  const ends = points.slice(-1);
  return plot(width, {
    height: HEIGHT,
    marginLeft: 46,
    marginRight: 16,
    marginBottom: 40,
    x: {label: words("round"), domain: [0, rounds], ticks: width < 500 ? 5 : 10, tickFormat: "d"},
    y: {
      label: words("loss"),
      domain: [0, KNOWS_NOTHING],
      grid: true,
      ticks: 7,
      tickFormat: (value: number) => decimal(value, 1)
    },
    marks: [
      ruleY(references as Reference[], {y: "logLoss", stroke: "var(--line-strong)", strokeDasharray: "4 4"}),
      ...references.map((reference) =>
        text([reference], {
          x: rounds,
          y: "logLoss",
          text: ({name, logLoss}: Reference) => `${name} ${decimal(logLoss, 3)}`,
          textAnchor: "end",
          dy: reference.side === "above" ? -8 : 10,
          fill: "var(--ink-soft)",
          ...HALO
        })
      ),
      line(points as CurvePoint[], {
        x: "round",
        y: "train",
        stroke: TRAIN,
        strokeWidth: 2,
        strokeDasharray: "2 4",
        strokeLinecap: "round"
      }),
      line(points as CurvePoint[], {
        x: "round",
        y: "heldOut",
        stroke: HELD_OUT,
        strokeWidth: 2.5,
        title: ({round, train, heldOut}: CurvePoint) =>
          hoverText(
            nameAndValue(words("round"), integer(round)),
            nameAndValue(words("trainLoss"), decimal(train, 4)),
            nameAndValue(words("heldOutLoss"), decimal(heldOut, 4))
          ),
        tip: "x"
      }),
      text(ends, {
        x: "round",
        y: "heldOut",
        text: ({heldOut}: CurvePoint) => decimal(heldOut, 3),
        textAnchor: "end",
        dy: -10,
        fontWeight: 700,
        fill: HELD_OUT,
        ...HALO
      })
    ]
  });
}

const curveLegend = (): HTMLElement =>
  legend([
    [words("heldOutLoss"), HELD_OUT],
    [words("trainLoss"), `repeating-linear-gradient(90deg,${TRAIN} 0 3px,transparent 3px 6px)`]
  ]);

const subtitleOf = ({heldOutRows}: Curve): string => words("curveSubtitle", {n: integer(heldOutRows)});

/** A curve that grows while it is shown: redrawn at most once a frame. */
export function liveCurve(heldOutRows: number): {element: HTMLElement; show(curve: Curve): void} {
  const empty = html`<p class="quiet">${words("curveEmpty")}</p>`;
  const place: HTMLElement = html`<div class="drawing training-live" style=${`min-height:${HEIGHT}px`}>${empty}</div>`;
  let latest: Curve | undefined;
  const draw = (): void => {
    const curve = latest;
    latest = undefined;
    if (!curve || !place.isConnected) return;
    const drawing = drawCurve(Math.floor(place.clientWidth), curve);
    drawing.setAttribute("aria-hidden", "true");
    place.replaceChildren(drawing);
  };
  return {
    element: html`<figure class="chart" aria-label=${words("curve")}><h3>${words("curve")}</h3><p class="subtitle">${words(
      "curveSubtitle",
      {n: integer(heldOutRows)}
    )}</p>${curveLegend()}${place}</figure>`,
    show(curve) {
      if (!latest) requestAnimationFrame(draw);
      latest = curve;
    }
  };
}

/** The curve of a training that has ended, with its data and downloads. */
export function curveChart(curve: Curve): HTMLElement {
  const {points} = curve;
  const last = points[points.length - 1];
  return chart({
    title: words("curve"),
    subtitle: subtitleOf(curve),
    name: words("curveName", {heldOut: decimal(last.heldOut, 3), rounds: integer(last.round)}),
    source: words("source"),
    columns: [words("round"), words("trainLoss"), words("heldOutLoss")],
    rows: points.map(({round, train, heldOut}) => [round, train, heldOut]),
    height: HEIGHT,
    legend: curveLegend(),
    draw: (width) => drawCurve(width, curve)
  });
}
