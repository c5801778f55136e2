import {z} from "zod";
import {
  CATEGORIES,
  DAMAGE_TYPES,
  FORMS,
  LEARN_METHODS,
  TYPE_IDENTIFIERS
} from "../../data-loaders/game-data.ts";

export const typeIdentifier = z
  .enum(TYPE_IDENTIFIERS)
  .meta({id: "TypeIdentifier", description: "PokéAPI's name of a type"});

export const form = z.enum(FORMS).meta({id: "Form", description: "Kind of a Pokémon's form"});

export const category = z
  .enum(CATEGORIES)
  .meta({id: "MoveCategory", description: "Which stats a move's damage goes by; status: no damage"});

export const damageType = z
  .enum(DAMAGE_TYPES)
  .meta({id: "DamageType", description: "How a move's damage comes about; none: a status move"});

export const learnMethod = z
  .enum(LEARN_METHODS)
  .meta({id: "LearnMethod", description: "How a Pokémon comes by a move"});
