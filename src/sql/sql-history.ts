export interface PastQuery {
  readonly sql: string;
  /** When it ran, in milliseconds since 1970. */
  readonly at: number;
}

const KEY = "predictiondex-sql";
const KEPT = 30;

const isPast = (value: unknown): value is PastQuery =>
  typeof value === "object" &&
  value !== null &&
  typeof (value as PastQuery).sql === "string" &&
  typeof (value as PastQuery).at === "number";

/** The queries of before, the latest first; each once. A browser that keeps nothing has none. */
export function pastQueries(): PastQuery[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? kept.filter(isPast) : [];
  } catch {
    return [];
  }
}

/** Keeps a query as the latest. */
export function keepQuery(query: PastQuery): void {
  const next = [query, ...pastQueries().filter(({sql}) => sql !== query.sql)].slice(0, KEPT);
  try {
    localStorage.setItem(KEY, JSON.stringify(next));
  } catch {
    // Nothing is kept, and nothing is lost.
  }
}

export function forgetQueries(): void {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // There was nothing to forget.
  }
}
