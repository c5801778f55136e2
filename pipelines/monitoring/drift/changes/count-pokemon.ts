import type {DuckDBConnection} from "@duckdb/node-api";
import {logColumn} from "../../log/log-sql.ts";
import {condition, slotOf, type WindowQuestion} from "../window/window-question.ts";
import {SIDES, type Side} from "./changes.ts";

/** How often each Pokémon was asked about, by slot of time; once a request. */
export interface AskedPokemon {
  /** By slot, in the order of the profile's `pokemonIds`. */
  readonly counts: readonly (readonly number[])[];
  /** Of each slot: all of them, with those the profile does not know. */
  readonly questions: readonly number[];
}

export async function countPokemon(
  connection: DuckDBConnection,
  question: WindowQuestion
): Promise<Readonly<Record<Side, AskedPokemon>>> {
  const {profile, slots, relation} = question;
  const places = new Map(profile.pokemonIds.map((id, place) => [id, place]));
  const read = async (side: Side): Promise<AskedPokemon> => {
    const id = logColumn(`pokemon_${side}_id`);
    const reader = await connection.runAndReadAll(
      `SELECT slot, id, count(DISTINCT request)::DOUBLE FROM (
         SELECT ${slotOf(question)} AS slot, ${id} AS id, hash(${logColumn("request_id")}) AS request
         FROM ${relation} WHERE ${condition(question)}
       ) GROUP BY 1, 2`
    );
    const counts = Array.from({length: slots}, () => new Array<number>(places.size).fill(0));
    const questions = new Array<number>(slots).fill(0);
    for (const row of reader.getRows()) {
      const [slot, pokemon, count] = row.map(Number);
      const place = places.get(pokemon);
      if (place !== undefined) counts[slot][place] += count;
      questions[slot] += count;
    }
    return {counts, questions};
  };
  const [a, b] = [await read(SIDES[0]), await read(SIDES[1])];
  return {a, b};
}
