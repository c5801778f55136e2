import {z} from "zod";
import type {Column} from "../../schema/table.ts";
import {TABLES} from "../../schema/tables.ts";

/** The parts of PokéAPI's answers that are read; whatever else an answer holds is ignored. */
const named = z.object({name: z.string().min(1)});
/** PokéAPI's addresses end with the number of what they lead to. */
export const idOfUrl = (url: string): number => Number(/\/(\d+)\/?$/.exec(url)?.[1] ?? Number.NaN);

const address = z.string().refine((url) => idOfUrl(url) > 0, "expected an address that ends with a number");
const linked = named.extend({url: address});
const names = z.array(z.object({name: z.string().min(1), language: named}));

/** A whole number that the column could hold, in a unit of which it holds so many. */
function within({range}: Column, units = 1) {
  const [low, high] = range!;
  return z
    .int()
    .min(Math.round(low * units))
    .max(Math.round(high * units));
}

const {pokemon, pokemon_move, pokemon_stat, pokemon_type, move} = {
  pokemon: TABLES.pokemon.columns,
  pokemon_move: TABLES.pokemon_move.columns,
  pokemon_stat: TABLES.pokemon_stat.columns,
  pokemon_type: TABLES.pokemon_type.columns,
  move: TABLES.move.columns
};
const typeSlots = z.array(z.object({slot: within(pokemon_type.slot), type: named})).min(1);
const stats = z.array(z.object({base_stat: within(pokemon_stat.hp), stat: named}));

export const pokemonAnswer = z.object({
  id: z.int(),
  name: z.string(),
  height: within(pokemon.height_m, 10),
  weight: within(pokemon.weight_kg, 10),
  species: named.optional(),
  base_experience: z.int().min(1).max(1000).nullable().default(null),
  sprites: z.object({front_default: z.string().nullable()}),
  stats: stats.length(6),
  past_stats: z.array(z.object({generation: named, stats})).default([]),
  types: typeSlots,
  past_types: z.array(z.object({generation: named, types: typeSlots})).default([]),
  moves: z.array(
    z.object({
      move: linked,
      version_group_details: z.array(
        z.object({
          level_learned_at: within(pokemon_move.learn_level).min(0),
          move_learn_method: named,
          version_group: named
        })
      )
    })
  )
});
export type PokemonAnswer = z.infer<typeof pokemonAnswer>;

export const speciesAnswer = z.object({
  id: z.int(),
  name: z.string(),
  names,
  capture_rate: z.int().min(0).max(255).nullable().default(null),
  growth_rate: named.nullable().default(null),
  evolution_chain: z.object({url: address}).nullable()
});
export type SpeciesAnswer = z.infer<typeof speciesAnswer>;

export interface ChainLink {
  readonly species: {readonly name: string; readonly url: string};
  readonly evolves_to: readonly ChainLink[];
}
const chainLink: z.ZodType<ChainLink> = z.lazy(() =>
  z.object({species: linked, evolves_to: z.array(chainLink)})
);
export const chainAnswer = z.object({id: z.int(), chain: chainLink});
export type ChainAnswer = z.infer<typeof chainAnswer>;

const percent = within(move.flinch_percent);
const values = {
  power: within(move.power).nullable(),
  accuracy: within(move.accuracy).nullable(),
  pp: within(move.pp).nullable()
};

export const moveAnswer = z.object({
  id: z.int(),
  name: z.string(),
  names,
  type: named,
  damage_class: named,
  ...values,
  priority: within(move.priority),
  target: named.optional(),
  stat_changes: z.array(z.object({change: within(move.stat_attack), stat: named})).default([]),
  past_values: z
    .array(
      z.object({
        ...values,
        type: named.nullable(),
        version_group: named
      })
    )
    .default([]),
  meta: z
    .object({
      category: named,
      crit_rate: z.int().min(0).max(6),
      drain: z.int().min(-100).max(100),
      healing: z.int().min(-100).max(100),
      flinch_chance: percent,
      ailment: named,
      ailment_chance: percent,
      stat_chance: percent,
      min_hits: within(move.min_hits).nullable(),
      max_hits: within(move.max_hits).nullable(),
      min_turns: z.int().min(0).nullable()
    })
    .nullable()
    .default(null)
});
export type MoveAnswer = z.infer<typeof moveAnswer>;

const relations = z.object({
  double_damage_to: z.array(named),
  half_damage_to: z.array(named),
  no_damage_to: z.array(named)
});
export type Relations = z.infer<typeof relations>;

export const typeAnswer = z.object({
  id: z.int(),
  name: z.string(),
  names,
  damage_relations: relations,
  past_damage_relations: z.array(z.object({generation: named, damage_relations: relations})).default([])
});
export type TypeAnswer = z.infer<typeof typeAnswer>;
