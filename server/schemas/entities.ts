import {z} from "zod";
import {
  CATEGORIES,
  DAMAGE_TYPES,
  FORMS,
  LEARN_METHODS,
  TYPE_IDENTIFIERS
} from "../../data-loaders/game-data.ts";

const names = z.object({en: z.string(), fr: z.string()});

export const typeSchema = z
  .object({
    id: z.int(),
    identifier: z.enum(TYPE_IDENTIFIERS),
    name: z.string().describe("In the language of the answer"),
    names
  })
  .describe("One of the 18 types");

export const statsSchema = z
  .object({
    hp: z.int(),
    attack: z.int(),
    defense: z.int(),
    sp_attack: z.int(),
    sp_defense: z.int(),
    speed: z.int(),
    total: z.int()
  })
  .describe("Base stats");

export const pokemonSchema = z
  .object({
    id: z.int().describe("PokéAPI's Pokémon id"),
    identifier: z.string().describe("PokéAPI's name"),
    name: z.string().describe("In the language of the answer"),
    names,
    pokedex_number: z.int(),
    form: z.enum(FORMS),
    types: z.array(z.enum(TYPE_IDENTIFIERS)).min(1).max(2).describe("In slot order"),
    stats: statsSchema,
    height_m: z.number(),
    weight_kg: z.number(),
    sprite_url: z.string().nullable(),
    evolves_from_pokedex_number: z.int().nullable()
  })
  .describe("A form of a Pokémon");

export const moveSchema = z
  .object({
    id: z.int().describe("National move number, also PokéAPI's id"),
    identifier: z.string().describe("PokéAPI's name"),
    name: z.string().describe("In the language of the answer"),
    names,
    type: z.enum(TYPE_IDENTIFIERS),
    category: z.enum(CATEGORIES),
    power: z.int().nullable().describe("null: no power of its own"),
    accuracy: z.int().nullable().describe("Per cent; null: never misses"),
    pp: z.int(),
    priority: z.int(),
    damage_type: z.enum(DAMAGE_TYPES),
    description: z.string()
  })
  .describe("A move");

export const learnedMoveSchema = moveSchema
  .extend({
    learned_by: z.array(
      z.object({
        method: z.enum(LEARN_METHODS),
        level: z
          .int()
          .nullable()
          .describe("0 at the start, -1 on evolution, null where the method has no level")
      })
    )
  })
  .describe("A move and how a Pokémon learns it");

export const affinitySchema = z
  .object({
    attacking_type: z.enum(TYPE_IDENTIFIERS),
    defending_type: z.enum(TYPE_IDENTIFIERS),
    attacking_type_name: z.string(),
    defending_type_name: z.string(),
    multiplier: z.number().describe("0, 0.5, 1 or 2")
  })
  .describe("What one type's moves do to another type");

export const weaknessesSchema = z
  .object({
    pokemon_id: z.int(),
    pokemon_name: z.string(),
    types: z.array(z.enum(TYPE_IDENTIFIERS)),
    multipliers: z
      .array(
        z.object({
          attacking_type: z.enum(TYPE_IDENTIFIERS),
          attacking_type_name: z.string(),
          multiplier: z.number().describe("0, 0.25, 0.5, 1, 2 or 4")
        })
      )
      .describe("All 18 types, the most dangerous first")
  })
  .describe("What each type's moves do to a Pokémon");

/** A part of a list, with what is needed to ask for the rest. */
export const pageOf = <T extends z.ZodType>(items: T) =>
  z.object({
    total: z.int().describe("How many there are in all"),
    offset: z.int(),
    limit: z.int(),
    items: z.array(items)
  });
