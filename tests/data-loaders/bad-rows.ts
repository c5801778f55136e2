import type {TableName} from "../../data-loaders/schema/tables.ts";

type Values = Readonly<Record<string, string | number | null>>;

/** Rows that no database may accept beside the whole game, each with the constraint that refuses it. */
export const BAD_ROWS: readonly (readonly [string, TableName, Values])[] = [
  ["a second row with the same key", "type", {id: 1, identifier: "normal", name_en: "a", name_fr: "b"}],
  ["a type out of range", "type", {id: 19, identifier: "normal", name_en: "a", name_fr: "b"}],
  ["a null where there must be a value", "form", {id: 1, identifier: null}],
  [
    "a species that evolves from itself",
    "pokemon_species",
    {id: 200, identifier: "a", name_en: "b", name_fr: "c", evolves_from_species_id: 200}
  ],
  [
    "a species that evolves from none there is",
    "pokemon_species",
    {id: 200, identifier: "a", name_en: "b", name_fr: "c", evolves_from_species_id: 700}
  ],
  [
    "a multiplier that does not exist",
    "type_effectiveness",
    {attacking_type_id: 1, defending_type_id: 1, multiplier: 4}
  ],
  ["a type slot beyond the second", "pokemon_type", {pokemon_id: 4, slot: 3, type_id: 1}],
  ["the same type twice", "pokemon_type", {pokemon_id: 4, slot: 2, type_id: 10}],
  [
    "stats of a Pokémon that there is not",
    "pokemon_stat",
    {pokemon_id: 9999, hp: 1, attack: 1, defense: 1, sp_attack: 1, sp_defense: 1, speed: 1}
  ],
  [
    "a level by TM",
    "pokemon_move",
    {pokemon_id: 1, move_id: 100, learn_method_id: 2, entry: 1, learn_level: 5}
  ],
  [
    "no level by level",
    "pokemon_move",
    {pokemon_id: 1, move_id: 100, learn_method_id: 1, entry: 1, learn_level: null}
  ],
  [
    "the same level twice",
    "pokemon_move",
    {pokemon_id: 1, move_id: 33, learn_method_id: 1, entry: 9, learn_level: 0}
  ],
  [
    "a move that there is not",
    "pokemon_move",
    {pokemon_id: 1, move_id: 900, learn_method_id: 2, entry: 1, learn_level: null}
  ]
];

const literal = (value: string | number | null): string =>
  value === null ? "NULL" : typeof value === "number" ? String(value) : `'${value}'`;

export const insertStatement = (table: TableName, values: Values): string =>
  `INSERT INTO "${table}" (${Object.keys(values).join(", ")}) VALUES (${Object.values(values).map(literal).join(", ")})`;

/** Changes of an existing row that no database may accept. */
export const BAD_UPDATES: readonly (readonly [string, string])[] = [
  ["an unknown damage type", `UPDATE "move" SET damage_type = 'magic' WHERE id = 33`],
  ["a fixed damage on a move that has none", `UPDATE "move" SET fixed_damage = 20 WHERE id = 33`],
  ["more hits at least than at most", `UPDATE "move" SET min_hits = 5 WHERE id = 33`],
  ["an accuracy above 100", `UPDATE "move" SET accuracy = 101 WHERE id = 33`]
];
