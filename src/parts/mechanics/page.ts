import {chart} from "../../charts/chart.ts";
import {dot, link, plot} from "../../charts/plot.ts";
import {dictionary} from "../../i18n/language.ts";
import {decimal, integer} from "../../i18n/numbers.ts";
import {notMadeYet} from "../../ui/explain-missing.ts";
import {html} from "../../ui/html.ts";
import {dataTable} from "../../ui/table.ts";
import {tile, tiles} from "../../ui/tile.ts";
import type {MechanicsReport} from "./report.ts";

const words = dictionary({
  what: [
    "the comparison of the simulator with the reference engine",
    "la comparaison du simulateur avec le moteur de référence"
  ],
  reference: ["Reference: {engine}.", "Référence : {engine}."],
  damage: ["Damage values that differ", "Valeurs de dégâts différentes"],
  damageNote: ["of {n} compared", "sur {n} comparées"],
  winners: ["Favourites that differ", "Favoris différents"],
  winnersNote: ["of {n} duels, beyond chance", "sur {n} duels, au-delà du hasard"],
  difference: ["Mean difference of p", "Écart moyen de p"],
  differenceNote: ["sampling alone gives {error}", "l’échantillonnage seul donne {error}"],
  speed: ["Faster than the reference", "Plus rapide que la référence"],
  speedNote: ["{n} duels a second", "{n} duels par seconde"],
  agreement: ["Do both give the same chances?", "Les deux donnent-ils les mêmes chances ?"],
  agreementSubtitle: [
    "Win probability of {n} duels; the reference played {seeds} fights each",
    "Probabilité de victoire de {n} duels ; la référence a joué {seeds} combats chacun"
  ],
  agreementName: [
    "Scatter of both engines’ win probabilities: points lie along the diagonal.",
    "Nuage des probabilités des deux moteurs : les points suivent la diagonale."
  ],
  ours: ["This simulator", "Ce simulateur"],
  theirs: ["Reference engine", "Moteur de référence"],
  duel: ["Duel", "Duel"],
  classes: ["Which effects were compared?", "Quels effets a-t-on comparés ?"],
  effect: ["Effect", "Effet"],
  battles: ["Duels", "Duels"],
  sampling: ["Sampling error", "Erreur d’échantillonnage"],
  excess: ["Beyond sampling", "Au-delà"]
});

type Point = MechanicsReport["duelPoints"][number];
type EffectClass = MechanicsReport["classes"][number];

const HEIGHT = 420;

function agreementChart({duelPoints, duels}: MechanicsReport): HTMLElement {
  return chart({
    title: words("agreement"),
    subtitle: words("agreementSubtitle", {n: integer(duelPoints.length), seeds: integer(duels.seedsEach)}),
    name: words("agreementName"),
    source: "data/evaluation/mechanics.json",
    columns: [words("duel"), words("effect"), words("ours"), words("theirs")],
    rows: duelPoints.map(({name, group, ours, reference}) => [name, group, ours, reference]),
    height: HEIGHT,
    draw: (width) =>
      plot(width, {
        height: HEIGHT,
        marginLeft: 52,
        marginBottom: 40,
        x: {label: words("ours"), tickFormat: "%", domain: [0, 1], ticks: 5},
        y: {label: words("theirs"), tickFormat: "%", domain: [0, 1], grid: true, ticks: 5},
        marks: [
          link([0], {x1: 0, y1: 0, x2: 1, y2: 1, stroke: "var(--line-strong)", strokeDasharray: "4 4"}),
          dot(duelPoints as Point[], {x: "ours", y: "reference", fill: "var(--a)", fillOpacity: 0.45, r: 2.5})
        ]
      })
  });
}

const classTable = (classes: readonly EffectClass[]): HTMLElement =>
  dataTable<EffectClass>({
    caption: words("classes"),
    rows: classes,
    sortBy: "excess",
    descending: true,
    tall: true,
    columns: [
      {
        key: "effect",
        label: words("effect"),
        rowHeader: true,
        sort: ({group}) => group,
        cell: ({group}) => html`<span class="foreign" lang="en">${group}</span>`
      },
      {
        key: "battles",
        label: words("battles"),
        numeric: true,
        sort: ({battles}) => battles,
        cell: ({battles}) => integer(battles)
      },
      {
        key: "difference",
        label: words("difference"),
        numeric: true,
        sort: ({meanDifference}) => meanDifference,
        cell: ({meanDifference}) => decimal(meanDifference, 4)
      },
      {
        key: "sampling",
        label: words("sampling"),
        numeric: true,
        sort: ({samplingError}) => samplingError,
        cell: ({samplingError}) => decimal(samplingError, 4)
      },
      {
        key: "excess",
        label: words("excess"),
        numeric: true,
        sort: ({excess}) => excess,
        cell: ({excess}) => decimal(excess, 4)
      },
      {
        key: "winners",
        label: words("winners"),
        numeric: true,
        sort: ({winnersDiffer}) => winnersDiffer,
        cell: ({winnersDiffer}) => integer(winnersDiffer)
      }
    ]
  }).element;

/** The simulator beside the reference engine; null before the comparison has been made. */
export function mechanicsPage(report: MechanicsReport | null): HTMLElement {
  if (!report) return notMadeYet(words("what"), "npm run test:oracle");
  const {engine, damage, duels, speed} = report;
  return html`<div><p class="quiet">${words("reference", {engine})}</p>${tiles([
    tile(words("damage"), integer(damage.different), words("damageNote", {n: integer(damage.outcomes)})),
    tile(words("winners"), integer(duels.winnersDiffer), words("winnersNote", {n: integer(duels.battles)})),
    tile(
      words("difference"),
      decimal(duels.meanDifference, 4),
      words("differenceNote", {error: decimal(duels.samplingError, 4)})
    ),
    tile(words("speed"), `${integer(speed.ratio)}×`, words("speedNote", {n: integer(speed.duels)}))
  ])}<h2>${words("agreement")}</h2>${agreementChart(report)}<h2>${words("classes")}</h2>${classTable(report.classes)}</div>`;
}
