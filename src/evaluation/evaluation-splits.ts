import type {ScoreName} from "../../lib/statistics/bootstrap.ts";
import type {SplitEvaluation} from "../../pipelines/model/evaluation/evaluation-report.ts";
import {dictionary} from "../i18n/language.ts";
import {colon} from "../i18n/name-and-value.ts";
import {integer} from "../i18n/numbers.ts";
import {html} from "../ui/html.ts";
import {dataTable} from "../ui/table.ts";
import {formatInterval, formatScore, lowerIsBetter, SCORES} from "./evaluation-scores.ts";
import {words as scoreWords} from "./evaluation-words.ts";
import {scoreExplorer} from "./score-chart.ts";

const words = dictionary({
  chartTitle: ["How good is it on each split?", "Que vaut-il sur chaque découpage ?"],
  subtitle: [
    "each split’s own test part: {parts}; 95% intervals by a bootstrap by pair",
    "la partie de test de chaque découpage : {parts} ; intervalles à 95 % par bootstrap par paire"
  ],
  part: ["{name} n = {n}", "{name} n = {n}"],
  split: ["Split", "Découpage"],
  caption: ["Every score on every split", "Chaque score sur chaque découpage"],
  score: ["Score", "Score"],
  "pair-disjoint": ["Pair-disjoint", "Paires disjointes"],
  "unseen Pokémon": ["Unseen Pokémon", "Pokémon jamais vus"],
  "random rows": ["Random rows", "Lignes au hasard"],
  "pair-disjoint guarantee": [
    "no pair of Pokémon of the test part occurs in training, in either order",
    "aucune paire de Pokémon du test n’apparaît à l’entraînement, dans aucun ordre"
  ],
  "unseen Pokémon guarantee": [
    "at least one side of every test duel is of a species that training never saw, in any of its forms",
    "au moins un côté de chaque duel de test est d’une espèce jamais vue à l’entraînement, sous aucune forme"
  ],
  "random rows guarantee": [
    "no guarantee, a test duel’s pair, even its mirror image, may be in training; shown only to compare with systems that report it",
    "aucune garantie, la paire d’un duel de test, même son miroir, peut être à l’entraînement ; montré seulement pour se comparer aux systèmes qui l’emploient"
  ],
  facts: [
    "{guarantee}. {n|test duel|test duels} of {pairs|pair|pairs}, trained on {train|duel|duels}.",
    "{guarantee}. {n|duel|duels} de test de {pairs|paire|paires}, entraîné sur {train|duel|duels}."
  ]
});

const nameOf = ({name}: SplitEvaluation): string => words(name as "pair-disjoint");

const facts = (split: SplitEvaluation): HTMLElement =>
  html`<li><strong>${nameOf(split)}</strong>${colon()}${words("facts", {
    guarantee: words(`${split.name as "pair-disjoint"} guarantee`),
    n: integer(split.testRows),
    pairs: integer(split.testPairs),
    train: integer(split.trainRows)
  })}</li>`;

const scoreTable = (splits: readonly SplitEvaluation[]): HTMLElement =>
  dataTable<ScoreName>({
    caption: words("caption"),
    rows: SCORES,
    columns: [
      {
        key: "score",
        label: words("score"),
        rowHeader: true,
        cell: (score) =>
          html`<span>${scoreWords(score)}<br><span class="quiet">${scoreWords(lowerIsBetter(score) ? "lower" : "higher")}</span></span>`
      },
      ...splits.map((split) => ({
        key: split.name,
        label: `${nameOf(split)} (n = ${integer(split.testRows)})`,
        numeric: true,
        cell: (score: ScoreName) =>
          html`<span>${formatScore(score, split.scores[score])}<br><span class="quiet">${formatInterval(score, split.intervals[score])}</span></span>`
      }))
    ]
  }).element;

/** The same model recipe judged on every split: what each guarantees, a chosen score, and all of them. */
export const splitsSection = (splits: readonly SplitEvaluation[], source: string): HTMLElement =>
  html`<div><ul>${splits.map(facts)}</ul>${scoreExplorer({
    key: "split-score",
    title: words("chartTitle"),
    subtitle: words("subtitle", {
      parts: splits
        .map((split) => words("part", {name: nameOf(split), n: integer(split.testRows)}))
        .join(", ")
    }),
    groupLabel: words("split"),
    source,
    groups: splits.map((split) => ({
      label: nameOf(split),
      scores: split.scores,
      intervals: split.intervals,
      limit: split.limit
    }))
  })}${scoreTable(splits)}</div>`;
