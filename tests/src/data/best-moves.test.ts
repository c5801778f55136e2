import {mkdirSync, mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, expect, it} from "vitest";
import {withDuckDb} from "../../../lib/duckdb/open-duckdb.ts";
import {quoteText} from "../../../lib/duckdb/quote-sql.ts";
import {dataPaths} from "../../../lib/files/paths.ts";
import {bestAgainst, fights, moveRecord} from "../../../src/data/best-moves.ts";
import {countBestMoves} from "../../../src/data/count-best-moves.ts";

const root = mkdtempSync(join(tmpdir(), "best-moves-"));
const paths = dataPaths({PREDICTIONDEX_DATA: root});
/** Of three Pokémon, who uses which move against whom; against oneself is no fight. */
const DUELS = [
  [1, 10, 1],
  [1, 10, 2],
  [1, 11, 3],
  [2, 10, 1],
  [2, 10, 3],
  [3, 12, 1],
  [3, 12, 2],
  [3, 12, 3]
];

beforeAll(async () => {
  mkdirSync(paths.duels);
  const rows = DUELS.map((row) => `(${row.join()})`).join();
  await withDuckDb((connection) =>
    connection.run(
      `copy (select * from (values ${rows}) as duel(pokemon_a_id, move_a_id, pokemon_b_id)) to ${quoteText(join(paths.duels, "best_move.parquet"))}`
    )
  );
});
afterAll(() => rmSync(root, {recursive: true}));

it("counts against how many opponents a move is a form's best", async () => {
  const best = (await countBestMoves(paths))!;
  expect(best).toEqual({opponents: 2, counts: {1: {10: 1, 11: 1}, 2: {10: 2}, 3: {12: 2}}});
  expect(bestAgainst(best, 1, 11)).toBe(1);
  expect(bestAgainst(best, 2, 11)).toBe(0);
  expect(fights(best, 4)).toBe(false);
  // Whoever does not fight is not counted among those that could use it.
  expect(moveRecord(best, 10, [1, 2, 4])).toEqual({best: 3, of: 4});
});

it("knows nothing before any duel", async () => {
  expect(await countBestMoves({duels: join(root, "none")})).toBeNull();
});
