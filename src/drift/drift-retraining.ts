import type {Retraining} from "../../pipelines/monitoring/retraining/retraining-result.ts";
import {date, decimal, integer} from "../i18n/numbers.ts";
import {html} from "../ui/html.ts";
import {words} from "./drift-words.ts";

/** What came of the latest retraining. */
export function retrainingSection(retraining: Retraining | null): HTMLElement {
  if (retraining === null)
    return html`<section><h2>${words("retraining")}</h2><p>${words("never")}</p></section>`;
  const {promoted, onTrial, candidate, production, at, reasons, served} = retraining;
  const outcome = words(onTrial ? "onTrial" : promoted ? "promoted" : "refused", {
    candidate: String(candidate),
    production: String(production),
    date: date(at)
  });
  const {heldOutRows, candidateError, productionError} = served;
  return html`<section><h2>${words("retraining")}</h2><p>${outcome}</p>${
    reasons.length > 0
      ? html`<ul class="foreign" lang="en">${reasons.map((reason) => html`<li>${reason}</li>`)}</ul>`
      : ""
  }${
    candidateError === null || productionError === null
      ? ""
      : html`<p>${words("retrainedOn", {
          n: integer(heldOutRows),
          after: decimal(candidateError, 4),
          before: decimal(productionError, 4),
          production: String(production)
        })}</p>`
  }</section>`;
}
