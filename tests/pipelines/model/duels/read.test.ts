import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {openDuckDb} from "../../../../lib/duckdb/open-duckdb.ts";
import {checkDuelFile, DuelFileError} from "../../../../pipelines/model/duels/read-duels.ts";
import {embeddedGame} from "../../../data-loaders/embedded-game.ts";

const game = embeddedGame();
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "duels-read-"));
});
afterAll(() => rmSync(folder, {recursive: true, force: true}));

async function parquet(name: string, select: string): Promise<string> {
  const path = join(folder, name);
  const {connection, close} = await openDuckDb();
  await connection.run(`COPY (${select}) TO '${path}' (FORMAT parquet)`);
  close();
  return path;
}

const GOOD =
  "SELECT 7 AS pokemon_a_id, 55 AS move_a_id, 4 AS pokemon_b_id, 52 AS move_b_id, 0.75::FLOAT AS win_probability";

describe("checkDuelFile", () => {
  it("accepts the required columns alone, and wider numbers than the project writes", async () => {
    const path = await parquet(
      "wide.parquet",
      "SELECT 7::BIGINT AS pokemon_a_id, 55::USMALLINT AS move_a_id, 4 AS pokemon_b_id, 52 AS move_b_id, 0.75::DOUBLE AS win_probability, 'mine' AS note"
    );
    expect(await checkDuelFile(path, game)).toBe(1);
  });

  it.each([
    [
      "move_b_id",
      GOOD.replace("52 AS move_b_id, ", ""),
      /has no column "move_b_id"; expected move_b_id \(INTEGER/
    ],
    [
      "win_probability",
      GOOD.replace("0.75::FLOAT", "'0.75'"),
      /"win_probability" is VARCHAR; expected .*FLOAT/
    ],
    ["pokemon_a_id", GOOD.replace("7 AS", "6.5::DOUBLE AS"), /"pokemon_a_id" is DOUBLE; expected .*INTEGER/],
    ["pokemon_b_id", GOOD.replace("4 AS", "810 AS"), /"pokemon_b_id" holds 810; expected the PokéAPI id/],
    ["move_a_id", GOOD.replace("55 AS", "NULL::INTEGER AS"), /"move_a_id" holds null; expected the national/],
    [
      "win_probability",
      GOOD.replace("0.75", "75"),
      /"win_probability" holds 75.0; expected a number from 0 to 1/
    ],
    ["scenario", `${GOOD}, 'best' AS scenario`, /"scenario" holds best; expected one of/]
  ])(
    "names the column %s that is missing, mistyped or holds a wrong value",
    async (column, select, message) => {
      const path = await parquet(`bad-${Math.abs(select.length)}-${column}.parquet`, select);
      const error = await checkDuelFile(path, game).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(DuelFileError);
      expect((error as DuelFileError).column).toBe(column);
      expect((error as DuelFileError).message).toMatch(message);
    }
  );

  it("says so when there is no file or no Parquet in it", async () => {
    await expect(checkDuelFile(join(folder, "none.parquet"), game)).rejects.toThrow(/does not exist/);
    const path = join(folder, "text.parquet");
    writeFileSync(path, "pokemon_a_id,move_a_id\n");
    await expect(checkDuelFile(path, game)).rejects.toThrow(/is not a Parquet file/);
  });
});
