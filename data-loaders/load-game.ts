import {z} from "zod";
import {readJson} from "../lib/files/read-json.ts";
import {
  AILMENTS,
  BEHAVIOURS,
  CATEGORIES,
  DAMAGE_TYPES,
  FORMS,
  type GameData,
  LEARN_METHODS,
  TYPE_IDENTIFIERS
} from "./game-data.ts";

const id = z.int().positive();
const percent = z.number().min(0).max(100);
const name = z.object({en: z.string().min(1), fr: z.string().min(1)});
const stage = z.int().min(-6).max(6);
const stat = z.int().min(1).max(255);

const mechanics = z.object({
  damageType: z.enum(DAMAGE_TYPES),
  behaviour: z.enum(BEHAVIOURS),
  fixedDamage: z.int().nullable(),
  critStage: z.int(),
  minHits: z.int(),
  maxHits: z.int(),
  drainPercent: percent,
  recoilPercent: percent,
  healPercent: percent,
  flinchPercent: percent,
  ailment: z.enum(AILMENTS).nullable(),
  ailmentPercent: percent,
  statChange: z
    .object({
      target: z.enum(["user", "target"]),
      percent,
      stages: z.object({
        attack: stage,
        defense: stage,
        spAttack: stage,
        spDefense: stage,
        speed: stage,
        accuracy: stage,
        evasion: stage
      })
    })
    .nullable(),
  thaws: z.boolean(),
  powder: z.boolean(),
  typeImmunity: z.boolean(),
  stoppedByProtect: z.boolean(),
  bypassesSubstitute: z.boolean(),
  crushesMinimized: z.boolean()
});

const gameData: z.ZodType<GameData> = z.object({
  types: z.array(z.object({id, identifier: z.enum(TYPE_IDENTIFIERS), name})).length(TYPE_IDENTIFIERS.length),
  effectiveness: z.array(z.array(z.number()).length(TYPE_IDENTIFIERS.length)).length(TYPE_IDENTIFIERS.length),
  pokemon: z.array(
    z.object({
      id,
      identifier: z.string().min(1),
      speciesId: id,
      form: z.enum(FORMS),
      name,
      typeIds: z.array(id).min(1).max(2),
      stats: z.object({
        hp: stat,
        attack: stat,
        defense: stat,
        spAttack: stat,
        spDefense: stat,
        speed: stat
      }),
      heightM: z.number().positive(),
      weightKg: z.number().positive(),
      spriteUrl: z.url().nullable(),
      evolvesFromSpeciesId: id.nullable(),
      learnset: z.array(z.object({moveId: id, method: z.enum(LEARN_METHODS), level: z.int().nullable()}))
    })
  ),
  moves: z.array(
    z.object({
      id,
      identifier: z.string().min(1),
      name,
      frenchAlias: z.string().nullable(),
      typeId: id,
      category: z.enum(CATEGORIES),
      power: z.int().positive().nullable(),
      accuracy: percent.nullable(),
      pp: z.int().positive(),
      priority: z.int(),
      machine: z.int().positive().nullable(),
      description: z.string(),
      mechanics
    })
  )
});

const FILE = {schema: gameData, what: "the game's data", remedy: "run `npm run etl` to make it"};

/**
 * Reads `data/game.json` and checks its shape.
 * @throws JsonFileError if it is missing, not JSON, or not GameData (naming the first wrong field)
 */
export const loadGame = async (path: string): Promise<GameData> => readJson(path, FILE);
