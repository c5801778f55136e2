import type {LocalizedName} from "../../data-loaders/game-data.ts";
import {typography} from "./typography.ts";

export type Language = "en" | "fr";

let spoken: Language | undefined;

/** The page's language, which the early script in the head has set; English where there is no page. */
export const language = (): Language =>
  spoken ?? (typeof document !== "undefined" && document.documentElement.lang === "fr" ? "fr" : "en");

/** What `say` makes in a language, whatever the page's: for HTML that is written before there is a page. */
export function inLanguage<T>(chosen: Language, say: () => T): T {
  const before = spoken;
  spoken = chosen;
  try {
    return say();
  } finally {
    spoken = before;
  }
}

export const localName = (named: {readonly name: LocalizedName}): string => named.name[language()];

type Values = Readonly<Record<string, string | number>>;
export type Words<K extends string> = (key: K, values?: Values) => string;

/** A value as a number: itself, or what `numbers.ts` wrote of it in the page's language. */
const amountOf = (value: string | number): number =>
  typeof value === "number"
    ? value
    : Number(
        language() === "fr"
          ? value.replaceAll(/[\s\u00a0\u202f]/g, "").replace(",", ".")
          : value.replaceAll(",", "")
      );

const rules = {en: new Intl.PluralRules("en-GB"), fr: new Intl.PluralRules("fr-FR")} as const;

const counted = (value: string | number, one: string, other: string): string =>
  `${value} ${rules[language()].select(amountOf(value)) === "one" ? one : other}`;

/**
 * A page's words: `[English, French]` by key, `{name}` standing for a value, `{name|row|rows}` for a number of things
 * in the language's own singular or plural. A key that one language lacks does not compile.
 */
export function dictionary<K extends string>(
  entries: Readonly<Record<K, readonly [en: string, fr: string]>>
): Words<K> {
  return (key, values = {}) => {
    const [en, fr] = entries[key];
    const text = typography(language(), language() === "fr" ? fr : en);
    return text.replaceAll(
      /\{(\w+)(?:\|([^|}]+)\|([^|}]+))?\}/g,
      (whole, name: string, one?: string, other?: string) => {
        if (!(name in values)) return whole;
        return one === undefined || other === undefined
          ? String(values[name])
          : counted(values[name], one, other);
      }
    );
  };
}
