import {CATEGORIES, LEARN_METHODS} from "../game-data.ts";
import {mechanicsChecks, mechanicsColumns} from "./mechanics-columns.ts";
import {defineTable} from "./table.ts";

export const moveCategory = defineTable({
  name: "move_category",
  description: "Physical, special or status.",
  primaryKey: ["id"],
  columns: {
    id: {type: "smallint", range: [1, CATEGORIES.length], description: "Number of the category"},
    identifier: {type: "text", oneOf: CATEGORIES, unique: true, description: "Name used in code"}
  }
});

export const learnMethod = defineTable({
  name: "learn_method",
  description: "The ways a Pokémon comes to know a move.",
  primaryKey: ["id"],
  columns: {
    id: {type: "smallint", range: [1, LEARN_METHODS.length], description: "Number of the method"},
    identifier: {type: "text", oneOf: LEARN_METHODS, unique: true, description: "Name used in code"}
  }
});

export const move = defineTable({
  name: "move",
  description: "The 226 moves with their values and mechanics in Let's Go.",
  primaryKey: ["id"],
  columns: {
    id: {type: "smallint", range: [1, 999], description: "National move number"},
    identifier: {type: "text", unique: true, description: "PokéAPI's name, such as thunder-punch"},
    name_en: {type: "text", unique: true, description: "English name"},
    name_fr: {type: "text", unique: true, description: "French name in Let's Go"},
    name_fr_alias: {
      type: "text",
      nullable: true,
      unique: true,
      description: "Another French spelling, accepted on input"
    },
    type_id: {type: "smallint", references: "type", description: "Its type"},
    category_id: {type: "smallint", references: "move_category", description: "Its category"},
    power: {
      type: "smallint",
      nullable: true,
      range: [1, 255],
      description: "Base power; null where the move has none of its own"
    },
    accuracy: {
      type: "smallint",
      nullable: true,
      range: [1, 100],
      description: "Accuracy in per cent; null if it cannot miss"
    },
    pp: {type: "smallint", range: [1, 40], description: "Power points"},
    priority: {type: "smallint", range: [-7, 5], description: "Priority in the order of the turn"},
    description: {type: "text", description: "What the move does, in one English sentence"},
    ...mechanicsColumns
  },
  checks: mechanicsChecks
});

export const pokemonMove = defineTable({
  name: "pokemon_move",
  description: "Which Pokémon learns which move, how, and at which level.",
  primaryKey: ["pokemon_id", "move_id", "learn_method_id", "entry"],
  unique: [["pokemon_id", "move_id", "learn_method_id", "learn_level"]],
  columns: {
    pokemon_id: {type: "integer", references: "pokemon", description: "The Pokémon"},
    move_id: {type: "smallint", references: "move", description: "The move"},
    learn_method_id: {type: "smallint", references: "learn_method", description: "The method"},
    entry: {
      type: "smallint",
      range: [1, 9],
      description: "1, and further where a move is learned at several levels or was given at several events"
    },
    learn_level: {
      type: "smallint",
      nullable: true,
      range: [-1, 100],
      description: "Level; 0 at the start, -1 on evolution; null where the method has no level"
    }
  },
  checks: [
    {
      name: "level_only_by_level_up",
      sql: `(learn_method_id = ${LEARN_METHODS.indexOf("level_up") + 1}) = (learn_level IS NOT NULL)`
    }
  ]
});
