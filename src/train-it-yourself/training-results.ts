import {decimal, integer, percent} from "../i18n/numbers.ts";
import {html} from "../ui/html.ts";
import {dataTable} from "../ui/table.ts";
import type {DuelSample, Score} from "./duel-sample.ts";
import {words} from "./train-it-yourself-words.ts";
import type {TrainingResult} from "./training-messages.ts";

interface Method {
  readonly name: string;
  readonly note: string;
  readonly score: Score;
}

const runNote = ({settings, trees, columns}: TrainingResult): string =>
  words("runNote", {
    trees: integer(trees),
    depth: settings.depth,
    eta: decimal(settings.eta, 2),
    rows: integer(settings.rows),
    columns: integer(columns)
  });

/** Every run of this visit, the latest first, beside what it is measured by: all on the same held-out duels. */
export function comparison(
  runs: readonly TrainingResult[],
  {production, limit, heldOutRows}: DuelSample,
  productionScore: Score | null
): HTMLElement {
  const latest = runs[runs.length - 1];
  const models = runs.map((run, index) => ({
    name: runs.length === 1 ? words("yours") : words("run", {n: index + 1}),
    note: runNote(run),
    score: run.model
  }));
  const methods: Method[] = [
    ...models.reverse(),
    {
      name: words("statTotal"),
      note: words("statTotalNote", {rows: integer(latest.settings.rows)}),
      score: latest.statTotal
    }
  ];
  if (production && productionScore) {
    const {version, trees, trainingRows} = production;
    const note = words("productionNote", {version, trees: integer(trees), rows: integer(trainingRows)});
    methods.push({name: words("production"), note, score: productionScore});
  }
  methods.push({name: words("limit"), note: words("limitNote"), score: limit});
  const table = dataTable<Method>({
    caption: words("caption", {n: integer(heldOutRows)}),
    rows: methods,
    columns: [
      {
        key: "method",
        label: words("method"),
        rowHeader: true,
        cell: ({name, note}) => html`<span>${name}<br><span class="quiet">${note}</span></span>`
      },
      {
        key: "accuracy",
        label: words("accuracy"),
        numeric: true,
        sort: ({score}) => score.accuracy,
        cell: ({score}) => percent(score.accuracy, 2)
      },
      {
        key: "logLoss",
        label: words("logLoss"),
        numeric: true,
        sort: ({score}) => score.logLoss,
        cell: ({score}) => decimal(score.logLoss, 4)
      }
    ]
  });
  const headline = words("headline", {
    accuracy: percent(latest.model.accuracy),
    baseline: percent(latest.statTotal.accuracy),
    n: integer(heldOutRows)
  });
  return html`<section class="training-results" aria-label=${words("comparison")}><h2>${words("comparison")}</h2><p>${headline}</p>${table.element}${
    production ? "" : html`<p class="quiet">${words("noProduction")}</p>`
  }<p class="quiet">${words("fair", {n: integer(heldOutRows)})}</p></section>`;
}
