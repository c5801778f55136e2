import {language} from "../i18n/language.ts";

const UNITS: Readonly<Record<string, string>> = {
  points: "points",
  "0/1": "0/1",
  bracket: "rang de priorité",
  brackets: "rangs de priorité",
  ratio: "rapport",
  probability: "probabilité",
  hits: "coups",
  HP: "PV",
  stages: "niveaux",
  uses: "utilisations",
  "share of HP": "part des PV",
  turns: "tours",
  log: "log"
};

/** The catalogue names units in English; as it has it where it is none of ours. */
export const unitName = (unit: string): string => (language() === "fr" ? (UNITS[unit] ?? unit) : unit);
