import {existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi} from "vitest";
import {runCommandLine} from "../../../cli/program.ts";
import {withLock} from "../../../lib/files/lock.ts";
import {dataPaths} from "../../../lib/files/paths.ts";
import {embeddedGame} from "../../data-loaders/embedded-game.ts";
import {captureOutput} from "../../support/capture-output.ts";

const whole = embeddedGame();
const FEW = new Set(["pikachu", "magikarp", "caterpie"]);
const game = {...whole, pokemon: whole.pokemon.filter(({identifier}) => FEW.has(identifier))};

const root = mkdtempSync(join(tmpdir(), "shard-commands-"));
const env = {PREDICTIONDEX_DATA: join(root, "data"), PREDICTIONDEX_MODELS: join(root, "models")};
const paths = dataPaths(env);
const solved = join(root, "solved");
const MERGES = [
  ["merge", join(root, "duel-shards"), "--no-update"],
  ["merge", join(root, "solved-shards"), "--to", solved, "--no-update"]
];
let out = "";
let error = "";

const run = (args: readonly string[]) => runCommandLine([...args], "0.1.0");
const listen = (): void =>
  captureOutput(
    (text) => {
      out += text;
    },
    (text) => {
      error += text;
    }
  );
const duelFiles = (): Buffer[] =>
  readdirSync(paths.duels).map((name) => readFileSync(join(paths.duels, name)));

beforeAll(async () => {
  mkdirSync(paths.data, {recursive: true});
  writeFileSync(paths.game, JSON.stringify(game));
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  listen();
  const common = ["--shard", "1/1", "--no-update", "--threads", "1"];
  await run(["simulate", "--to", join(root, "duel-shards"), ...common]);
  await run(["solve", "--passes", "1", "--to", join(root, "solved-shards"), ...common]);
  expect(error).not.toContain("predictiondex:");
}, 120_000);
beforeEach(() => {
  [out, error] = ["", ""];
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  listen();
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  process.exitCode = undefined;
});
afterAll(() => rmSync(root, {recursive: true, force: true}));

describe("merges at once", {timeout: 60_000}, () => {
  it("are told of the other in one line where that does not end, and change nothing", async () => {
    const statuses = await withLock(paths.duels, "merging", () =>
      withLock(solved, "merging", () => Promise.all(MERGES.map(run)))
    );
    expect(statuses).toEqual([1, 1]);
    for (const [what, place] of [
      ["merging duels", paths.duels],
      ["merging solved fights", solved]
    ]) {
      const line = `predictiondex: another process is ${what}; wait for it, or stop it (${place}.lock is its mark)`;
      expect(error.split("\n")).toContain(line);
      expect(existsSync(place)).toBe(false);
    }
    expect(out).toBe("");
    expect(existsSync(join(paths.stages, "duels.json"))).toBe(false);
  });

  it("wait for each other, and make what one makes", async () => {
    const [duels, fights] = MERGES;
    expect(await Promise.all([duels, duels, fights, fights].map(run))).toEqual(Array(4).fill(undefined));
    expect(out.match(/duels of 1 shards: the stage duels is up to date\n/g)).toHaveLength(2);
    expect(out.match(/3 of 3 fights solved, of 1 shards\n/g)).toHaveLength(2);
    const [both, file] = [duelFiles(), readFileSync(join(solved, "fights.parquet"))];
    await run(duels);
    await run(fights);
    expect(duelFiles().every((bytes, at) => bytes.equals(both[at]))).toBe(true);
    expect(readFileSync(join(solved, "fights.parquet")).equals(file)).toBe(true);
    expect(readdirSync(root).sort()).toEqual(["data", "duel-shards", "solved", "solved-shards"]);
  });
});
