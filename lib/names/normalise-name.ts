/**
 * Folds a name to the form names are compared in: no accents, no case, no punctuation; ♀ and ♂ count as `f`
 * and `m`, as in PokéAPI's `nidoran-f`. Empty where nothing comparable is left.
 */
export function normaliseName(text: string): string {
  return text
    .replace(/♀/g, "f")
    .replace(/♂/g, "m")
    .replace(/[œŒ]/g, "oe")
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "");
}
