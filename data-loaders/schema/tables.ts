import {learnMethod, move, moveCategory, pokemonMove} from "./move-tables.ts";
import {form, pokemon, pokemonSpecies, pokemonStat, pokemonType} from "./pokemon-tables.ts";
import type {RowOf} from "./table.ts";
import {type, typeEffectiveness} from "./type-tables.ts";

/** The 11 tables, each after those it references. */
export const TABLES = {
  type,
  form,
  move_category: moveCategory,
  learn_method: learnMethod,
  pokemon_species: pokemonSpecies,
  type_effectiveness: typeEffectiveness,
  move,
  pokemon,
  pokemon_type: pokemonType,
  pokemon_stat: pokemonStat,
  pokemon_move: pokemonMove
} as const;

export type TableName = keyof typeof TABLES;
export type Row<T extends TableName> = RowOf<(typeof TABLES)[T]>;
export type Tables = {readonly [T in TableName]: readonly Row<T>[]};

export const TABLE_NAMES = Object.keys(TABLES) as TableName[];
