import {mkdirSync, mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, expect, it} from "vitest";
import {withDuckDb} from "../../../lib/duckdb/open-duckdb.ts";
import {quoteText} from "../../../lib/duckdb/quote-sql.ts";
import {dataPaths} from "../../../lib/files/paths.ts";
import {bestIn, moveRecord, openFights} from "../../../src/data/best-moves.ts";
import {countBestMoves} from "../../../src/data/count-best-moves.ts";

const root = mkdtempSync(join(tmpdir(), "best-moves-"));
const paths = dataPaths({PREDICTIONDEX_DATA: root});
/** Of three Pokémon, who uses which move against whom, and wins with what chance; against oneself is no fight. */
const DUELS = [
  [1, 10, 1, 0.5],
  [1, 10, 2, 0.2],
  [1, 11, 3, 0.999],
  [2, 10, 1, 0.8],
  [2, 10, 3, 1],
  [3, 12, 1, 0.001],
  [3, 12, 2, 0],
  [3, 12, 3, 0.5],
  [4, 12, 1, 0],
  [4, 12, 2, 0]
];

beforeAll(async () => {
  mkdirSync(paths.duels);
  const rows = DUELS.map((row) => `(${row.join()})`).join();
  await withDuckDb((connection) =>
    connection.run(
      `copy (select * from (values ${rows}) as duel(pokemon_a_id, move_a_id, pokemon_b_id, win_probability)) to ${quoteText(join(paths.duels, "best_move.parquet"))}`
    )
  );
});
afterAll(() => rmSync(root, {recursive: true}));

it("counts in how many open fights a move is a form's best, leaving out those won or lost for certain", async () => {
  const best = (await countBestMoves(paths))!;
  expect(best).toEqual({counts: {1: {10: 1, 11: 1}, 2: {10: 1}, 3: {12: 1}}});
  expect(bestIn(best, 1, 11)).toBe(1);
  expect(bestIn(best, 2, 11)).toBe(0);
  expect([1, 2, 4].map((id) => openFights(best, id))).toEqual([2, 1, 0]);
  expect(moveRecord(best, 10, [1, 2, 4])).toEqual({best: 2, of: 3});
});

it("knows nothing before any duel", async () => {
  expect(await countBestMoves({duels: join(root, "none")})).toBeNull();
});
