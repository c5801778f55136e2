import {defineTable, type RowOf} from "./table.ts";

/** What makes a Pokémon evolve. */
export const EVOLUTION_METHODS = ["level_up", "use_item", "trade", "level_friendship"] as const;

const evolution = defineTable({
  name: "evolution",
  description: "How a Pokémon comes of another, form by form, where both are in Let's Go.",
  primaryKey: ["pokemon_id"],
  columns: {
    pokemon_id: {type: "integer", references: "pokemon", description: "What it becomes"},
    from_pokemon_id: {type: "integer", references: "pokemon", description: "What it was"},
    method: {type: "text", oneOf: EVOLUTION_METHODS, description: "What makes it evolve"},
    level: {type: "smallint", nullable: true, range: [1, 100], description: "At which level; null if at any"},
    item: {type: "text", nullable: true, description: "English name of the item used; null if none is"},
    condition: {
      type: "text",
      nullable: true,
      description: "What must hold beside, in English; null if nothing"
    }
  },
  checks: [
    {name: "level", sql: "(method = 'level_up') = (level IS NOT NULL)"},
    {name: "item", sql: "(method = 'use_item') = (item IS NOT NULL)"}
  ]
});

const pokemonTrait = defineTable({
  name: "pokemon_trait",
  description:
    "What a Pokémon is beside its stats: gender, and where PokéAPI was asked how it is caught and grows.",
  primaryKey: ["pokemon_id"],
  columns: {
    pokemon_id: {type: "integer", references: "pokemon", description: "The Pokémon"},
    female_percent: {
      type: "double",
      nullable: true,
      range: [0, 100],
      description: "How many of a hundred are female; null where it has no gender"
    },
    catch_rate: {
      type: "smallint",
      nullable: true,
      range: [0, 255],
      description: "Capture rate of its species, today's; null where PokéAPI was not asked"
    },
    growth_rate: {
      type: "text",
      nullable: true,
      description: "PokéAPI's name of its species' growth rate; null where it was not asked"
    },
    base_experience: {
      type: "smallint",
      nullable: true,
      range: [1, 1000],
      description:
        "Experience that it yields before anything is reckoned in, today's; null where PokéAPI was not asked"
    }
  }
});

/** Technical Machines of Let's Go, in which they have numbers of their own. */
export const MACHINES = 60;

const machine = defineTable({
  name: "machine",
  description: "Technical Machines by number, and what they teach.",
  primaryKey: ["number"],
  columns: {
    number: {type: "smallint", range: [1, MACHINES], description: "Number of the TM in Let's Go"},
    move_id: {type: "smallint", unique: true, references: "move", description: "The move that it teaches"}
  }
});

/** Tables beside the 11, which nothing of the program needs: analysts do. Each references those only. */
export const EXTRA_TABLES = {evolution, pokemon_trait: pokemonTrait, machine} as const;

export type ExtraName = keyof typeof EXTRA_TABLES;
export type ExtraRow<T extends ExtraName> = RowOf<(typeof EXTRA_TABLES)[T]>;
export type ExtraTables = {readonly [T in ExtraName]: readonly ExtraRow<T>[]};

export const EXTRA_NAMES = Object.keys(EXTRA_TABLES) as ExtraName[];
