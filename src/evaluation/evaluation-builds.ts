import type {BuildScores, BuildsReport} from "../../pipelines/model/builds/builds-report.ts";
import {dictionary} from "../i18n/language.ts";
import {decimal, integer, percent} from "../i18n/numbers.ts";
import {notMadeYet} from "../ui/explain-missing.ts";
import {html} from "../ui/html.ts";
import {dataTable} from "../ui/table.ts";

const words = dictionary({
  title: ["Other builds", "Des Pokémon élevés autrement"],
  note: [
    "The model learned from duels at level 50 with best values and neutral natures, and from {learned|duel|duels} of other builds. Here it answers duels of random levels, individual and Awakening values, natures, friendship and HP left, between {pairs|pair|pairs} of Pokémon that it has not learned from in any build. Their truth is worked out, or fought {playouts|time|times}. Pages and API do not ask it there: builds are answered by the simulator.",
    "Le modèle a appris de duels au niveau 50, aux meilleures valeurs et aux natures neutres, et de {learned|duel|duels} d’autres élevages. Il répond ici à des duels aux niveaux, IV, niveaux d’éveil, natures, bonheur et PV restants tirés au hasard, entre {pairs|paire|paires} de Pokémon dont il n’a rien appris, quel que soit l’élevage. Leur vérité est calculée, ou jouée {playouts|fois|fois}. Pages et API ne l’interrogent pas là-dessus : c’est le simulateur qui répond."
  ],
  otherModel: [
    "These figures are of another model than the rest of the page.",
    "Ces chiffres sont ceux d’un autre modèle que le reste de la page."
  ],
  what: ["how well other builds are answered", "la qualité des réponses pour d’autres élevages"],
  caption: ["Duels by build", "Duels par élevage"],
  group: ["Duels", "Duels"],
  n: ["Number", "Nombre"],
  accuracy: ["Right winner (95%)", "Bon gagnant (95 %)"],
  meanError: ["Mean error", "Erreur moyenne"],
  sampling: ["of which sampling", "dont échantillonnage"],
  ece: ["Calibration error", "Erreur de calibration"],
  range: ["{value} ({low} to {high})", "{value} ({low} à {high})"],
  all: ["all", "tous"],
  fresh: ["unhurt", "indemnes"],
  hurt: ["hurt", "blessés"],
  "levels alike": ["levels at most 3 apart", "niveaux à 3 d’écart au plus"],
  "levels apart": ["levels further apart", "niveaux plus éloignés"],
  awakened: ["Awakening values of 50 and more", "niveaux d’éveil de 50 et plus"]
});

/** How the model answers builds that are not in its training; how to measure it where nobody has. */
export function buildsSection(report: BuildsReport | null, modelHash: string): HTMLElement {
  const share = (value: number): string => percent(value, 2);
  return html`<section><h2>${words("title")}</h2>${
    report === null
      ? notMadeYet(words("what"), "npm run builds")
      : html.fragment`<p>${words("note", {
          learned: integer(report.learned),
          pairs: integer(report.pairs),
          playouts: integer(report.playouts)
        })}</p>${report.modelHash === modelHash ? "" : html`<p>${words("otherModel")}</p>`}${
          dataTable<BuildScores>({
            caption: words("caption"),
            rows: report.groups,
            key: "sort-builds",
            columns: [
              {key: "group", label: words("group"), rowHeader: true, cell: ({group}) => words(group)},
              {
                key: "n",
                label: words("n"),
                numeric: true,
                sort: ({duels}) => duels,
                cell: ({duels}) => integer(duels)
              },
              {
                key: "accuracy",
                label: words("accuracy"),
                numeric: true,
                sort: ({accuracy}) => accuracy,
                cell: ({accuracy, accuracyInterval: [low, high]}) =>
                  words("range", {value: share(accuracy), low: share(low), high: share(high)})
              },
              {
                key: "meanError",
                label: words("meanError"),
                numeric: true,
                sort: ({meanError}) => meanError,
                cell: ({meanError}) => decimal(meanError, 4)
              },
              {
                key: "sampling",
                label: words("sampling"),
                numeric: true,
                cell: ({samplingError}) => decimal(samplingError, 4)
              },
              {
                key: "ece",
                label: words("ece"),
                numeric: true,
                sort: ({ece}) => ece,
                cell: ({ece}) => decimal(ece, 4)
              }
            ]
          }).element
        }`
  }</section>`;
}
