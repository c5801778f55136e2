import type {Move, Species} from "@pkmn/dex";
import {CATEGORIES, FORMS, LEARN_METHODS, TYPE_IDENTIFIERS, type TypeIdentifier} from "../game-data.ts";
import type {Contribution, SourceRow} from "../reconcile/contribution.ts";
import {mechanicsToRow} from "../schema/mechanics-columns.ts";
import type {Row} from "../schema/tables.ts";
import {embeddedExtras} from "./embedded-extras.ts";
import {installedPackage} from "./installed-package.ts";
import {formOf, letsGoDex, letsGoForms, letsGoLearnsets, letsGoMoves} from "./lets-go-dex.ts";
import {moveMechanics} from "./move-mechanics.ts";
import {spriteUrl} from "./sprite-url.ts";

export const PACKAGES = ["@pkmn/dex", "@pkmn/mods"];

const formIdOf = (species: Species): number => FORMS.indexOf(formOf(species)) + 1;
const typeIdOf = (name: string): number =>
  TYPE_IDENTIFIERS.indexOf(name.toLowerCase() as (typeof TYPE_IDENTIFIERS)[number]) + 1;
const categoryIdOf = (move: Move): number =>
  CATEGORIES.indexOf(move.category.toLowerCase() as (typeof CATEGORIES)[number]) + 1;
const methodIdOf = (method: (typeof LEARN_METHODS)[number]): number => LEARN_METHODS.indexOf(method) + 1;

/** The package's short description, which may be several sentences, as one. */
function oneSentence(description: string): string {
  const written = description
    .replaceAll("Pokemon", "Pokémon")
    .replaceAll("Sp. Atk", "Special Attack")
    .replaceAll("Sp. Def", "Special Defense");
  const sentences = written.split(/(?<=\.)\s+(?=[A-Z0-9])/);
  return sentences
    .map((sentence, index) => {
      const bare = index < sentences.length - 1 ? sentence.replace(/\.$/, "") : sentence;
      return index > 0 && /^[A-Z][a-z']/.test(bare) ? bare[0].toLowerCase() + bare.slice(1) : bare;
    })
    .join("; ");
}

/** Names that PokéAPI spells in another way than the game does since generation 6. */
const POKEAPI_NAMES: Readonly<Record<string, string>> = {"Vise Grip": "vice-grip"};

/** PokéAPI's identifier of what has this English name: its words in lower case, joined by hyphens. */
const identifierOf = (name: string): string =>
  POKEAPI_NAMES[name] ??
  name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9 -]/g, "")
    .replaceAll(" ", "-");

const moveRow = (move: Move): SourceRow<"move"> => ({
  id: move.num,
  identifier: identifierOf(move.name),
  name_en: move.name,
  type_id: typeIdOf(move.type),
  category_id: categoryIdOf(move),
  power: move.basePower || null,
  accuracy: move.accuracy === true ? null : move.accuracy,
  pp: move.pp,
  priority: move.priority,
  description: oneSentence(move.shortDesc),
  ...mechanicsToRow(moveMechanics(move))
});

/** `7L12` is level 12; the package's level 0 is "on evolution" (here -1) and level 1 "at the start" (here 0). */
function methodAndLevel(code: string): Pick<Row<"pokemon_move">, "learn_method_id" | "learn_level"> {
  const level = code.startsWith("7L") ? Number(code.slice(2)) : null;
  if (level !== null)
    return {learn_method_id: methodIdOf("level_up"), learn_level: level <= 1 ? level - 1 : level};
  const method = ({M: "tm", T: "move_tutor", S: "event"} as const)[code[1]];
  if (!method) throw new Error(`learnset code "${code}" is unknown; expected 7L…, 7M, 7T or 7S…`);
  return {learn_method_id: methodIdOf(method), learn_level: null};
}

/** `7S0` and `7S1` are two distributions of the same move. */
function repeatedEvent(code: string, codes: readonly string[]): {entry?: number} {
  const entry = codes.filter((other) => other.startsWith("7S")).indexOf(code) + 1;
  return entry > 1 ? {entry} : {};
}

/**
 * The game as @pkmn/dex with @pkmn/mods/gen7letsgo has it. The package does not know PokéAPI's ids of forms,
 * so that they are taken from rows that do (species and form name a Pokémon).
 */
export function readEmbeddedSource(known: readonly SourceRow<"pokemon">[]): Contribution {
  const dex = letsGoDex();
  const idBySpeciesAndForm = new Map(known.map((row) => [`${row.species_id} ${row.form_id}`, row.id!]));
  const forms = letsGoForms.map((id) => {
    const species = dex.species.get(id);
    const pokemonId = idBySpeciesAndForm.get(`${species.num} ${formIdOf(species)}`);
    if (pokemonId === undefined)
      throw new Error(`the package has ${species.name}, which pokemon.csv does not list`);
    return {id, species, pokemonId};
  });
  const types = TYPE_IDENTIFIERS.map((identifier) => dex.types.get(identifier));
  return {
    source: "embedded",
    origin: {inputs: PACKAGES.map(installedPackage), fetched: null, missing: []},
    extras: embeddedExtras(forms, dex),
    rows: {
      type: types.map(({name}, index) => ({
        id: index + 1,
        identifier: identifierOf(name) as TypeIdentifier,
        name_en: name
      })),
      type_effectiveness: types.flatMap((attacker, attacking) =>
        types.map((defender, defending) => ({
          attacking_type_id: attacking + 1,
          defending_type_id: defending + 1,
          multiplier: ([1, 2, 0.5, 0] as const)[defender.damageTaken[attacker.name]]
        }))
      ),
      move: letsGoMoves().map(moveRow),
      pokemon_species: forms
        .filter(({species}) => species.forme === "")
        .map(({species}) => ({
          id: species.num,
          identifier: identifierOf(species.name),
          name_en: species.name,
          evolves_from_species_id: species.prevo ? dex.species.get(species.prevo).num : null
        })),
      pokemon: forms.map(({species, pokemonId}) => ({
        id: pokemonId,
        identifier: identifierOf(species.name),
        species_id: species.num,
        form_id: formIdOf(species),
        weight_kg: species.weightkg,
        sprite_url: spriteUrl(pokemonId, formOf(species))
      })),
      pokemon_type: forms.flatMap(({species, pokemonId}) =>
        species.types.map((name, index) => ({
          pokemon_id: pokemonId,
          slot: index + 1,
          type_id: typeIdOf(name)
        }))
      ),
      pokemon_stat: forms.map(({species: {baseStats}, pokemonId}) => ({
        pokemon_id: pokemonId,
        hp: baseStats.hp,
        attack: baseStats.atk,
        defense: baseStats.def,
        sp_attack: baseStats.spa,
        sp_defense: baseStats.spd,
        speed: baseStats.spe
      })),
      pokemon_move: forms.flatMap(({id, pokemonId}) =>
        Object.entries(letsGoLearnsets[id]?.learnset ?? {}).flatMap(([move, codes]) =>
          codes.map((code) => ({
            pokemon_id: pokemonId,
            move_id: dex.moves.get(move).num,
            ...methodAndLevel(code),
            ...repeatedEvent(code, codes)
          }))
        )
      )
    }
  };
}
