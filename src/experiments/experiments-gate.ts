import type {GateLimits} from "../../pipelines/model/registry/gate-thresholds.ts";
import {dictionary} from "../i18n/language.ts";
import {decimal, integer, percent} from "../i18n/numbers.ts";
import {html} from "../ui/html.ts";

const own = dictionary({
  note: [
    "A version goes into production only if it reaches all of these on the pair-disjoint test split:",
    "Une version n’entre en production que si elle atteint tout ceci sur les paires disjointes :"
  ],
  minAccuracy: [
    "it names the favourite in at least {value} of the test duels",
    "elle nomme le favori dans au moins {value} des duels de test"
  ],
  minRocAuc: [
    "it ranks duels with a ROC-AUC of at least {value}",
    "elle classe les duels avec une ROC-AUC d’au moins {value}"
  ],
  maxEce: [
    "its chances are off by at most {value} on average over bins (expected calibration error)",
    "ses chances s’écartent d’au plus {value} en moyenne par classe (erreur de calibration)"
  ],
  maxRowMicroseconds: [
    "one prediction takes at most {value|microsecond|microseconds} on one thread of the machine that judges it",
    "une prédiction prend au plus {value|microseconde|microsecondes} sur un fil de la machine qui la juge"
  ],
  notWorse: [
    "it is not worse than the version in production: on the same duels and questions, the 95% interval of no difference (log-loss, error of a chance, accuracy, regret of the recommended moves) lies wholly beyond what is tolerated; for other scores, and where the two answered other duels, the two intervals meet",
    "elle n’est pas pire que la version en production : sur les mêmes duels et questions, l’intervalle à 95 % d’aucune différence (log-loss, erreur d’une probabilité, exactitude, regret des attaques conseillées) n’est tout entier au-delà de ce qui est toléré ; pour les autres scores, et quand les duels diffèrent, les deux intervalles se rejoignent"
  ]
});

const WRITTEN: Readonly<Record<keyof GateLimits, (value: number) => string>> = {
  minAccuracy: (value) => percent(value, 0),
  minRocAuc: (value) => decimal(value, 3),
  maxEce: (value) => decimal(value, 3),
  maxRowMicroseconds: integer
};

/** The gate's limits as sentences. */
export function gateSentences(gate: GateLimits): string[] {
  const names = Object.keys(WRITTEN) as (keyof GateLimits)[];
  return [...names.map((name) => own(name, {value: WRITTEN[name](gate[name])})), own("notWorse")];
}

export const gateSection = (gate: GateLimits): HTMLElement =>
  html`<div><p>${own("note")}</p><ul>${gateSentences(gate).map((sentence) => html`<li>${sentence}</li>`)}</ul></div>`;
