import type {LocalizedName} from "../../data-loaders/game-data.ts";
import {frenchTypography} from "./typography.ts";

export type Language = "en" | "fr";

/** The page's language, which the early script in the head has set; English where there is no page. */
export const language = (): Language =>
  typeof document !== "undefined" && document.documentElement.lang === "fr" ? "fr" : "en";

export const localName = (named: {readonly name: LocalizedName}): string => named.name[language()];

type Values = Readonly<Record<string, string | number>>;
export type Words<K extends string> = (key: K, values?: Values) => string;

/**
 * A page's words: `[English, French]` by key, `{name}` standing for a value. A key that one language lacks
 * does not compile.
 */
export function dictionary<K extends string>(
  entries: Readonly<Record<K, readonly [en: string, fr: string]>>
): Words<K> {
  return (key, values = {}) => {
    const [en, fr] = entries[key];
    const text = language() === "fr" ? frenchTypography(fr) : en;
    return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) =>
      name in values ? String(values[name]) : whole
    );
  };
}
