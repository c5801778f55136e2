import {createExplainer} from "../../pipelines/model/prediction/explainer.ts";
import type {ExplainableModel} from "../../pipelines/model/prediction/row-model.ts";
import {chart} from "../charts/chart.ts";
import {hoverText, nameAxis, spacedTicks} from "../charts/labels.ts";
import {barX, plot, ruleX, text} from "../charts/plot.ts";
import {featureGroup} from "../i18n/feature-groups.ts";
import {dictionary, localName} from "../i18n/language.ts";
import {nameAndValue} from "../i18n/name-and-value.ts";
import {decimal, percent} from "../i18n/numbers.ts";
import type {GameIndex} from "../ui/game.ts";
import type {Engine, SolvedFight} from "./fight-engine.ts";
import {type Reason, reasonsOf, type Step, waterfall} from "./fight-reasons.ts";

const words = dictionary({
  title: ["Why does the model say so?", "Pourquoi le modèle dit-il cela ?"],
  subtitle: [
    "SHAP values of this prediction, from the average duel ({from}) to this one ({to}). Blue speaks for {a}, orange for {b}; figures are points of its chance.",
    "Valeurs de SHAP de cette prédiction, du duel moyen ({from}) à celui-ci ({to}). Le bleu parle pour {a}, l’orange pour {b} ; les chiffres sont des points de ses chances."
  ],
  name: [
    "Waterfall of the reasons behind the prediction. The strongest is “{reason}”, which speaks for {side}.",
    "Cascade des raisons de la prédiction. La plus forte est « {reason} », qui parle pour {side}."
  ],
  source: ["the model in this page (TreeSHAP)", "le modèle dans cette page (TreeSHAP)"],
  axis: ["Chance that {a} wins", "Chances que {a} gagne"],
  reason: ["Reason", "Raison"],
  logOdds: ["Change of log-odds", "Variation du log-odds"],
  reached: ["Chance reached", "Chance atteinte"],
  points: ["{n|pt|pts}", "{n|pt|pts}"],
  rest: ["everything else", "tout le reste"],
  of: ["{name}: {reason}", "{name} : {reason}"]
});

const SHOWN = 7;
const TICKS = [0.001, 0.01, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 0.999];
const logit = (p: number): number => Math.log(p / (1 - p));
const chance = (margin: number): number => 1 / (1 + Math.exp(-margin));

function labelOf({group, side}: Reason, names: Readonly<Record<"a" | "b", string>>): string {
  const reason = featureGroup(group);
  return side === "both" ? reason : words("of", {reason, name: names[side]});
}

/** What a reason adds to the chance that was reached before it, in the axis's own measure. */
function pointsText({from, to}: Step): string {
  const points = 100 * (chance(to) - chance(from));
  const n = decimal(Math.abs(points), Math.abs(points) < 1 ? 1 : 0);
  const sign = Math.abs(points) < 0.05 ? "" : points > 0 ? "+" : "−";
  return `${sign}${words("points", {n})}`;
}

function drawing(
  steps: readonly Step[],
  start: number,
  axis: string,
  width: number,
  height: number
): Element {
  const ends = steps.flatMap(({from, to}) => [from, to]).concat(start);
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const margin = Math.max(0.4, (high - low) * 0.12);
  const domain = [low - margin, high + margin];
  const marginLeft = Math.min(220, width * 0.42);
  const scale = (width - marginLeft - 20) / (domain[1] - domain[0]);
  const ticks = spacedTicks(
    TICKS.map(logit)
      .filter((tick) => tick >= domain[0] && tick <= domain[1])
      .map((tick) => (tick - domain[0]) * scale),
    44
  ).map((pixels) => pixels / scale + domain[0]);
  return plot(width, {
    height,
    marginLeft,
    marginTop: 6,
    marginBottom: 40,
    x: {
      label: axis,
      domain,
      grid: true,
      ticks,
      tickFormat: (tick: number) => percent(chance(tick), chance(tick) < 0.01 || chance(tick) > 0.99 ? 1 : 0)
    },
    y: {
      ...nameAxis(
        steps.map(({label}) => label),
        marginLeft
      ),
      padding: 0.25
    },
    marks: [
      ruleX([start], {stroke: "var(--ink-mute)", strokeDasharray: "3 4"}),
      barX(steps, {
        x1: "from",
        x2: "to",
        y: "label",
        fill: ({from, to}: Step) => (to >= from ? "var(--a)" : "var(--b)"),
        rx: 3,
        title: (step: Step) =>
          hoverText(
            nameAndValue(step.label, pointsText(step)),
            nameAndValue(words("logOdds"), decimal(step.to - step.from, 3)),
            nameAndValue(words("reached"), percent(chance(step.to), 1))
          ),
        tip: true
      }),
      text(steps, {
        x: ({from, to}: Step) => Math.max(from, to),
        y: "label",
        text: pointsText,
        textAnchor: "start",
        dx: 5,
        fill: "var(--ink-soft)"
      })
    ]
  });
}

/** Why the model gives the recommended move its probability: a SHAP waterfall by reason. */
export function explanationChart(
  index: GameIndex,
  engine: Engine,
  model: ExplainableModel,
  fight: SolvedFight
): HTMLElement {
  const {moveId, opponentMoveId} = fight.answer!.recommended;
  const duel = {pokemonA: fight.a, moveA: moveId, pokemonB: fight.b, moveB: opponentMoveId};
  const {expected, contributions} = createExplainer({
    game: index.game,
    tables: engine.tables,
    explainRow: model.explainRow
  })(duel);
  const names = {a: localName(index.pokemon(fight.a)), b: localName(index.pokemon(fight.b))};
  const reasons = reasonsOf(contributions).map((reason) => ({
    label: labelOf(reason, names),
    contribution: reason.contribution
  }));
  const steps = waterfall(expected, reasons, SHOWN, words("rest"));
  const end = steps.at(-1)?.to ?? expected;
  const height = 56 + 34 * steps.length;
  return chart({
    title: words("title"),
    subtitle: words("subtitle", {
      from: percent(chance(expected), 0),
      to: percent(chance(end), 1),
      a: names.a,
      b: names.b
    }),
    name: words("name", {
      reason: reasons[0].label,
      side: reasons[0].contribution >= 0 ? names.a : names.b
    }),
    source: words("source"),
    columns: [words("reason"), words("logOdds"), words("reached")],
    rows: steps.map(({label, from, to}) => [label, to - from, chance(to)]),
    height,
    draw: (width) => drawing(steps, expected, words("axis", {a: names.a}), width, height)
  });
}
