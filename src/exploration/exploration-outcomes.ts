import {chart} from "../charts/chart.ts";
import {hoverText} from "../charts/labels.ts";
import {plot, rectY, ruleY, text} from "../charts/plot.ts";
import {nameAndValue} from "../i18n/name-and-value.ts";
import {integer, percent} from "../i18n/numbers.ts";
import {dataTable} from "../ui/table.ts";
import type {ExplorationDuels} from "./exploration-summary.ts";
import {words} from "./exploration-words.ts";

/** The simulated duels by scenario. */
export const scenarioTable = ({scenarios}: ExplorationDuels): HTMLElement =>
  dataTable<ExplorationDuels["scenarios"][number]>({
    caption: words("duelsTitle"),
    rows: scenarios,
    columns: [
      {
        key: "scenario",
        label: words("scenario"),
        rowHeader: true,
        cell: ({scenario}) => words(scenario as "best_move")
      },
      {
        key: "duels",
        label: words("duels"),
        numeric: true,
        sort: ({duels}) => duels,
        cell: ({duels}) => integer(duels)
      },
      {
        key: "exact",
        label: words("exact"),
        numeric: true,
        sort: ({exact, duels}) => exact / duels,
        cell: ({exact, duels}) => percent(exact / duels)
      },
      {
        key: "favoured",
        label: words("favoured"),
        numeric: true,
        sort: ({favouredA, duels}) => favouredA / duels,
        cell: ({favouredA, duels}) => percent(favouredA / duels)
      },
      {
        key: "open",
        label: words("open"),
        numeric: true,
        sort: ({open, duels}) => open / duels,
        cell: ({open, duels}) => percent(open / duels)
      }
    ]
  }).element;

/** How the duels of each scenario end. */
export function outcomeChart({histogram, scenarios}: ExplorationDuels): HTMLElement {
  const total = new Map(scenarios.map(({scenario, duels}) => [scenario, duels]));
  const bins = histogram.map((bin) => ({
    ...bin,
    share: bin.duels / (total.get(bin.scenario) ?? 1),
    from: bin.bin / 20,
    to: (bin.bin + 1) / 20,
    label: words(bin.scenario as "best_move")
  }));
  const height = 420;
  return chart({
    figure: "outcomes",
    title: words("outcomeTitle"),
    subtitle: words("outcomeSubtitle", {n: integer(scenarios.reduce((sum, {duels}) => sum + duels, 0))}),
    name: words("outcomeName"),
    source: words("source"),
    columns: [words("scenario"), words("from"), words("to"), words("duels")],
    rows: bins.map(({label, from, to, duels}) => [label, from, to, duels]),
    height,
    draw: (width) =>
      plot(width, {
        height,
        marginLeft: 60,
        marginBottom: 40,
        x: {label: words("chance"), tickFormat: "%", domain: [0, 1], ticks: 5},
        y: {label: words("share"), grid: true, tickFormat: "%", ticks: 4},
        fy: {label: null, axis: null, domain: [...new Set(bins.map(({label}) => label))]},
        marks: [
          rectY(bins, {
            x1: "from",
            x2: "to",
            y: "share",
            fy: "label",
            inset: 0.5,
            fill: ({from}: {from: number}) => (from >= 0.5 ? "var(--a)" : "var(--b)"),
            title: ({label, from, to, duels, share}: (typeof bins)[number]) =>
              hoverText(
                label,
                nameAndValue(words("chance"), `${percent(from, 0)} – ${percent(to, 0)}`),
                nameAndValue(words("duels"), `${integer(duels)} (${percent(share)})`)
              ),
            tip: true
          }),
          ruleY([0], {stroke: "var(--line-strong)"}),
          text([...new Set(bins.map(({label}) => label))], {
            fy: (label: string) => label,
            text: (label: string) => label,
            frameAnchor: "top",
            dy: -2,
            fontWeight: 650,
            fill: "var(--ink)"
          })
        ]
      })
  });
}
