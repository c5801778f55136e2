import {z} from "zod";
import {category, damageType, form, learnMethod, typeIdentifier} from "./enumerations.ts";

const names = z
  .object({en: z.string().describe("English"), fr: z.string().describe("French")})
  .meta({id: "Names", description: "The names in both languages"});

const localizedName = z.string().describe("In the language of the answer");

export const typeSchema = z
  .object({
    id: z.int().describe("PokéAPI's id, 1 to 18"),
    identifier: typeIdentifier,
    name: localizedName,
    names
  })
  .meta({id: "Type", description: "One of the 18 types"});

const statsSchema = z
  .object({
    hp: z.int().describe("HP"),
    attack: z.int().describe("Attack"),
    defense: z.int().describe("Defense"),
    sp_attack: z.int().describe("Special Attack"),
    sp_defense: z.int().describe("Special Defense"),
    speed: z.int().describe("Speed"),
    total: z.int().describe("The sum of all six")
  })
  .meta({id: "Stats", description: "Base stats"});

export const pokemonSchema = z
  .object({
    id: z.int().describe("PokéAPI's Pokémon id"),
    identifier: z.string().describe("PokéAPI's name"),
    name: localizedName,
    names,
    pokedex_number: z.int().describe("National Pokédex number, which forms share"),
    form,
    types: z.array(typeIdentifier).min(1).max(2).describe("In slot order"),
    stats: statsSchema,
    height_m: z.number().describe("Height in metres"),
    weight_kg: z.number().describe("Weight in kilograms"),
    sprite_url: z.string().nullable().describe("Address of a picture; null: there is none"),
    evolves_from_pokedex_number: z
      .int()
      .nullable()
      .describe("National Pokédex number of what it evolves from; null: it is the first")
  })
  .meta({id: "Pokemon", description: "A form of a Pokémon"});

export const moveSchema = z
  .object({
    id: z.int().describe("National move number, also PokéAPI's id"),
    identifier: z.string().describe("PokéAPI's name"),
    name: localizedName,
    names,
    type: typeIdentifier,
    category,
    power: z.int().nullable().describe("null: no power of its own"),
    accuracy: z.int().nullable().describe("Per cent; null: never misses"),
    pp: z.int().describe("How often it can be used"),
    priority: z.int().describe("The higher goes first, whoever is faster"),
    damage_type: damageType,
    description: z.string().describe("What it does, in English")
  })
  .meta({id: "Move", description: "A move"});

const wayToLearn = z
  .object({
    method: learnMethod,
    level: z.int().nullable().describe("0 at the start, -1 on evolution, null where the method has no level")
  })
  .meta({id: "WayToLearn", description: "A way to learn a move"});

export const learnedMoveSchema = moveSchema
  .extend({learned_by: z.array(wayToLearn).describe("Every way in which the Pokémon can learn it")})
  .meta({id: "LearnedMove", description: "A move and how a Pokémon learns it"});

const attackingType = typeIdentifier.describe("Type of the move");
const attackingTypeName = z.string().describe("Its name in the language of the answer");

export const affinitySchema = z
  .object({
    attacking_type: attackingType,
    defending_type: typeIdentifier.describe("Type of the Pokémon that is hit"),
    attacking_type_name: attackingTypeName,
    defending_type_name: z.string().describe("Its name in the language of the answer"),
    multiplier: z.number().describe("0, 0.5, 1 or 2")
  })
  .meta({id: "Affinity", description: "What one type's moves do to another type"});

export const weaknessSchema = z
  .object({
    attacking_type: attackingType,
    attacking_type_name: attackingTypeName,
    multiplier: z.number().describe("0, 0.25, 0.5, 1, 2 or 4")
  })
  .meta({id: "Weakness", description: "What one type's moves do to a Pokémon"});

export const weaknessesSchema = z
  .object({
    pokemon_id: z.int().describe("PokéAPI's Pokémon id"),
    pokemon_name: localizedName,
    types: z.array(typeIdentifier).describe("Of the Pokémon, in slot order"),
    multipliers: z.array(weaknessSchema).describe("All 18 types, the most dangerous first")
  })
  .meta({id: "Weaknesses", description: "What each type's moves do to a Pokémon"});

/** A part of a list, with what is needed to ask for the rest. */
export const pageOf = <T extends z.ZodType>(items: T) =>
  z.object({
    total: z.int().describe("How many there are in all"),
    offset: z.int().describe("How many were left out before these"),
    limit: z.int().describe("How many were asked for at most"),
    items: z.array(items).describe("Those that were asked for")
  });
