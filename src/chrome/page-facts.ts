import {inLanguage, type Language} from "../i18n/language.ts";

/** What a page made from a template says before, or without, any script. */
export interface PageFacts {
  readonly description: Readonly<Record<Language, string>>;
  /** HTML in both languages. */
  readonly html: string;
}

/** Facts that `description` and `facts` say in the page's language, said in both. */
export const inBothLanguages = (description: () => string, facts: () => string): PageFacts => ({
  description: {en: inLanguage("en", description), fr: inLanguage("fr", description)},
  html: (["en", "fr"] as const)
    .map((chosen) => `<div class="facts" lang="${chosen}">${inLanguage(chosen, facts)}</div>`)
    .join("\n")
});

/** A row of a table of facts, of text that is HTML already. */
export const factRow = (name: string, value: string | number): string =>
  `<tr><th scope="row">${name}</th><td class="num">${value}</td></tr>`;
