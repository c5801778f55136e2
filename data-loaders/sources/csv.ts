import {readFileSync} from "node:fs";
import {join} from "node:path";
import {CATEGORIES, FORMS, LEARN_METHODS, TYPE_IDENTIFIERS} from "../game-data.ts";
import {hashOf} from "../io/hash.ts";
import {REPOSITORY} from "../io/paths.ts";
import type {Contribution, SourceRow} from "../reconcile/contribution.ts";
import {number, oneOf, optionalNumber, optionalText, readCsv, text} from "./csv-file.ts";

/** Folder of the three hand-kept files. */
export const CSV_FOLDER = join(REPOSITORY, "data-loaders", "csv");

export const CSV_FILES = ["types.csv", "pokemon.csv", "moves.csv"] as const;

/** Numbers an enumeration of the game from 1. */
export const numbered = <T extends string>(identifiers: readonly T[]): {id: number; identifier: T}[] =>
  identifiers.map((identifier, index) => ({id: index + 1, identifier}));

function readTypes(folder: string) {
  const columns = ["id", "identifier", "name_en", "name_fr", ...TYPE_IDENTIFIERS.map((name) => `vs_${name}`)];
  const rows = readCsv(join(folder, "types.csv"), columns);
  return {
    type: rows.map((row) => ({
      id: number(row, "id"),
      identifier: oneOf(row, "identifier", TYPE_IDENTIFIERS),
      name_en: text(row, "name_en"),
      name_fr: text(row, "name_fr")
    })),
    type_effectiveness: rows.flatMap((row) =>
      TYPE_IDENTIFIERS.map((defender, index) => ({
        attacking_type_id: number(row, "id"),
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

function readPokemon(folder: string) {
  const rows = readCsv(join(folder, "pokemon.csv"), POKEMON_COLUMNS);
  const pokemon = rows.map((row) => ({
    id: number(row, "id"),
    identifier: text(row, "identifier"),
    species_id: number(row, "species_id"),
    form_id: FORMS.indexOf(oneOf(row, "form", FORMS)) + 1,
    name_en: text(row, "name_en"),
    name_fr: text(row, "name_fr"),
    pokepedia_page: optionalText(row, "pokepedia_page"),
    height_m: number(row, "height_m")
  }));
  const pokemon_species: SourceRow<"pokemon_species">[] = pokemon
    .filter(({form_id}) => form_id === FORMS.indexOf("base") + 1)
    .map(({species_id, identifier, name_en, name_fr}) => ({id: species_id, identifier, name_en, name_fr}));
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

const readMoves = (folder: string) =>
  readCsv(join(folder, "moves.csv"), MOVE_COLUMNS).map((row) => ({
    id: number(row, "id"),
    identifier: text(row, "identifier"),
    name_en: text(row, "name_en"),
    name_fr: text(row, "name_fr"),
    name_fr_alias: optionalText(row, "name_fr_alias"),
    type_id: TYPE_IDENTIFIERS.indexOf(oneOf(row, "type", TYPE_IDENTIFIERS)) + 1,
    category_id: CATEGORIES.indexOf(oneOf(row, "category", CATEGORIES)) + 1,
    power: optionalNumber(row, "power"),
    accuracy: optionalNumber(row, "accuracy"),
    pp: number(row, "pp"),
    priority: number(row, "priority")
  }));

/** The files with their hashes, which is what pins them. */
export const hashesOfCsv = (folder: string = CSV_FOLDER): {name: string; version: string}[] =>
  CSV_FILES.map((file) => ({
    name: `data-loaders/csv/${file}`,
    version: hashOf(readFileSync(join(folder, file)))
  }));

/** The hand-kept files, and the enumerations of game-data.ts that need no file. */
export function readCsvSource(folder: string = CSV_FOLDER): Contribution {
  return {
    source: "csv",
    origin: {
      inputs: hashesOfCsv(folder),
      fetched: null,
      missing: []
    },
    rows: {
      ...readTypes(folder),
      ...readPokemon(folder),
      move: readMoves(folder),
      form: numbered(FORMS),
      move_category: numbered(CATEGORIES),
      learn_method: numbered(LEARN_METHODS)
    }
  };
}
