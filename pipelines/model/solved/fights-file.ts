import {createReadStream} from "node:fs";
import {createInterface} from "node:readline";
import {z} from "zod";
import {type Collection, moveCollection, pokemonCollection} from "../../../data-loaders/collection.ts";
import type {GameData} from "../../../data-loaders/game-data.ts";
import {createBattleTables} from "../../battle/battle-tables.ts";
import {fighterField, fighterSchema} from "../../battle/fighter-schema.ts";
import type {AskedFight} from "./solve-fights.ts";

/** A file of fights that cannot be read. */
class FightsFileError extends Error {}

type Given = z.input<ReturnType<typeof fighterSchema>>;

const FIGHTER = "expected {pokemon, moves, build, state} as the API takes it";

/** An id or a name, read as the id of what it refers to. */
const reference = (collection: Collection<{id: number; name: {en: string; fr: string}}>) =>
  z
    .union([z.number(), z.string()], {error: `expected the id or the name of a ${collection.kind}`})
    .transform((given, context) => {
      try {
        return collection.find(given, "en").id;
      } catch (error) {
        context.issues.push({code: "custom", message: (error as Error).message, input: given});
        return z.NEVER;
      }
    });

/** A fighter by names or ids, as a request to the API names it. */
function namedFighterSchema(game: GameData) {
  const move = reference(moveCollection(game));
  return z
    .strictObject(
      {
        pokemon: reference(pokemonCollection(game)),
        moves: z.array(move, {error: "expected a list of 1 to 4 moves"}),
        build: z.custom<Given["build"]>().optional(),
        state: z.custom<Given["state"]>().optional()
      },
      {error: (issue) => (issue.code === "invalid_type" ? FIGHTER : undefined)}
    )
    .transform(({pokemon, moves, ...rest}): Given => ({pokemon_id: pokemon, move_ids: moves, ...rest}))
    .pipe(fighterSchema(game, createBattleTables(game)));
}

/**
 * Reads fights, one a line: `{"a": FIGHTER, "b": FIGHTER}` as JSON, each fighter as the API takes it.
 * @throws FightsFileError naming line, field and what would be right
 */
export async function readFights(file: string, game: GameData): Promise<AskedFight[]> {
  const fighter = namedFighterSchema(game);
  const schema = z.strictObject({a: fighter, b: fighter});
  const fights: AskedFight[] = [];
  let line = 0;
  const lines = createInterface({input: createReadStream(file, "utf8"), crlfDelay: Number.POSITIVE_INFINITY});
  try {
    for await (const text of lines) {
      line++;
      if (text.trim() === "") continue;
      const at = `${file}, line ${line}`;
      let given: unknown;
      try {
        given = JSON.parse(text);
      } catch {
        throw new FightsFileError(`${at}: expected {"a": …, "b": …} as JSON; got ${text.slice(0, 60)}`);
      }
      const read = schema.safeParse(given);
      if (!read.success) {
        const [{path, message}] = read.error.issues;
        const [side = "a fight", ...rest] = path;
        throw new FightsFileError(`${at}: ${fighterField(String(side), rest)}: ${message}`);
      }
      fights.push({...read.data, fight: fights.length});
    }
  } catch (error) {
    if (error instanceof FightsFileError) throw error;
    throw new FightsFileError(`${file} cannot be read: ${(error as Error).message}`, {cause: error});
  }
  if (fights.length === 0)
    throw new FightsFileError(`${file} holds no fight; expected {"a": …, "b": …} as JSON, one a line`);
  return fights;
}
