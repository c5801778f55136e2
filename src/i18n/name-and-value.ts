import {language} from "./language.ts";
import {NO_BREAK} from "./typography.ts";

/** What stands between a name and its value. */
export const colon = (): string => (language() === "fr" ? `${NO_BREAK}: ` : ": ");

/** A name and its value, as the page's language writes them. */
export const nameAndValue = (name: string, value: string): string => name + colon() + value;
