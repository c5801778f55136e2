const NO_BREAK = "\u00a0";

/** French text whose spaces before high punctuation, inside quotes and in numbers do not break a line. */
export const frenchTypography = (text: string): string =>
  text
    .replaceAll(/ (?=[;:?!»%])/g, NO_BREAK)
    .replaceAll("« ", `«${NO_BREAK}`)
    .replaceAll(/(?<=\d) (?=\d{3}(?!\d))/g, NO_BREAK);
