import type {Baseline, SplitEvaluation} from "../../pipelines/model/evaluation/evaluation-report.ts";
import type {VersionSummary} from "../data/registry-summary.ts";
import {language} from "../i18n/language.ts";
import type {ScoredMethod} from "./evaluation-comparison.ts";
import {words} from "./evaluation-words.ts";

/** French names of the baselines, which the report names in English. */
const FRENCH: Readonly<Record<string, readonly [name: string, description: string]>> = {
  "stat-total": [
    "Plus grand total de stats",
    "régression logistique sur les deux seuls totaux de stats de base"
  ],
  "expected-damage": [
    "Plus de dégâts attendus",
    "régression logistique sur le rapport (log) des parts de PV attendues par tour"
  ],
  "logistic-regression": ["Régression logistique", "régression logistique sur toutes les variables"],
  "original-label": [
    "La formule d’origine",
    "dégâts au niveau 50 avec les stats de base, sans aléa, coup critique, raté ni effet ; le moins de tours gagne, le premier à agir à égalité ; un oui ou un non, dont seule l’exactitude a du sens"
  ]
};

const YES_OR_NO = "original-label";

function baselineMethod({id, name, description, scores}: Baseline): ScoredMethod {
  const [localName, note] = (language() === "fr" ? FRENCH[id] : undefined) ?? [name, description];
  return {kind: "baseline", name: localName, note, scores, certain: id === YES_OR_NO};
}

/** What the scores of the headline split are held against: chance, another version, simpler rules. */
export function methodsOf(split: SplitEvaluation, rival: VersionSummary | null): ScoredMethod[] {
  return [
    {kind: "limit", name: words("limit"), note: words("limitNote"), scores: split.limit, certain: false},
    {kind: "model", name: words("thisModel"), note: "", scores: split.scores, certain: false},
    ...(rival?.judged
      ? [
          {
            kind: "version" as const,
            name: words("otherVersion", {version: rival.version}),
            note: words(rival.judged.testRows === split.testRows ? "otherNote" : "otherNoteElsewhere"),
            scores: rival.judged.scores,
            certain: false
          }
        ]
      : []),
    ...split.baselines.map(baselineMethod)
  ];
}
