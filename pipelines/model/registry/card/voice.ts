import type {ScoreName} from "../../../../lib/statistics/bootstrap.ts";

export type CardLanguage = "en" | "fr";

/** How a card speaks: one of two languages, and numbers written its way. */
export interface Voice {
  readonly language: CardLanguage;
  say(en: string, fr: string): string;
  integer(value: number): string;
  /** A score with the digits it is worth. */
  score(name: ScoreName, value: number): string;
  interval(name: ScoreName, bounds: readonly [number, number]): string;
  /** Day and minute, UTC. */
  time(iso: string): string;
}

const SHARES: ReadonlySet<ScoreName> = new Set(["accuracy", "precision", "recall", "f1", "fightAccuracy"]);
const LOCALE = {en: "en-GB", fr: "fr-FR"} as const;

export function voiceOf(language: CardLanguage): Voice {
  const say = (en: string, fr: string): string => (language === "fr" ? fr : en);
  const number = (value: number, options: Intl.NumberFormatOptions): string =>
    new Intl.NumberFormat(LOCALE[language], options).format(value);
  const digits = (count: number) => ({minimumFractionDigits: count, maximumFractionDigits: count});
  const score = (name: ScoreName, value: number): string => {
    if (!Number.isFinite(value)) return "–";
    if (SHARES.has(name)) return number(value, {style: "percent", ...digits(2)});
    return number(value, digits(name === "rocAuc" || name === "prAuc" ? 5 : 4));
  };
  return {
    language,
    say,
    integer: (value) => number(value, {maximumFractionDigits: 0}),
    score,
    interval: (name, [low, high]) => `${score(name, low)} – ${score(name, high)}`,
    time: (iso) => `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`
  };
}
