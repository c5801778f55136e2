import type {ScoreName} from "../../lib/statistics/bootstrap.ts";
import type {LedgerEntry} from "../../pipelines/model/registry/registry-schema.ts";
import {formatScore, SCORES} from "../evaluation/evaluation-scores.ts";
import {words as scoreWords} from "../evaluation/evaluation-words.ts";
import {dictionary} from "../i18n/language.ts";
import {date, decimal, integer} from "../i18n/numbers.ts";
import {html} from "../ui/html.ts";
import {dataTable} from "../ui/table.ts";
import {words} from "./experiments-words.ts";

const own = dictionary({
  caption: ["Decisions, the newest first", "Décisions, la plus récente d’abord"],
  when: ["When", "Quand"],
  action: ["Decision", "Décision"],
  previous: ["In production before", "En production avant"],
  reasons: ["Reasons", "Raisons"],
  evidence: ["Evidence", "Preuves"],
  registered: ["registered", "enregistrée"],
  promoted: ["promoted", "promue"],
  refused: ["refused", "refusée"],
  "rolled back": ["rolled back to", "retour à"],
  "on trial": ["on trial", "à l’essai"],
  withdrawn: ["withdrawn", "retirée"],
  kept: ["kept", "gardée"],
  passed: ["every limit was met", "toutes les limites sont atteintes"],
  rowMicroseconds: ["one prediction", "une prédiction"],
  testRows: ["test duels", "duels de test"],
  liveQuestions: ["live questions", "questions réelles"],
  livePairs: ["pairs of Pokémon", "paires de Pokémon"],
  regretGiven: ["Mean regret, given replies", "Regret moyen, réponses données"],
  regretOpen: ["Mean regret, any reply", "Regret moyen, réponses libres"],
  comparison: ["compared", "comparée"],
  "paired, on the same duels": ["on the same duels", "sur les mêmes duels"],
  "of intervals, on other duels": ["by intervals, on other duels", "par intervalles, sur d’autres duels"],
  worse: ["{score} worse by {value} ({low} to {high})", "{score} pire de {value} ({low} à {high})"]
});

const WORSE = "Worse";
const isOwn = (name: string): name is "regretGiven" | "regretOpen" =>
  name === "regretGiven" || name === "regretOpen";
const scoreName = (name: string): string =>
  isOwn(name) ? own(name) : isScore(name) ? scoreWords(name) : name;
const isScore = (name: string): name is ScoreName => (SCORES as readonly string[]).includes(name);

const CHIPS: Readonly<Record<LedgerEntry["action"], string>> = {
  registered: "chip",
  promoted: "chip chip-good",
  refused: "chip chip-bad",
  "rolled back": "chip chip-warn",
  "on trial": "chip",
  withdrawn: "chip chip-bad",
  kept: "chip chip-good"
};

/** A piece of evidence as text: a score in its own format, what is not known as it stands. */
export function evidenceText(name: string, value: number | string): string {
  if (typeof value === "string") {
    const [what, how] = [name, value] as ["comparison", "paired, on the same duels"];
    return name === "comparison" ? `${own(what)} ${own(how)}` : `${name} ${value}`;
  }
  if (isScore(name)) return `${scoreWords(name)} ${formatScore(name, value)}`;
  if (isOwn(name)) return `${own(name)} ${decimal(value, 5)}`;
  if (name === "rowMicroseconds") return `${own("rowMicroseconds")} ${decimal(value, 0)} µs`;
  if (name === "liveQuestions" || name === "livePairs") return `${integer(value)} ${own(name)}`;
  if (name === "testRows") return `${integer(value)} ${own("testRows")}`;
  return `${name} ${Number.isInteger(value) ? integer(value) : decimal(value, 4)}`;
}

/** All evidence of a decision; a difference to production stands with its interval. */
export function evidenceTexts(evidence: LedgerEntry["evidence"]): string[] {
  const five = (name: string): string => {
    const value = evidence[name];
    return typeof value === "number" ? decimal(value, 5) : "–";
  };
  return Object.entries(evidence).flatMap(([name, value]) => {
    if (/Worse(Low|High)$/.test(name)) return [];
    if (!name.endsWith(WORSE)) return [evidenceText(name, value)];
    const score = scoreName(name.slice(0, -WORSE.length));
    return [own("worse", {score, value: five(name), low: five(`${name}Low`), high: five(`${name}High`)})];
  });
}

const reasonsCell = ({reasons, action}: LedgerEntry): HTMLElement => {
  if (reasons.length > 0)
    return html`<ul class="path-list evidence foreign" lang="en">${reasons.map((reason) => html`<li>${reason}</li>`)}</ul>`;
  return html`<span class="quiet">${action === "promoted" ? own("passed") : "–"}</span>`;
};

/** What was decided about which version, why, and on what evidence. */
export const ledgerTable = (ledger: readonly LedgerEntry[]): HTMLElement =>
  dataTable<LedgerEntry>({
    caption: own("caption"),
    rows: ledger,
    tall: true,
    columns: [
      {
        key: "when",
        label: own("when"),
        rowHeader: true,
        sort: ({at}) => at,
        cell: ({at}) => html`<span class="date">${date(at)}</span>`
      },
      {
        key: "action",
        label: own("action"),
        cell: ({action}) => html`<span class=${CHIPS[action]}>${own(action)}</span>`
      },
      {
        key: "version",
        label: words("version"),
        numeric: true,
        sort: ({version}) => version,
        cell: ({version}) => version
      },
      {key: "previous", label: own("previous"), numeric: true, cell: ({previous}) => previous ?? "–"},
      {key: "reasons", label: own("reasons"), cell: reasonsCell},
      {
        key: "evidence",
        label: own("evidence"),
        cell: ({evidence}) => html`<span class="quiet evidence">${evidenceTexts(evidence).join(" · ")}</span>`
      }
    ]
  }).element;
