import {CATEGORIES, FORMS, type GameData, LEARN_METHODS} from "./game-data.ts";
import type {ExtraTables} from "./schema/extra-tables.ts";
import {mechanicsFromRow} from "./schema/mechanics-columns.ts";
import type {Row, Tables} from "./schema/tables.ts";

function grouped<R extends {readonly pokemon_id: number}>(rows: readonly R[]): ReadonlyMap<number, R[]> {
  const groups = new Map<number, R[]>();
  for (const row of rows) {
    const group = groups.get(row.pokemon_id);
    if (group) group.push(row);
    else groups.set(row.pokemon_id, [row]);
  }
  return groups;
}

const name = (row: {readonly name_en: string; readonly name_fr: string}) => ({
  en: row.name_en,
  fr: row.name_fr
});

function pokemonOf(tables: Tables): GameData["pokemon"] {
  const types = grouped(tables.pokemon_type);
  const learnsets = grouped(tables.pokemon_move);
  const stats = new Map(tables.pokemon_stat.map((row) => [row.pokemon_id, row]));
  const species = new Map(tables.pokemon_species.map((row) => [row.id, row]));
  const statsOf = (row: Row<"pokemon_stat">) => ({
    hp: row.hp,
    attack: row.attack,
    defense: row.defense,
    spAttack: row.sp_attack,
    spDefense: row.sp_defense,
    speed: row.speed
  });
  return tables.pokemon.map((row) => ({
    id: row.id,
    identifier: row.identifier,
    speciesId: row.species_id,
    form: FORMS[row.form_id - 1],
    name: name(row),
    typeIds: types.get(row.id)!.map(({type_id}) => type_id),
    stats: statsOf(stats.get(row.id)!),
    heightM: row.height_m,
    weightKg: row.weight_kg,
    spriteUrl: row.sprite_url,
    evolvesFromSpeciesId: species.get(row.species_id)!.evolves_from_species_id,
    // A second distribution of the same move says nothing new here.
    learnset: (learnsets.get(row.id) ?? [])
      .filter(({entry, learn_level}) => entry === 1 || learn_level !== null)
      .map((learned) => ({
        moveId: learned.move_id,
        method: LEARN_METHODS[learned.learn_method_id - 1],
        level: learned.learn_level
      }))
  }));
}

/** The tables as the one value that everything downstream reads. Expects rows in order of primary key. */
export function gameOf(tables: Tables, {machine}: Pick<ExtraTables, "machine">): GameData {
  const machines = new Map(machine.map(({number, move_id}) => [move_id, number]));
  const effectiveness = tables.type.map(() => tables.type.map(() => 1));
  for (const row of tables.type_effectiveness)
    effectiveness[row.attacking_type_id - 1][row.defending_type_id - 1] = row.multiplier;
  return {
    types: tables.type.map((row) => ({id: row.id, identifier: row.identifier, name: name(row)})),
    effectiveness,
    pokemon: pokemonOf(tables),
    moves: tables.move.map((row) => ({
      id: row.id,
      identifier: row.identifier,
      name: name(row),
      frenchAlias: row.name_fr_alias,
      typeId: row.type_id,
      category: CATEGORIES[row.category_id - 1],
      power: row.power,
      accuracy: row.accuracy,
      pp: row.pp,
      priority: row.priority,
      machine: machines.get(row.id) ?? null,
      description: row.description,
      mechanics: mechanicsFromRow(row)
    }))
  };
}
