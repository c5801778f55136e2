import {TYPE_IDENTIFIERS} from "../game-data.ts";
import {defineTable} from "./table.ts";

export const type = defineTable({
  name: "type",
  description: "The 18 elemental types of a Pokémon or a move.",
  primaryKey: ["id"],
  columns: {
    id: {type: "smallint", range: [1, 18], description: "PokéAPI's type id"},
    identifier: {
      type: "text",
      oneOf: TYPE_IDENTIFIERS,
      unique: true,
      description: "Name used in code and addresses"
    },
    name_en: {type: "text", unique: true, description: "English name"},
    name_fr: {type: "text", unique: true, description: "French name"}
  }
});

export const typeEffectiveness = defineTable({
  name: "type_effectiveness",
  description: "What an attack of one type does to a defender of one type.",
  primaryKey: ["attacking_type_id", "defending_type_id"],
  columns: {
    attacking_type_id: {type: "smallint", references: "type", description: "Type of the move"},
    defending_type_id: {type: "smallint", references: "type", description: "Type of the defender"},
    multiplier: {type: "double", oneOf: [0, 0.5, 1, 2], description: "Factor on the damage"}
  }
});
