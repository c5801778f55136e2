import type {GameData} from "../../data-loaders/game-data.ts";
import type {Duel} from "../../pipelines/model/prediction/prediction-answers.ts";
import {find, plain} from "../ui/search.ts";

/** Who fights with what: each by its id, its identifier, or its English or French name. */
export interface NamedDuel {
  readonly a: number | string;
  readonly moveA: number | string;
  readonly b: number | string;
  readonly moveB: number | string;
}

interface Named {
  readonly id: number;
  readonly identifier: string;
  readonly name: {readonly en: string; readonly fr: string};
}

const LIKE = 3;

/** @throws RangeError that names the field, its value and what is like it */
export function idOf(entries: readonly Named[], wanted: unknown, field: string, what: string): number {
  const text = typeof wanted === "string" ? plain(wanted) : "";
  const entry = entries.find(({id, identifier, name}) =>
    typeof wanted === "number" ? id === wanted : [identifier, name.en, name.fr].map(plain).includes(text)
  );
  if (entry !== undefined) return entry.id;
  const like = text === "" ? [] : find(entries, text.slice(0, LIKE)).slice(0, LIKE);
  const hint =
    like.length > 0
      ? `such as ${like.map(({name}) => name.en).join(", ")}`
      : "expected an id, an identifier, or an English or French name";
  throw new RangeError(`${field}: there is no ${what} ${JSON.stringify(wanted) ?? "undefined"}; ${hint}`);
}

/** Ids of a duel that is told by names. @throws RangeError that names the field, its value and what is like it */
export const duelOf = ({pokemon, moves}: GameData, {a, moveA, b, moveB}: NamedDuel): Duel => ({
  pokemonA: idOf(pokemon, a, "a", "Pokémon"),
  moveA: idOf(moves, moveA, "moveA", "move"),
  pokemonB: idOf(pokemon, b, "b", "Pokémon"),
  moveB: idOf(moves, moveB, "moveB", "move")
});
