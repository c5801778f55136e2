import {z} from "zod";

/** The parts of PokéAPI's answers that are read; whatever else an answer holds is ignored. */
const named = z.object({name: z.string().min(1)});
const linked = named.extend({url: z.string()});
const names = z.array(z.object({name: z.string().min(1), language: named}));

const typeSlots = z.array(z.object({slot: z.int(), type: named})).min(1);
const stats = z.array(z.object({base_stat: z.int(), stat: named}));

export const pokemonAnswer = z.object({
  id: z.int(),
  name: z.string(),
  height: z.int().positive(),
  weight: z.int().positive(),
  sprites: z.object({front_default: z.string().nullable()}),
  stats: stats.length(6),
  past_stats: z.array(z.object({generation: named, stats})).default([]),
  types: typeSlots,
  past_types: z.array(z.object({generation: named, types: typeSlots})).default([]),
  moves: z.array(
    z.object({
      move: linked,
      version_group_details: z.array(
        z.object({level_learned_at: z.int(), move_learn_method: named, version_group: named})
      )
    })
  )
});
export type PokemonAnswer = z.infer<typeof pokemonAnswer>;

export const speciesAnswer = z.object({
  id: z.int(),
  name: z.string(),
  names,
  evolution_chain: z.object({url: z.string()}).nullable()
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

const optional = z.int().nullable();

export const moveAnswer = z.object({
  id: z.int(),
  name: z.string(),
  names,
  type: named,
  damage_class: named,
  power: optional,
  accuracy: optional,
  pp: optional,
  priority: z.int(),
  past_values: z
    .array(
      z.object({
        power: optional,
        accuracy: optional,
        pp: optional,
        type: named.nullable(),
        version_group: named
      })
    )
    .default([]),
  meta: z
    .object({
      crit_rate: z.int(),
      drain: z.int(),
      healing: z.int(),
      flinch_chance: z.int(),
      min_hits: optional,
      max_hits: optional
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

/** PokéAPI's addresses end with the number of what they lead to. */
export const idOfUrl = (url: string): number => Number(/\/(\d+)\/?$/.exec(url)?.[1] ?? Number.NaN);
