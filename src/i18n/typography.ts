export const NO_BREAK = "\u00a0";

/** Units as the site writes them in both languages, and the game's own. */
const UNITS = "ms|µs|s|min|h|B|kB|MB|GB|o|ko|Mo|Go|[KMG]iB|[KMG]io|px|%|HP|PV|PP";
/** The space between a number, or the place of one in a pattern, and its unit. */
const BEFORE_UNIT = new RegExp(String.raw`(?<=[\d}]) (?=(?:${UNITS})(?![\p{L}\d]))`, "gu");

/** Text in which no line breaks between a number and its unit. */
export const keepUnits = (text: string): string => text.replaceAll(BEFORE_UNIT, NO_BREAK);

/** French text whose spaces before high punctuation and units, inside quotes and in numbers do not break a line. */
export const frenchTypography = (text: string): string =>
  keepUnits(text)
    .replaceAll(/ (?=[;:?!»%])/g, NO_BREAK)
    .replaceAll("« ", `«${NO_BREAK}`)
    .replaceAll(/(?<=\d) (?=\d{3}(?!\d))/g, NO_BREAK);

/** A text of a language as its readers are used to seeing it. */
export const typography = (language: "en" | "fr", text: string): string =>
  language === "fr" ? frenchTypography(text) : keepUnits(text);
