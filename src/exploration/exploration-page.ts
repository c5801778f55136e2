import type {GameData} from "../../data-loaders/game-data.ts";
import {chart, legend} from "../charts/chart.ts";
import {hoverText} from "../charts/labels.ts";
import {barX, cell, plot, rectY, ruleY, text} from "../charts/plot.ts";
import {common} from "../i18n/common.ts";
import {localName} from "../i18n/language.ts";
import {nameAndValue} from "../i18n/name-and-value.ts";
import {decimal, integer, percent} from "../i18n/numbers.ts";
import {typeColour} from "../ui/badges.ts";
import {notMadeYet} from "../ui/explain-missing.ts";
import {heatColour} from "../ui/heat.ts";
import {html} from "../ui/html.ts";
import {siteLink} from "../ui/links.ts";
import {outcomeChart, scenarioTable} from "./exploration-outcomes.ts";
import type {Exploration} from "./exploration-summary.ts";
import {words} from "./exploration-words.ts";

const STAT_LABELS: Readonly<Record<string, () => string>> = {
  hp: () => common("hp"),
  attack: () => common("attack"),
  defense: () => common("defense"),
  sp_attack: () => common("spAttack"),
  sp_defense: () => common("spDefense"),
  speed: () => common("speed"),
  total: () => common("total"),
  win: () => words("win")
};
const statLabel = (stat: string): string => STAT_LABELS[stat]?.() ?? stat;

function statChart({stats}: Exploration, forms: number): HTMLElement {
  const bins = stats.map((bin) => ({...bin, label: statLabel(bin.stat)}));
  const labels = Object.keys(STAT_LABELS).slice(0, 6).map(statLabel);
  return chart({
    figure: "stat-distribution",
    title: words("statsTitle"),
    subtitle: words("statsSubtitle", {n: integer(forms)}),
    name: words("statsName"),
    source: words("source"),
    columns: [words("stat"), words("from"), words("to"), words("forms")],
    rows: bins.map(({label, from, to, forms: n}) => [label, from, to, n]),
    height: 460,
    draw: (width) =>
      plot(width, {
        height: 460,
        marginLeft: 40,
        marginRight: width < 480 ? 74 : 90,
        marginBottom: 38,
        x: {label: words("stat"), ticks: 6},
        y: {label: null, ticks: 2, grid: true},
        fy: {label: null, domain: labels, padding: 0.15},
        marks: [
          rectY(bins, {
            x1: "from",
            x2: "to",
            y: "forms",
            fy: "label",
            fill: "var(--a)",
            inset: 0.5,
            title: ({label, from, to, forms: n}: (typeof bins)[number]) =>
              hoverText(
                nameAndValue(label, `${integer(from)} – ${integer(to)}`),
                nameAndValue(words("forms"), integer(n))
              ),
            tip: true
          }),
          ruleY([0], {stroke: "var(--line-strong)"})
        ]
      })
  });
}

function typeChart({types}: Exploration, game: GameData): HTMLElement {
  const names = new Map<string, string>(game.types.map((type) => [type.identifier, localName(type)]));
  const bars = types.map((entry) => ({...entry, label: names.get(entry.type) ?? entry.type}));
  const [most] = bars;
  const win = (share: number | null): string =>
    share === null ? "" : ` · ${words("wins")} ${percent(share, 0)}`;
  return chart({
    figure: "type-distribution",
    title: words("typesTitle"),
    subtitle: words("typesSubtitle"),
    name: words("typesName", {type: most.label, n: most.forms}),
    source: words("source"),
    columns: [words("type"), words("forms"), words("win")],
    rows: bars.map(({label, forms, winShare}) => [label, forms, winShare]),
    height: 500,
    draw: (width) =>
      plot(width, {
        height: 500,
        marginLeft: 78,
        // Beyond the longest bar stands its label.
        marginRight: 105,
        marginBottom: 38,
        x: {label: words("forms"), grid: true, ticks: 5},
        y: {label: null, domain: bars.map(({label}) => label), tickSize: 0, padding: 0.22},
        marks: [
          barX(bars, {
            x: "forms",
            y: "label",
            fill: ({type}: {type: string}) => typeColour(type as "fire"),
            rx: 3,
            title: ({label, forms, winShare}: (typeof bars)[number]) =>
              hoverText(
                label,
                nameAndValue(words("forms"), integer(forms)),
                ...(winShare === null ? [] : [nameAndValue(words("win"), percent(winShare))])
              ),
            tip: true
          }),
          text(bars, {
            x: "forms",
            y: "label",
            text: ({forms, winShare}: (typeof bars)[number]) => `${forms}${win(winShare)}`,
            textAnchor: "start",
            dx: 5,
            fill: "var(--ink-soft)"
          })
        ]
      })
  });
}

const CATEGORY_COLOURS = {physical: "var(--b)", special: "var(--a)", status: "var(--line-strong)"} as const;

function moveChart({moves}: Exploration, game: GameData): HTMLElement {
  const names = new Map<string, string>(game.types.map((type) => [type.identifier, localName(type)]));
  const bars = moves.map((entry) => ({...entry, label: names.get(entry.type) ?? entry.type}));
  const totals = new Map<string, number>();
  for (const {label, moves: n} of bars) totals.set(label, (totals.get(label) ?? 0) + n);
  const order = [...totals].sort(([, a], [, b]) => b - a).map(([label]) => label);
  const categories = ["physical", "special", "status"] as const;
  return chart({
    title: words("movesTitle"),
    subtitle: words("movesSubtitle"),
    name: words("movesName"),
    source: words("source"),
    columns: [words("type"), words("category"), words("moves")],
    rows: bars.map(({label, category, moves: n}) => [label, common(category as "physical"), n]),
    height: 500,
    legend: legend(categories.map((category) => [common(category), CATEGORY_COLOURS[category]])),
    draw: (width) =>
      plot(width, {
        height: 500,
        marginLeft: 78,
        marginBottom: 38,
        x: {label: words("moves"), grid: true, ticks: 5},
        y: {label: null, domain: order, tickSize: 0, padding: 0.22},
        marks: [
          barX(bars, {
            x: "moves",
            y: "label",
            fill: ({category}: {category: string}) => CATEGORY_COLOURS[category as "physical"],
            order: categories as unknown as string[],
            z: "category",
            insetRight: 1,
            title: ({label, category, moves: n}: (typeof bars)[number]) =>
              hoverText(
                `${label}, ${common(category as "physical")}`,
                nameAndValue(words("moves"), integer(n))
              ),
            tip: true
          })
        ]
      })
  });
}

function correlationChart({correlations}: Exploration): HTMLElement {
  const cells = correlations.map(({x, y, r}) => ({x: statLabel(x), y: statLabel(y), r}));
  const labels = [...new Set(cells.map(({x}) => x))];
  const withWin = correlations.filter(({x, y}) => x === "win" && y !== "win");
  const strongest =
    withWin.length > 0 ? withWin.reduce((best, entry) => (entry.r > best.r ? entry : best)) : null;
  return chart({
    figure: "correlation",
    title: words("correlationTitle"),
    subtitle: words("correlationSubtitle"),
    name: words("correlationName", {
      stat: strongest ? statLabel(strongest.y) : "–",
      r: strongest ? decimal(strongest.r) : "–"
    }),
    source: words("source"),
    columns: ["", "", words("correlation")],
    rows: cells.map(({x, y, r}) => [x, y, r]),
    height: 440,
    draw: (width) => {
      const narrow = width < 520;
      return plot(width, {
        height: 440,
        marginLeft: narrow ? 92 : 120,
        marginTop: narrow ? 96 : 34,
        marginRight: narrow ? 44 : 20,
        marginBottom: 10,
        padding: 0.03,
        x: {label: null, domain: labels, axis: "top", tickSize: 0, tickRotate: narrow ? -60 : 0},
        y: {label: null, domain: labels, tickSize: 0},
        marks: [
          cell(cells, {
            x: "x",
            y: "y",
            fill: ({r}: {r: number}) => heatColour((r + 1) / 2),
            rx: 4,
            title: ({x, y, r}: (typeof cells)[number]) =>
              hoverText(`${x} – ${y}`, nameAndValue(words("correlation"), decimal(r, 3))),
            tip: true
          }),
          text(cells, {
            x: "x",
            y: "y",
            text: ({r}: {r: number}) => decimal(r, narrow ? 1 : 2),
            fill: "var(--ink)"
          })
        ]
      });
    }
  });
}

/** What the data look like before any model. */
export function explorationPage(data: Exploration, game: GameData): HTMLElement {
  const {duels} = data;
  return html`<div><p><a class="button" href=${siteLink("/sql/")}>${words("sql")}</a></p>
    ${
      duels
        ? html.fragment`<h2>${words("duelsTitle")}</h2><p>${words("duelsNote")}</p>${scenarioTable(duels)}${outcomeChart(duels)}`
        : notMadeYet(words("missing"), "npm run simulate")
    }
    <div class="grid" style="--min:380px">${typeChart(data, game)}${moveChart(data, game)}${statChart(
      data,
      game.pokemon.length
    )}${correlationChart(data)}</div></div>`;
}
