import {cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {readFights} from "../../../../pipelines/model/solved/fights-file.ts";
import {mergeSolved} from "../../../../pipelines/model/solved/merge-solved.ts";
import {defaultFights} from "../../../../pipelines/model/solved/solve-fights.ts";
import {readSolvedFile} from "../../../../pipelines/model/solved/solved-file.ts";
import {solveAll, solveShard} from "../../../../pipelines/model/solved/solved-shard.ts";
import {embeddedGame} from "../../../data-loaders/embedded-game.ts";

const whole = embeddedGame();
const FEW = new Set(["pikachu", "ditto", "magikarp", "caterpie", "weedle"]);
const game = {...whole, pokemon: whole.pokemon.filter(({identifier}) => FEW.has(identifier))};
const COUNT = 3;

let folder: string;
const at = (...names: string[]): string => join(folder, ...names);
let fights: Awaited<ReturnType<typeof defaultFights>>;
const shardOf = (index: number, passes = 1, to = at("shards")) =>
  solveShard({game, fights, passes, threads: 1, shard: {index, count: COUNT}, to, key: "the program"});

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "solved-"));
  fights = await defaultFights(game, 1);
  await solveAll(at("alone"), fights, {game, passes: 1, threads: 2});
  for (const index of [3, 1, 2]) await shardOf(index);
});
afterAll(() => rmSync(folder, {recursive: true, force: true}));

describe("solved fights in shards", () => {
  it("are byte for byte what one machine solves, beside what else is in the folder", async () => {
    mkdirSync(at("merged"));
    writeFileSync(at("merged", "notes.txt"), "mine");
    const {fights: count, shards} = await mergeSolved(at("shards"), at("merged"), "the program");
    expect([count, shards]).toEqual([10, COUNT]);
    const [merged, alone] = ["merged", "alone"].map((name) => readFileSync(at(name, "fights.parquet")));
    expect(merged.equals(alone)).toBe(true);
    expect(readdirSync(at("merged")).sort()).toEqual(["fights.parquet", "notes.txt"]);
  });

  it("tell who wins, and what the solver cannot tell", async () => {
    const solved = await readSolvedFile(at("alone", "fights.parquet"), game);
    expect(solved.map(({fight}) => fight)).toEqual(fights.map(({fight}) => fight));
    const name = (index: number): string => game.pokemon[index].identifier;
    const of = (a: string, b: string) =>
      solved.find((fight) => name(fight.a.pokemon) === a && name(fight.b.pokemon) === b)?.solved;
    expect(of("pikachu", "magikarp")?.value).toBeGreaterThan(0.9);
    // Transform copies the opponent, which the solver does not follow.
    expect(of("magikarp", "ditto") ?? null).toBeNull();
    const found = of("pikachu", "magikarp");
    expect(found?.sharesA.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 5);
  });

  it("are refused where one is missing, torn, or was asked other fights", async () => {
    const merge = (name: string, key = "the program") => mergeSolved(at(name), at("none"), key);
    cpSync(at("shards"), at("two"), {recursive: true});
    rmSync(at("two", "shard-0002-of-0003"), {recursive: true});
    await expect(merge("two")).rejects.toThrow("holds 2 of 3 shards; missing: 2");
    await expect(merge("shards", "another")).rejects.toThrow("was made by another version of the program");
    await shardOf(2, 2, at("two"));
    await expect(merge("two")).rejects.toThrow("shard 2 in");
    cpSync(at("shards"), at("torn"), {recursive: true});
    cpSync(
      at("torn", "shard-0001-of-0003", "fights.parquet"),
      at("torn", "shard-0002-of-0003", "fights.parquet")
    );
    await expect(merge("torn")).rejects.toThrow("is not the file that its shard.json tells of");
    expect(readdirSync(folder)).not.toContain("none");
  });
});

describe("a file of fights", () => {
  const fighter = (identifier: string, more = {}) => {
    const {id, learnset} = game.pokemon.find((pokemon) => pokemon.identifier === identifier)!;
    return {pokemon: id, moves: [learnset[0].moveId], ...more};
  };
  const file = (...lines: unknown[]): string => {
    const path = at("fights.jsonl");
    writeFileSync(
      path,
      lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line))).join("\n")
    );
    return path;
  };

  it("keeps builds and states through the Parquet file", async () => {
    const a = fighter("pikachu", {build: {level: 40}, state: {hp: 20, ailment: "burn"}});
    const asked = await readFights(file({a, b: fighter("weedle")}), game);
    const {file: path} = await solveAll(at("own"), asked, {game, passes: 1, threads: 1});
    const [{fight, a: readA, b: readB}] = await readSolvedFile(path, game);
    expect({fight, a: readA, b: readB}).toEqual(asked[0]);
    expect(readA.state?.hp).toBe(20);
  });

  it("takes names in either language, and ids", async () => {
    const [byName] = await readFights(
      file({
        a: {pokemon: "Pikachu", moves: ["Tonnerre", "quick-attack"]},
        b: {pokemon: "Aspicot", moves: ["Dard-Venin"]}
      }),
      game
    );
    const [byId] = await readFights(
      file({a: {pokemon: 25, moves: [85, 98]}, b: {pokemon: "13", moves: ["poison sting"]}}),
      game
    );
    expect(byName).toEqual(byId);
    expect(byName.a.moves.map((move) => game.moves[move].identifier)).toEqual([
      "thunderbolt",
      "quick-attack"
    ]);
  });

  it.each([
    [
      "what is not JSON",
      "pikachu",
      /fights\.jsonl, line 1: expected \{"a": …, "b": …\} as JSON; got pikachu/
    ],
    [
      "a Pokémon that is not there",
      {a: {pokemon: 9999, moves: [1]}, b: fighter("weedle")},
      /line 1: a\.pokemon: No Pokémon has id 9999/
    ],
    [
      "a Pokémon that is only like one",
      {a: {pokemon: "Pikatchu", moves: ["Surf"]}, b: fighter("weedle")},
      /line 1: a\.pokemon: No Pokémon is called "Pikatchu"\. Closest: Pikachu/
    ],
    [
      "a move that it cannot learn",
      {a: fighter("weedle"), b: {pokemon: "weedle", moves: ["Surf"]}},
      /line 1: b\.moves\[0\]: /
    ],
    [
      "a Pokémon without moves",
      {a: {pokemon: "pikachu"}, b: fighter("weedle")},
      /line 1: a\.moves: expected a list of 1 to 4 moves/
    ],
    [
      "a level of 0",
      {a: fighter("weedle"), b: fighter("weedle", {build: {level: 0}})},
      /line 1: b\.build\.level: expected a level/
    ],
    [
      "a field that is none",
      {a: fighter("weedle", {moves_ids: []}), b: fighter("weedle")},
      /line 1: a: .*moves_ids/
    ],
    ["a missing side", {a: fighter("weedle")}, /line 1: b: expected \{pokemon, moves, build, state\}/],
    ["nothing", "", /holds no fight/]
  ])("is refused for %s", async (_, line, message) => {
    await expect(readFights(file(line), game)).rejects.toThrow(message);
  });

  it("that is not there is told", async () => {
    await expect(readFights(at("nowhere.jsonl"), game)).rejects.toThrow(/nowhere\.jsonl cannot be read/);
  });
});
