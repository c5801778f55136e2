import {FORMS} from "../game-data.ts";
import {defineTable} from "./table.ts";

export const form = defineTable({
  name: "form",
  description: "The kinds of form a Pokémon can have in Let's Go.",
  primaryKey: ["id"],
  columns: {
    id: {type: "smallint", range: [1, FORMS.length], description: "Number of the form"},
    identifier: {type: "text", oneOf: FORMS, unique: true, description: "Name used in code"}
  }
});

export const pokemonSpecies = defineTable({
  name: "pokemon_species",
  description: "The 153 species of Let's Go: Kanto's 151, Meltan and Melmetal.",
  primaryKey: ["id"],
  columns: {
    id: {type: "smallint", range: [1, 809], description: "National Pokédex number"},
    identifier: {type: "text", unique: true, description: "PokéAPI's name of the species"},
    name_en: {type: "text", unique: true, description: "English name"},
    name_fr: {type: "text", unique: true, description: "French name"},
    evolves_from_species_id: {
      type: "smallint",
      nullable: true,
      references: "pokemon_species",
      description: "Direct pre-evolution within Let's Go; null for the first of a line"
    }
  },
  checks: [{name: "no_self_evolution", sql: "evolves_from_species_id <> id"}]
});

export const pokemon = defineTable({
  name: "pokemon",
  description: "The 188 Pokémon: each species' base form, 15 Megas, 18 Alolan and 2 partner forms.",
  primaryKey: ["id"],
  unique: [["species_id", "form_id"]],
  columns: {
    id: {type: "integer", range: [1, 99_999], description: "PokéAPI's Pokémon id; forms start at 10001"},
    identifier: {type: "text", unique: true, description: "PokéAPI's name, such as venusaur-mega"},
    species_id: {type: "smallint", references: "pokemon_species", description: "Its species"},
    form_id: {type: "smallint", references: "form", description: "Its form"},
    name_en: {type: "text", unique: true, description: "English name"},
    name_fr: {type: "text", unique: true, description: "French name"},
    pokepedia_page: {
      type: "text",
      nullable: true,
      description:
        "Title of its page on Poképédia, which a partner shares; null for Megas, which have their base form's learnset"
    },
    height_m: {type: "double", range: [0.1, 100], description: "Height in metres"},
    weight_kg: {type: "double", range: [0.1, 1000], description: "Weight in kilograms"},
    sprite_url: {
      type: "text",
      nullable: true,
      description: "Address of its picture in PokéAPI's collection; null where there is none"
    }
  }
});

export const pokemonType = defineTable({
  name: "pokemon_type",
  description: "The one or two types of each Pokémon.",
  primaryKey: ["pokemon_id", "slot"],
  unique: [["pokemon_id", "type_id"]],
  columns: {
    pokemon_id: {type: "integer", references: "pokemon", description: "The Pokémon"},
    slot: {type: "smallint", range: [1, 2], description: "1 for the first type, 2 for the second"},
    type_id: {type: "smallint", references: "type", description: "The type"}
  }
});

const baseStat = (name: string) =>
  ({type: "smallint", range: [1, 255], description: `Base ${name}`}) as const;

export const pokemonStat = defineTable({
  name: "pokemon_stat",
  description: "The six base stats of each Pokémon.",
  primaryKey: ["pokemon_id"],
  columns: {
    pokemon_id: {type: "integer", references: "pokemon", description: "The Pokémon"},
    hp: baseStat("HP"),
    attack: baseStat("Attack"),
    defense: baseStat("Defense"),
    sp_attack: baseStat("Special Attack"),
    sp_defense: baseStat("Special Defense"),
    speed: baseStat("Speed")
  }
});
