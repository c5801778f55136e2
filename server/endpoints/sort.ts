import {z} from "zod";
import type {Language} from "../../data-loaders/language.ts";
import {fieldProblem} from "../http/problem.ts";

interface Sortable {
  readonly id: number;
  readonly name: Readonly<Record<Language, string>>;
}

/** How one key sorts unless a direction is asked for, and by what. */
interface SortKey<T> {
  readonly of: (entity: T) => number | null;
  readonly direction: "asc" | "desc";
}

type SortKeys<T> = Readonly<Record<string, SortKey<T>>>;

const namesIn = (keys: SortKeys<never>): string => ["name", ...Object.keys(keys)].join(", ");

/** A query's `sort`: keys by commas, the first counts most, each perhaps with `:asc` or `:desc`. */
export const sortQuery = (keys: SortKeys<never>, direction: string) =>
  z
    .string()
    .max(200)
    .default("id")
    .meta({
      description:
        `Keys by commas, the first counts most, each perhaps with :asc or :desc, such as speed:desc,name: ` +
        `${namesIn(keys)}. Without a direction ${direction}`
    });

/** `entities` in the order asked for; where all keys are equal, by id. @throws Problem that names what is no key */
export function sortBy<T extends Sortable>(
  entities: readonly T[],
  asked: string,
  keys: SortKeys<T>,
  language: Language
): T[] {
  const comparisons = asked.split(",").map((part) => {
    const [name, given, ...rest] = part.trim().split(":");
    const key = Object.hasOwn(keys, name) ? keys[name] : null;
    const known = key !== null || name === "name";
    if (!known || rest.length > 0 || (given !== undefined && given !== "asc" && given !== "desc")) {
      throw fieldProblem({
        in: "query",
        field: "sort",
        message: `expected keys by commas out of ${namesIn(keys)}, each perhaps with :asc or :desc; got ${JSON.stringify(part.slice(0, 60))}`
      });
    }
    const sign = (given ?? key?.direction ?? "asc") === "asc" ? 1 : -1;
    if (key === null)
      return (a: T, b: T) => sign * a.name[language].localeCompare(b.name[language], language);
    return (a: T, b: T) => {
      const [x, y] = [key.of(a), key.of(b)];
      // What has none comes last, whatever the direction.
      if (x === null || y === null) return Number(x === null) - Number(y === null);
      return sign * (x - y);
    };
  });
  const byId = (a: T, b: T) => a.id - b.id;
  return [...entities].sort((a, b) => {
    for (const compare of comparisons) {
      const difference = compare(a, b);
      if (difference !== 0) return difference;
    }
    return byId(a, b);
  });
}
