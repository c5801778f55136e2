import {distance} from "fastest-levenshtein";
import {normaliseName} from "./normalise-name.ts";

/** Longest text compared by edit distance, which costs its length times that of every name. */
const LONGEST_COMPARED = 64;

/** Finds entities by any of their names; where two share a name, the earlier entity of the earlier tier wins. */
export class NameIndex<T> {
  readonly #exact = new Map<string, T>();
  readonly #normalised: {readonly key: string; readonly entity: T}[] = [];

  /** @param tiers one function a kind of name, in order of precedence; null: the entity has no such name. */
  constructor(entities: readonly T[], tiers: readonly ((entity: T) => string | null)[]) {
    for (const nameOf of tiers) {
      for (const entity of entities) {
        const key = normaliseName(nameOf(entity) ?? "");
        if (key === "" || this.#exact.has(key)) continue;
        this.#exact.set(key, entity);
        this.#normalised.push({key, entity});
      }
    }
  }

  find(text: string): T | undefined {
    return this.#exact.get(normaliseName(text));
  }

  /** Distinct entities whose name holds `text`, those that begin with it first, otherwise in index order. */
  search(text: string): T[] {
    const wanted = normaliseName(text);
    if (wanted === "") return [];
    const starting = new Set<T>();
    const holding = new Set<T>();
    for (const {key, entity} of this.#normalised) {
      if (key.startsWith(wanted)) starting.add(entity);
      else if (key.includes(wanted)) holding.add(entity);
    }
    return [...new Set([...starting, ...holding])];
  }

  /** The `count` entities with the smallest edit distance from `text` to a name of theirs that shares something with it. */
  closest(text: string, count: number): T[] {
    const wanted = normaliseName(text).slice(0, LONGEST_COMPARED);
    const best = new Map<T, number>();
    for (const {key, entity} of this.#normalised) {
      const far = distance(wanted, key);
      if (far >= Math.max(wanted.length, key.length)) continue;
      if (far < (best.get(entity) ?? Number.POSITIVE_INFINITY)) best.set(entity, far);
    }
    return [...best]
      .sort((a, b) => a[1] - b[1])
      .slice(0, count)
      .map(([entity]) => entity);
  }
}
