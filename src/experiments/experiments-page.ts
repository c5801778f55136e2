import type {SearchReport} from "../../pipelines/model/search/search-schema.ts";
import type {RegistrySummary} from "../data/registry-summary.ts";
import {dictionary} from "../i18n/language.ts";
import {notMadeYet} from "../ui/explain-missing.ts";
import {html} from "../ui/html.ts";
import {gateSection} from "./experiments-gate.ts";
import {ledgerTable} from "./experiments-ledger.ts";
import {runsSection} from "./experiments-runs.ts";
import {searchSection} from "./experiments-search.ts";
import {versionsSection} from "./experiments-versions.ts";
import type {RunSummary} from "./run-summary.ts";
import {versionComparison} from "./version-comparison.ts";

const own = dictionary({
  what: ["the registry of model versions", "le registre des versions du modèle"],
  versions: ["Which versions are there?", "Quelles versions y a-t-il ?"],
  compare: ["Is one better than the other?", "L’une est-elle meilleure que l’autre ?"],
  gate: ["What must a model reach?", "Que doit atteindre un modèle ?"],
  ledger: ["What was decided, and why?", "Qu’a-t-on décidé, et pourquoi ?"],
  search: ["How were its parameters found?", "Comment ses paramètres ont-ils été trouvés ?"],
  runs: ["What was tried?", "Qu’a-t-on essayé ?"]
});

export interface ExperimentsPageData {
  readonly registry: RegistrySummary;
  /** The largest first; none before `npm run tune`. */
  readonly searches: readonly SearchReport[];
  /** The newest first. */
  readonly runs: readonly RunSummary[];
}

function registrySections(registry: RegistrySummary): Node {
  const comparison = versionComparison(registry);
  return html.fragment`${versionsSection(registry)}${
    comparison ? html.fragment`<h2>${own("compare")}</h2>${comparison}` : ""
  }`;
}

export function experimentsPage({registry, searches, runs}: ExperimentsPageData): HTMLElement {
  const registered = registry.versions.length > 0;
  return html`<div><h2>${own("versions")}</h2>${
    registered ? registrySections(registry) : notMadeYet(own("what"), "npm run pipeline")
  }<h2>${own("gate")}</h2>${gateSection(registry.gate)}${
    registry.ledger.length > 0 ? html.fragment`<h2>${own("ledger")}</h2>${ledgerTable(registry.ledger)}` : ""
  }<h2>${own("search")}</h2>${searchSection(searches)}<h2>${own("runs")}</h2>${runsSection(runs)}</div>`;
}
