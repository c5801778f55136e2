import {join} from "node:path";
import {hashOf} from "../../lib/files/hash.ts";
import {REPOSITORY} from "../../lib/files/paths.ts";
import {CATEGORIES, FORMS, LEARN_METHODS, TYPE_IDENTIFIERS} from "../game-data.ts";
import type {Contribution, SourceRow} from "../reconcile/contribution.ts";
import {type ExtraRow, MACHINES} from "../schema/extra-tables.ts";
import {
  type CsvRow,
  csvBytes,
  demandRows,
  demandUnique,
  identifier,
  integer,
  number,
  oneOf,
  optionalInteger,
  optionalText,
  readCsv,
  text
} from "./csv-file.ts";
import {letsGoMembers, letsGoMoves} from "./lets-go-dex.ts";

/** Folder of the hand-kept files. */
export const CSV_FOLDER = join(REPOSITORY, "data-loaders", "csv");

/** Numbers an enumeration of the game from 1. */
const numbered = <T extends string>(identifiers: readonly T[]): {id: number; identifier: T}[] =>
  identifiers.map((name, index) => ({id: index + 1, identifier: name}));

const names = (row: CsvRow) => ({name_en: text(row, "name_en"), name_fr: text(row, "name_fr")});

const TYPE_COLUMNS = [
  "id",
  "identifier",
  "name_en",
  "name_fr",
  ...TYPE_IDENTIFIERS.map((name) => `vs_${name}`)
];

function readTypes(folder: string) {
  const rows = readCsv(join(folder, "types.csv"), TYPE_COLUMNS);
  for (const column of ["id", "identifier", "name_en", "name_fr"]) demandUnique(rows, column);
  demandRows(
    "types.csv",
    rows,
    TYPE_IDENTIFIERS.map((name, index) => ({values: {id: index + 1}, name}))
  );
  const idOf = (row: CsvRow): number => {
    const expected = TYPE_IDENTIFIERS.indexOf(oneOf(row, "identifier", TYPE_IDENTIFIERS)) + 1;
    const id = integer(row, "id", 1, TYPE_IDENTIFIERS.length);
    return id === expected
      ? id
      : row.refuse("id", `is ${id}; ${row.values.identifier} has PokéAPI's id ${expected}`);
  };
  return {
    type: rows.map((row) => ({
      id: idOf(row),
      identifier: oneOf(row, "identifier", TYPE_IDENTIFIERS),
      ...names(row)
    })),
    type_effectiveness: rows.flatMap((row) =>
      TYPE_IDENTIFIERS.map((defender, index) => ({
        attacking_type_id: idOf(row),
        defending_type_id: index + 1,
        multiplier: Number(oneOf(row, `vs_${defender}`, ["0", "0.5", "1", "2"])) as 0 | 0.5 | 1 | 2
      }))
    )
  };
}

const POKEMON_COLUMNS = [
  "id",
  "identifier",
  "species_id",
  "form",
  "name_en",
  "name_fr",
  "pokepedia_page",
  "height_m"
];

const BASE_FORM_ID = FORMS.indexOf("base") + 1;

function readPokemon(folder: string) {
  const rows = readCsv(join(folder, "pokemon.csv"), POKEMON_COLUMNS);
  for (const column of ["id", "identifier", "name_en", "name_fr"]) demandUnique(rows, column);
  demandUnique(rows, "species_id", "form");
  const species = new Set(
    rows.filter(({values}) => values.form === "base").map(({values}) => values.species_id)
  );
  const pokemon = rows.map((row) => {
    const form = oneOf(row, "form", FORMS);
    if (!species.has(row.values.species_id))
      row.refuse("species_id", `is "${row.values.species_id}", of which no row has the form base`);
    const height = number(row, "height_m");
    return {
      id: integer(row, "id", 1, 99_999),
      identifier: identifier(row, "identifier"),
      species_id: integer(row, "species_id", 1, 809),
      form_id: FORMS.indexOf(form) + 1,
      ...names(row),
      pokepedia_page: optionalText(row, "pokepedia_page"),
      height_m: height > 0 ? height : row.refuse("height_m", `is ${height}; expected metres above 0`)
    };
  });
  demandRows(
    "pokemon.csv",
    rows,
    letsGoMembers().map(({name, speciesId, form}) => ({values: {species_id: speciesId, form}, name}))
  );
  const pokemon_species: SourceRow<"pokemon_species">[] = pokemon
    .filter(({form_id}) => form_id === BASE_FORM_ID)
    .map(({species_id, identifier: name, name_en, name_fr}) => ({
      id: species_id,
      identifier: name,
      name_en,
      name_fr
    }));
  return {pokemon, pokemon_species};
}

const MOVE_COLUMNS = [
  "id",
  "identifier",
  "name_en",
  "name_fr",
  "name_fr_alias",
  "type",
  "category",
  "power",
  "accuracy",
  "pp",
  "priority"
];

/** The one move of the package that the files leave out: it has no effect, and was given at one event. */
const CELEBRATE = 606;

function readMoves(folder: string): SourceRow<"move">[] {
  const rows = readCsv(join(folder, "moves.csv"), MOVE_COLUMNS);
  for (const column of ["id", "identifier", "name_en", "name_fr", "name_fr_alias"])
    demandUnique(rows, column);
  const moves = rows.map((row) => ({
    id: integer(row, "id", 1, 999),
    identifier: identifier(row, "identifier"),
    ...names(row),
    name_fr_alias: optionalText(row, "name_fr_alias"),
    type_id: TYPE_IDENTIFIERS.indexOf(oneOf(row, "type", TYPE_IDENTIFIERS)) + 1,
    category_id: CATEGORIES.indexOf(oneOf(row, "category", CATEGORIES)) + 1,
    power: optionalInteger(row, "power", 1, 255),
    accuracy: optionalInteger(row, "accuracy", 1, 100),
    pp: integer(row, "pp", 1, 40),
    priority: integer(row, "priority", -7, 5)
  }));
  demandRows(
    "moves.csv",
    rows,
    letsGoMoves()
      .filter(({num}) => num !== CELEBRATE)
      .map(({num, name}) => ({values: {id: num}, name}))
  );
  return moves;
}

const MACHINE_COLUMNS = ["number", "move"];

/** Which TM teaches what. @param moves those of `moves.csv` */
function readMachines(folder: string, moves: readonly SourceRow<"move">[]): ExtraRow<"machine">[] {
  const rows = readCsv(join(folder, "machines.csv"), MACHINE_COLUMNS);
  for (const column of MACHINE_COLUMNS) demandUnique(rows, column);
  const ids = new Map(moves.map(({identifier: name, id}) => [name, id!]));
  const machines = rows.map((row) => ({
    number: integer(row, "number", 1, MACHINES),
    move_id:
      ids.get(identifier(row, "move")) ??
      row.refuse("move", `is "${row.values.move}", which no row of moves.csv has as its identifier`)
  }));
  demandRows(
    "machines.csv",
    rows,
    Array.from({length: MACHINES}, (_, index) => ({values: {number: index + 1}, name: `TM${index + 1}`}))
  );
  return machines;
}

const CSV_COLUMNS = {
  "types.csv": TYPE_COLUMNS,
  "pokemon.csv": POKEMON_COLUMNS,
  "moves.csv": MOVE_COLUMNS,
  "machines.csv": MACHINE_COLUMNS
};

/** The files with their hashes, which is what pins them. */
export const hashesOfCsv = (folder: string = CSV_FOLDER): {name: string; version: string}[] =>
  Object.entries(CSV_COLUMNS).map(([file, columns]) => ({
    name: `data-loaders/csv/${file}`,
    version: hashOf(csvBytes(join(folder, file), columns))
  }));

/**
 * The hand-kept files, and the enumerations of game-data.ts that need no file.
 * @throws CsvError naming file, line, column and reason
 */
export function readCsvSource(folder: string = CSV_FOLDER): Contribution {
  const move = readMoves(folder);
  return {
    source: "csv",
    origin: {inputs: hashesOfCsv(folder), fetched: null, missing: []},
    rows: {
      ...readTypes(folder),
      ...readPokemon(folder),
      move,
      form: numbered(FORMS),
      move_category: numbered(CATEGORIES),
      learn_method: numbered(LEARN_METHODS)
    },
    extras: {machine: readMachines(folder, move)}
  };
}
