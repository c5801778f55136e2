import {LEARN_METHODS} from "../game-data.ts";
import type {Row, Tables} from "../schema/tables.ts";
import {megaBases} from "./megas.ts";

const BEFORE_EVOLUTION = LEARN_METHODS.indexOf("before_evolution") + 1;

type Learned = Omit<Row<"pokemon_move">, "entry">;
type Pokemon = Pick<Row<"pokemon">, "id" | "species_id" | "form_id">;

/**
 * The form a Pokémon evolved from: the pre-evolution's form of the same kind. A base form descends from base
 * forms and an Alolan form from Alolan ones only (Alolan Raichu, Exeggutor and Marowak, whose pre-evolutions
 * have no Alolan form, descend from nothing in Let's Go: they are got by trade); a partner form never evolves.
 */
export function preEvolutionOf<P extends Pokemon>(
  pokemon: Pokemon,
  all: readonly P[],
  species: Tables["pokemon_species"]
): P | null {
  const before = species.find(({id}) => id === pokemon.species_id)?.evolves_from_species_id;
  if (before === null || before === undefined) return null;
  return all.find(({species_id, form_id}) => species_id === before && form_id === pokemon.form_id) ?? null;
}

/**
 * Adds to each Pokémon's own learnset what it can bring from earlier in its line: a move that some
 * pre-evolution learns and it does not itself, as method `before_evolution` without a level. Then gives each
 * Mega the whole learnset of its base form: a Mega is that same Pokémon for the length of a battle.
 */
export function inheritLearnsets(
  own: readonly Learned[],
  pokemon: readonly Pokemon[],
  species: Tables["pokemon_species"]
): Learned[] {
  const ownOf = new Map<number, Learned[]>(pokemon.map(({id}) => [id, []]));
  for (const row of own) ownOf.get(row.pokemon_id)?.push(row);
  const complete = new Map<number, Learned[]>();
  const learnsetOf = (member: Pokemon): Learned[] => {
    const known = complete.get(member.id);
    if (known) return known;
    const rows = [...ownOf.get(member.id)!];
    const moves = new Set(rows.map(({move_id}) => move_id));
    const before = preEvolutionOf(member, pokemon, species);
    for (const {move_id} of before ? learnsetOf(before) : []) {
      if (moves.has(move_id)) continue;
      moves.add(move_id);
      rows.push({pokemon_id: member.id, move_id, learn_method_id: BEFORE_EVOLUTION, learn_level: null});
    }
    complete.set(member.id, rows);
    return rows;
  };
  const bases = megaBases(pokemon);
  return pokemon.flatMap((member) => {
    const base = bases.get(member.id);
    return base ? learnsetOf(base).map((row) => ({...row, pokemon_id: member.id})) : learnsetOf(member);
  });
}
