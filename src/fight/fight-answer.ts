import type {RankedMove} from "../../pipelines/model/prediction/prediction-answers.ts";
import {common} from "../i18n/common.ts";
import {localName} from "../i18n/language.ts";
import {decimal, integer, multiplier, percent, probability} from "../i18n/numbers.ts";
import {linkedType} from "../ui/badges.ts";
import {meter, versusBar} from "../ui/bars.ts";
import type {GameIndex} from "../ui/game.ts";
import {html} from "../ui/html.ts";
import {namedForm} from "../ui/named-form.ts";
import {namedMove} from "../ui/named-move.ts";
import {listed, phrase} from "../ui/phrase.ts";
import {dataTable} from "../ui/table.ts";
import type {SolvedFight} from "./fight-engine.ts";
import {words} from "./fight-words.ts";
import {type Doubt, doubtOf, type ProductionSummary} from "./uncertainty.ts";

/** What a probability means in words, for the side that is ahead. */
function verdict(index: GameIndex, {a, b}: SolvedFight, p: number): Node | string {
  const ahead = index.pokemon(p >= 0.5 ? a : b);
  const share = Math.max(p, 1 - p);
  if (share < 0.6) return words("even");
  return phrase(words, share > 0.95 ? "sure" : "likely", {name: namedForm(ahead)});
}

function doubtText({kind, error}: Doubt, playouts: number): string {
  const points = decimal(100 * error, 1);
  if (kind === "exact") return words("workedOut");
  return kind === "fought" ? words("fought", {points, n: integer(playouts)}) : words("typically", {points});
}

/** The recommended move and its probability, large. */
export function answerCard(index: GameIndex, fight: SolvedFight, production: ProductionSummary): HTMLElement {
  const best = fight.answer!.recommended;
  const [nameA, nameB] = [fight.a, fight.b].map((id) => localName(index.pokemon(id)));
  const move = index.move(best.moveId);
  const doubt = doubtOf(production, best);
  const {tiedWith, equilibrium} = fight.answer!;
  return html`<section class="card answer" aria-live="polite">
    <div class="answer-text"><p class="label">${verdict(index, fight, best.winProbability)}</p>
      <h2>${phrase(words, "use", {move: namedMove(move)})} ${linkedType(index.game.types[move.typeId - 1])}</h2>
      <p>${phrase(words, "against", {
        move: namedMove(index.move(best.opponentMoveId)),
        name: nameB
      })}</p></div>
    <p class="answer-number"><strong class="num">${probability(best.winProbability)}</strong><span class="answer-caption">${words(
      "chance",
      {name: nameA}
    )}${
      doubt === null ? "" : html`<span class="answer-error">${doubtText(doubt, best.playouts)}</span>`
    }</span></p>
    <div class="answer-bar">${versusBar(best.winProbability, words("chance", {name: nameA}), doubt?.range)}
      <div class="row between quiet"><span class="key-a">${nameA}</span><span class="key-b">${nameB}</span></div></div>
    ${
      tiedWith.length === 0
        ? ""
        : html`<p class="answer-note">${phrase(words, "tied", {moves: listed(tiedWith.map((id) => namedMove(index.move(id))))})}</p>`
    }
    <p class="answer-note">${words("unseen", {value: percent(equilibrium.value, 0)})}</p>
    <p class="quiet answer-note">${doubt?.range ? words(doubt.kind === "fought" ? "range" : "typicalRange") : ""} ${words(
      "computed",
      {
        ms: decimal(fight.took, 1),
        version: production.version
      }
    )}</p></section>`;
}

/** Every move, ranked. */
export function rankTable(index: GameIndex, ranked: readonly RankedMove[]): HTMLElement {
  const table = dataTable<RankedMove>({
    caption: words("rankCaption"),
    rows: ranked,
    sortBy: "win",
    descending: true,
    columns: [
      {
        key: "move",
        label: common("move"),
        rowHeader: true,
        sort: ({moveId}) => localName(index.move(moveId)),
        cell: ({moveId}) =>
          html`<span class="row">${namedMove(index.move(moveId))}${linkedType(
            index.game.types[index.move(moveId).typeId - 1]
          )}</span>`
      },
      {
        key: "win",
        label: words("win"),
        numeric: true,
        sort: ({winProbability}) => winProbability,
        cell: ({winProbability}) =>
          html`<span class="win-cell">${meter(winProbability)}<b>${probability(winProbability, 1)}</b></span>`
      },
      {
        key: "reply",
        label: words("reply"),
        sort: ({opponentMoveId}) => localName(index.move(opponentMoveId)),
        cell: ({opponentMoveId}) => namedMove(index.move(opponentMoveId))
      },
      {
        key: "effect",
        label: words("effect"),
        sort: ({typeMultiplier}) => typeMultiplier,
        cell: ({typeMultiplier, stab}) =>
          html`<span class="row"><span class="num">${multiplier(typeMultiplier)}</span>${
            stab > 1 ? html`<span class="chip">${words("stabbed")}</span>` : ""
          }</span>`
      },
      {
        key: "score",
        label: words("hpPerTurn"),
        numeric: true,
        sort: ({score}) => score,
        cell: ({score}) => percent(score, 0)
      },
      {
        key: "power",
        label: common("power"),
        numeric: true,
        sort: ({power}) => power ?? -1,
        cell: ({power}) => (power === null ? "–" : integer(power))
      },
      {
        key: "priority",
        label: common("priority"),
        numeric: true,
        sort: ({priority}) => priority,
        cell: ({priority}) => (priority > 0 ? `+${priority}` : String(priority))
      }
    ]
  });
  return html`<section><h2>${words("rankTitle")}</h2>${table.element}</section>`;
}
