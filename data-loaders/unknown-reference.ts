/** No entity of this kind has this id or name. */
export class UnknownReferenceError extends Error {
  readonly kind: string;
  readonly value: number | string;
  /** Display names of the closest entities, nearest first. */
  readonly suggestions: readonly string[];

  constructor(kind: string, value: number | string, suggestions: readonly string[]) {
    const hint = suggestions.length > 0 ? ` Closest: ${suggestions.join(", ")}.` : "";
    super(`No ${kind} ${typeof value === "number" ? `has id ${value}` : `is called "${value}"`}.${hint}`);
    this.name = "UnknownReferenceError";
    this.kind = kind;
    this.value = value;
    this.suggestions = suggestions;
  }
}
