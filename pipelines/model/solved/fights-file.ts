import {createReadStream} from "node:fs";
import {createInterface} from "node:readline";
import {z} from "zod";
import type {GameData} from "../../../data-loaders/game-data.ts";
import {createBattleTables} from "../../battle/battle-tables.ts";
import {fighterField, fighterSchema} from "../../battle/fighter-schema.ts";
import type {AskedFight} from "./solve-fights.ts";

/** A file of fights that cannot be read. */
class FightsFileError extends Error {}

/**
 * Reads fights, one a line: `{"a": FIGHTER, "b": FIGHTER}` as JSON, each fighter as the API takes it.
 * @throws FightsFileError naming line, field and what would be right
 */
export async function readFights(file: string, game: GameData): Promise<AskedFight[]> {
  const fighter = fighterSchema(game, createBattleTables(game));
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
