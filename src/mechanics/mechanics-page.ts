import type {AgreementReport, MechanicsReport} from "../../pipelines/battle/agreement/mechanics-schema.ts";
import type {SolvedSummary} from "../../pipelines/battle/agreement/solved-plays.ts";
import {decimal, integer} from "../i18n/numbers.ts";
import {notMadeYet} from "../ui/explain-missing.ts";
import {html} from "../ui/html.ts";
import {dataTable} from "../ui/table.ts";
import {tile, tiles} from "../ui/tile.ts";
import {className} from "./class-names.ts";
import {agreementChart, classChart} from "./mechanics-charts.ts";
import {words} from "./mechanics-words.ts";

interface Speed {
  readonly name: string;
  readonly ours: number;
  readonly reference: number;
}

const speedTable = ({speed}: MechanicsReport): HTMLElement =>
  dataTable<Speed>({
    caption: words("speedCaption"),
    rows: [
      {name: words("duel"), ours: speed.duels, reference: speed.referenceDuels},
      {name: words("moveSet"), ours: speed.moveSets, reference: speed.referenceMoveSets}
    ],
    columns: [
      {key: "name", label: words("battle"), rowHeader: true, cell: ({name}) => name},
      {key: "ours", label: words("here"), numeric: true, cell: ({ours}) => integer(ours)},
      {key: "reference", label: words("there"), numeric: true, cell: ({reference}) => integer(reference)},
      {
        key: "ratio",
        label: words("ratio"),
        numeric: true,
        cell: ({ours, reference}) => `${integer(ours / reference)}×`
      }
    ]
  }).element;

interface BuildRow extends Pick<AgreementReport, "battles" | "meanDifference" | "samplingError" | "excess"> {
  readonly name: string;
}

/** Fights of random builds and states, by how both begin. */
const buildsTable = ({buildDuels, buildBattles, beginnings}: MechanicsReport): HTMLElement =>
  dataTable<BuildRow>({
    caption: words("buildsCaption", {seeds: integer(buildDuels.seedsEach)}),
    rows: [
      {...buildDuels, name: words("duel")},
      ...beginnings.map((group) => ({...group, name: className(group.group)})),
      {...buildBattles, name: words("moveSet")}
    ],
    columns: [
      {key: "name", label: words("battle"), rowHeader: true, cell: ({name}) => name},
      {key: "battles", label: words("battles"), numeric: true, cell: ({battles}) => integer(battles)},
      {
        key: "meanDifference",
        label: words("difference"),
        numeric: true,
        cell: ({meanDifference}) => decimal(meanDifference, 4)
      },
      {
        key: "samplingError",
        label: words("sampling"),
        numeric: true,
        cell: ({samplingError}) => decimal(samplingError, 4)
      },
      {key: "excess", label: words("excess"), numeric: true, cell: ({excess}) => decimal(excess, 4)}
    ]
  }).element;

function known(widest: number): string {
  if (widest >= 1) return words("any");
  return widest < LEAST_WIDTH ? words("exact") : words("knownTo", {width: decimal(widest, 1)});
}

const LEAST_WIDTH = 0.001;

/** What solutions of fights won in the reference, opponent by opponent. */
function solvedSection({solved, exploitability}: MechanicsReport): Node | string {
  const all = solved.findLast(({opponent}) => opponent !== "best_response");
  if (!all) return "";
  const caption = words("solvedCaption", {
    fights: integer(all.fights),
    battles: integer(all.battlesEach)
  });
  const table = dataTable<SolvedSummary>({
    caption,
    key: "sort-solved",
    rows: solved,
    columns: [
      {key: "against", label: words("against"), rowHeader: true, cell: ({opponent}) => words(opponent)},
      {
        key: "known",
        label: words("known"),
        cell: ({widest}) => known(widest)
      },
      {key: "fights", label: words("battles"), numeric: true, cell: ({fights}) => integer(fights)},
      {
        key: "value",
        label: words("promised"),
        numeric: true,
        cell: ({meanValue, meanLow, meanHigh}) =>
          words("within", {
            value: decimal(meanValue, 3),
            low: decimal(meanLow, 3),
            high: decimal(meanHigh, 3)
          })
      },
      {
        key: "won",
        label: words("won"),
        numeric: true,
        cell: ({meanWon, standardError}) =>
          words("wonOff", {won: decimal(meanWon, 3), error: decimal(standardError, 3)})
      },
      {key: "outside", label: words("outside"), numeric: true, cell: ({outside}) => decimal(outside, 4)},
      {
        key: "sampling",
        label: words("sampling"),
        numeric: true,
        cell: ({samplingError}) => decimal(samplingError, 4)
      },
      {key: "far", label: words("farOutside"), numeric: true, cell: ({farOutside}) => integer(farOutside)}
    ]
  }).element;
  const gains =
    exploitability === null
      ? ""
      : html`<p>${words("exploitability", {
          fights: integer(exploitability.fights),
          mean: decimal(exploitability.mean, 5),
          largest: decimal(exploitability.largest, 5)
        })}</p>`;
  return html.fragment`<h2>${words("solved")}</h2><p>${words("solvedNote")}</p>${table}<p class="quiet">${caption}</p>${gains}`;
}

/** The simulator beside the reference engine; null before the comparison has been made. */
export function mechanicsPage(report: MechanicsReport | null): HTMLElement {
  if (!report) return notMadeYet(words("what"), "npm run test:oracle");
  const {engine, damage, builds, duels, moveSets, speed} = report;
  const battles = duels.battles + moveSets.battles;
  return html`<div><p class="quiet">${words("reference", {engine})}</p>${tiles([
    tile(words("damage"), integer(damage.different), words("damageNote", {n: integer(damage.outcomes)})),
    tile(
      words("winners"),
      integer(duels.winnersDiffer + moveSets.winnersDiffer),
      words("winnersNote", {n: integer(battles)})
    ),
    tile(
      words("difference"),
      decimal(duels.meanDifference, 4),
      words("differenceNote", {error: decimal(duels.samplingError, 4)})
    ),
    tile(words("speed"), `${integer(speed.ratio)}×`, words("speedNote"))
  ])}<h2>${words("agreement")}</h2>${agreementChart(report)}<h2>${words("classes")}</h2>${classChart(
    report
  )}<h2>${words("builds")}</h2>${buildsTable(report)}<p class="quiet">${words("buildsNote", {
    builds: integer(builds.stats.builds),
    stats: integer(builds.stats.different),
    outcomes: integer(builds.damage.outcomes),
    damage: integer(builds.damage.different)
  })}</p>${solvedSection(report)}<h2>${words("howFast")}</h2>${speedTable(report)}<p class="quiet">${words("speedCaption")}</p><p class="quiet">${words("more")}</p></div>`;
}
