import {cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {duelShardSchema, simulateShard} from "../../../../pipelines/model/duels/duel-shard.ts";
import {mergeShards} from "../../../../pipelines/model/duels/merge-shards.ts";
import {runDuels} from "../../../../pipelines/model/duels/run-duels.ts";
import {SCENARIOS} from "../../../../pipelines/model/duels/scenarios.ts";
import {completeShards} from "../../../../pipelines/model/shard-folder.ts";
import {embeddedGame} from "../../../data-loaders/embedded-game.ts";

const whole = embeddedGame();
const FEW = new Set(["venusaur", "squirtle", "pikachu", "gengar", "ditto", "magikarp", "mewtwo-mega-x"]);
const game = {...whole, pokemon: whole.pokemon.filter(({identifier}) => FEW.has(identifier))};
const COUNT = 3;

let folder: string;
const at = (...names: string[]): string => join(folder, ...names);
const simulate = (index: number, to = at("shards")) =>
  simulateShard({
    paths: {game: at("game.json")},
    shard: {index, count: COUNT},
    to,
    key: "the program",
    playouts: 20,
    threads: 1
  });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "shards-"));
  writeFileSync(at("game.json"), JSON.stringify(game));
  await runDuels({paths: {game: at("game.json"), duels: at("alone")}, playouts: 20, threads: 1});
  for (const index of [3, 1, 2]) await simulate(index);
});
afterAll(() => rmSync(folder, {recursive: true, force: true}));

const merge = (from = at("shards")) =>
  mergeShards({game: at("game.json"), duels: at("merged")}, from, "the program");

describe("mergeShards", () => {
  it("makes byte for byte what one machine makes", async () => {
    const {rows, shards} = await merge();
    expect(shards).toBe(COUNT);
    expect(rows).toMatchObject({best_move: 6 ** 2, random_move: 5 * 6 ** 2});
    for (const scenario of SCENARIOS) {
      const [merged, alone] = ["merged", "alone"].map((name) =>
        readFileSync(at(name, `${scenario}.parquet`))
      );
      expect(merged.equals(alone), scenario).toBe(true);
    }
    expect(readdirSync(at("merged")).sort()).toEqual(SCENARIOS.map((name) => `${name}.parquet`).sort());
  });

  it("spreads the match-ups over the shards", () => {
    const sizes = completeShards(at("shards"), duelShardSchema, {key: "the program", make: "simulate"}).map(
      ({rows}) => rows.best_move
    );
    expect(sizes.every((size) => size > 0)).toBe(true);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(36);
  });

  it("names what is missing, foreign or of another cut, and leaves what was merged before", async () => {
    await merge();
    const before = readFileSync(at("merged", "best_move.parquet"));
    cpSync(at("shards"), at("two"), {recursive: true});
    rmSync(at("two", "shard-0002-of-0003"), {recursive: true});
    await expect(merge(at("two"))).rejects.toThrow("holds 2 of 3 shards; missing: 2");
    await expect(merge(at("nothing"))).rejects.toThrow("holds no shard; make them by");
    expect(() =>
      completeShards(at("shards"), duelShardSchema, {key: "another program", make: "simulate"})
    ).toThrow("shard 1, 2, 3 of 3 was made by another version of the program");
    cpSync(at("shards", "shard-0002-of-0003"), at("two", "shard-0002-of-0003"), {recursive: true});
    cpSync(at("shards", "shard-0001-of-0003"), at("two", "shard-0001-of-0004"), {recursive: true});
    const description = at("two", "shard-0001-of-0004", "shard.json");
    writeFileSync(description, readFileSync(description, "utf8").replace('"count": 3', '"count": 4'));
    await expect(merge(at("two"))).rejects.toThrow(/shards of (3 and of 4|4 and of 3)/);
    expect(readFileSync(at("merged", "best_move.parquet")).equals(before)).toBe(true);
  });

  it("does not take a shard twice", async () => {
    cpSync(at("shards"), at("twice"), {recursive: true});
    cpSync(at("twice", "shard-0002-of-0003"), at("twice", "shard-0002-of-0003 (copy)"), {recursive: true});
    await expect(merge(at("twice"))).rejects.toThrow(/holds shard 2 of 3 twice \(.*shard-0002-of-0003/);
  });

  it("does not take a shard whose file is another than it says", async () => {
    cpSync(at("shards"), at("torn"), {recursive: true});
    cpSync(
      at("torn", "shard-0001-of-0003", "best_move.parquet"),
      at("torn", "shard-0002-of-0003", "best_move.parquet")
    );
    await expect(merge(at("torn"))).rejects.toThrow(
      /shard-0002-of-0003\/best_move\.parquet is not the file that its shard\.json tells of/
    );
  });
});
