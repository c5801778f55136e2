import {FORMS, LEARN_METHODS} from "../game-data.ts";
import type {ExtraTables} from "../schema/extra-tables.ts";
import type {TableName, Tables} from "../schema/tables.ts";
import {comparable} from "../sources/pokepedia/move-names.ts";
import {preEvolutionOf} from "../steps/evolution.ts";
import {megaBases} from "../steps/megas.ts";
import {type Check, EXAMPLES} from "./quality-check.ts";

function rule(table: TableName, name: string, title: string, offenders: readonly string[]): Check {
  return {
    group: "rule",
    severity: "error",
    table,
    name,
    title,
    violations: offenders.length,
    examples: offenders.slice(0, EXAMPLES)
  };
}

const identifiers = (rows: readonly {readonly identifier: string}[]): string[] =>
  rows.map(({identifier}) => identifier);

/** Rules of the game that no constraint of a table can say. */
export function checkRules(tables: Tables): Check[] {
  return [...pokemonRules(tables), ...learnsetRules(tables), ...moveRules(tables)];
}

/** The table of evolutions says of base forms what their species say. */
export function checkEvolution({pokemon, pokemon_species}: Tables, {evolution}: ExtraTables): Check[] {
  const before = new Map(evolution.map((row) => [row.pokemon_id, row.from_pokemon_id]));
  const speciesOf = new Map(pokemon.map((row) => [row.id, row.species_id]));
  const base = pokemon.filter(({form_id}) => form_id === FORMS.indexOf("base") + 1);
  const stated = new Map(pokemon_species.map((row) => [row.id, row.evolves_from_species_id]));
  const unlike = base.filter(
    ({id, species_id}) => (speciesOf.get(before.get(id) ?? -1) ?? null) !== stated.get(species_id)
  );
  return [rule("pokemon_species", "evolution", "evolutions are those of the species", identifiers(unlike))];
}

/** What TMs teach is what Pokémon learn of them. */
export function checkMachines({move, pokemon_move}: Tables, {machine}: ExtraTables): Check[] {
  const method = LEARN_METHODS.indexOf("tm") + 1;
  const learned = new Set(
    pokemon_move.filter((row) => row.learn_method_id === method).map((row) => row.move_id)
  );
  const taught = new Set(machine.map(({move_id}) => move_id));
  const unlike = move.filter(({id}) => learned.has(id) !== taught.has(id));
  return [
    rule("pokemon_move", "machine", "moves learned by TM are those that a TM teaches", identifiers(unlike))
  ];
}

function pokemonRules({pokemon, pokemon_type, pokemon_stat, pokemon_species}: Tables): Check[] {
  const firstTypes = new Set(pokemon_type.filter(({slot}) => slot === 1).map(({pokemon_id}) => pokemon_id));
  const stats = new Set(pokemon_stat.map(({pokemon_id}) => pokemon_id));
  const base = new Set(
    pokemon.filter(({form_id}) => form_id === FORMS.indexOf("base") + 1).map(({species_id}) => species_id)
  );
  const before = new Map(pokemon_species.map((row) => [row.id, row.evolves_from_species_id]));
  const endless = (id: number): boolean => {
    const seen = new Set<number>();
    for (let at: number | null | undefined = id; at !== null && at !== undefined; at = before.get(at)) {
      if (seen.has(at)) return true;
      seen.add(at);
    }
    return false;
  };
  const starter = FORMS.indexOf("starter") + 1;
  return [
    rule(
      "pokemon_type",
      "first_type",
      "every Pokémon has a first type",
      identifiers(pokemon.filter(({id}) => !firstTypes.has(id)))
    ),
    rule(
      "pokemon_stat",
      "complete",
      "every Pokémon has base stats",
      identifiers(pokemon.filter(({id}) => !stats.has(id)))
    ),
    rule(
      "pokemon_species",
      "base_form",
      "every species has a base form",
      identifiers(pokemon_species.filter(({id}) => !base.has(id)))
    ),
    rule(
      "pokemon_species",
      "acyclic",
      "no species evolves from itself in the end",
      identifiers(pokemon_species.filter(({id}) => endless(id)))
    ),
    rule(
      "pokemon",
      "sprite",
      "only partner forms have no picture",
      identifiers(pokemon.filter(({sprite_url, form_id}) => (sprite_url === null) !== (form_id === starter)))
    )
  ];
}

function learnsetRules({pokemon, pokemon_species, pokemon_move}: Tables): Check[] {
  const learnsets = new Map<number, string[]>(pokemon.map(({id}) => [id, []]));
  const moves = new Map<number, Set<number>>(pokemon.map(({id}) => [id, new Set()]));
  for (const row of pokemon_move) {
    learnsets.get(row.pokemon_id)?.push(`${row.move_id} ${row.learn_method_id} ${row.learn_level}`);
    moves.get(row.pokemon_id)?.add(row.move_id);
  }
  const bases = megaBases(pokemon);
  const unlikeBase = pokemon.filter(({id}) => {
    const base = bases.get(id);
    return base && learnsets.get(id)!.join() !== learnsets.get(base.id)!.join();
  });
  const inherited = LEARN_METHODS.indexOf("before_evolution") + 1;
  const fromNowhere = pokemon_move
    .filter(({learn_method_id}) => learn_method_id === inherited)
    .filter(({pokemon_id, move_id}) => {
      const row = pokemon.find(({id}) => id === pokemon_id);
      const before = row && preEvolutionOf(bases.get(row.id) ?? row, pokemon, pokemon_species);
      return !before || !moves.get(before.id)?.has(move_id);
    });
  return [
    rule(
      "pokemon_move",
      "some_move",
      "every Pokémon learns a move",
      identifiers(pokemon.filter(({id}) => moves.get(id)!.size === 0))
    ),
    rule("pokemon_move", "megas", "a Mega learns what its base form learns", identifiers(unlikeBase)),
    rule(
      "pokemon_move",
      "inherited",
      "an inherited move is known to the pre-evolution of the same form",
      fromNowhere.map(({pokemon_id, move_id}) => `Pokémon ${pokemon_id}, move ${move_id}`)
    )
  ];
}

function moveRules({move, move_category}: Tables): Check[] {
  const names = new Map<string, string>();
  const ambiguous: string[] = [];
  for (const row of move) {
    const spellings = [row.name_en, row.name_fr, row.name_fr_alias ?? row.name_fr].map(comparable);
    for (const spelling of new Set(spellings)) {
      const other = names.get(spelling);
      if (other !== undefined) ambiguous.push(`${spelling}: ${other}, ${row.identifier}`);
      names.set(spelling, row.identifier);
    }
  }
  const status = move_category.find(({identifier}) => identifier === "status")?.id;
  return [
    rule("move", "names", "no spelling names two moves", ambiguous),
    rule(
      "move",
      "status",
      "a move without damage is a status move, and the reverse",
      identifiers(
        move.filter(({category_id, damage_type}) => (category_id === status) !== (damage_type === "none"))
      )
    ),
    rule(
      "move",
      "power",
      "a move that uses the damage formula has a power",
      identifiers(
        move.filter(
          ({damage_type, power}) => ["formula", "multi_hit"].includes(damage_type) && power === null
        )
      )
    )
  ];
}
