import {language} from "../i18n/language.ts";
import {typography} from "../i18n/typography.ts";

/** A text of a cell in the page's language. */
export const both = (en: string, fr: string): string => typography(language(), language() === "fr" ? fr : en);
