import {FORMS, LEARN_METHODS} from "../game-data.ts";
import type {TableName, Tables} from "../schema/tables.ts";
import {MEGA_FORM_IDS} from "../steps/megas.ts";
import type {Check} from "./quality-check.ts";

/** Rows of a finished game, which no source can change. */
export const EXPECTED_ROWS: {readonly [T in TableName]?: number} = {
  type: 18,
  form: 6,
  move_category: 3,
  learn_method: 5,
  pokemon_species: 153,
  type_effectiveness: 324,
  move: 226,
  pokemon: 188,
  pokemon_stat: 188
};

const EXPECTED_FORMS = {base: 153, mega: 11, mega_x: 2, mega_y: 2, alola: 18, starter: 2} as const;

/** Own entries of the 173 Pokémon that are no Megas. One more event entry, Celebrate, has no move here. */
const EXPECTED_ENTRIES = {level_up: 2035, tm: 3144, move_tutor: 11, event: 89} as const;
const EXPECTED_PAIRS = 4629;

/** All moves but Struggle, Pika Papow and Veevee Volley. */
const EXPECTED_LEARNED = 223;

/** Learnset rows that a source stated: neither inherited nor a Mega's copy. */
function ownEntries({pokemon, pokemon_move}: Tables): Tables["pokemon_move"] {
  const megas = new Set(pokemon.filter(({form_id}) => MEGA_FORM_IDS.has(form_id)).map(({id}) => id));
  const inherited = LEARN_METHODS.indexOf("before_evolution") + 1;
  return pokemon_move.filter(
    ({pokemon_id, learn_method_id}) => !megas.has(pokemon_id) && learn_method_id !== inherited
  );
}

function countCheck(table: TableName, name: string, title: string, found: number, expected: number): Check {
  return {
    group: "count",
    severity: "error",
    table,
    name,
    title: `${title}: ${expected}`,
    violations: Math.abs(found - expected),
    examples: found === expected ? [] : [`found ${found}, expected ${expected}`]
  };
}

/** Compares the tables with the game's known counts. */
export function checkCounts(tables: Tables): Check[] {
  const rows = Object.entries(EXPECTED_ROWS) as [TableName, number][];
  const own = ownEntries(tables);
  const pairs = new Set(own.map(({pokemon_id, move_id}) => `${pokemon_id} ${move_id}`)).size;
  const learned = new Set(tables.pokemon_move.map(({move_id}) => move_id)).size;
  return [
    ...rows.map(([table, expected]) => countCheck(table, "rows", "rows", tables[table].length, expected)),
    ...Object.entries(EXPECTED_FORMS).map(([form, expected]) => {
      const id = FORMS.indexOf(form as keyof typeof EXPECTED_FORMS) + 1;
      const found = tables.pokemon.filter(({form_id}) => form_id === id).length;
      return countCheck("pokemon", `form_${form}`, `Pokémon of form ${form}`, found, expected);
    }),
    ...Object.entries(EXPECTED_ENTRIES).map(([method, expected]) => {
      const id = LEARN_METHODS.indexOf(method as keyof typeof EXPECTED_ENTRIES) + 1;
      const found = own.filter(({learn_method_id}) => learn_method_id === id).length;
      return countCheck("pokemon_move", `entries_${method}`, `own entries by ${method}`, found, expected);
    }),
    countCheck("pokemon_move", "pairs", "own pairs of Pokémon and move", pairs, EXPECTED_PAIRS),
    countCheck("pokemon_move", "learned", "moves that somebody learns", learned, EXPECTED_LEARNED)
  ];
}
