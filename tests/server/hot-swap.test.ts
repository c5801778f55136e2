import {mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import pino from "pino";
import {afterAll, beforeAll, expect, it} from "vitest";
import {dataPaths} from "../../lib/files/paths.ts";
import type {ServedModel} from "../../server/model/served-model.ts";
import {type RunningServer, startServer} from "../../server/start.ts";
import {embeddedGame} from "../data-loaders/embedded-game.ts";
import {fakeModel} from "./support/fake-model.ts";

const game = embeddedGame();
let folder: string;
let server: RunningServer;
let versions: Record<number, () => ServedModel>;
let lines: Record<string, unknown>[];

const promote = (version: number) => {
  const aliases = join(folder, "models", "aliases.json");
  writeFileSync(`${aliases}.new`, JSON.stringify({production: version}));
  renameSync(`${aliases}.new`, aliases);
};
let promoted: number;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "predictiondex-swap-"));
  mkdirSync(join(folder, "models"));
  writeFileSync(join(folder, "game.json"), JSON.stringify(game));
  promote(1);
  promoted = 1;
  lines = [];
  versions = {1: () => fakeModel(game, 1), 2: () => fakeModel(game, 2)};
  const env = {
    PREDICTIONDEX_DATA: folder,
    PREDICTIONDEX_MODELS: join(folder, "models"),
    PORT: "0",
    RATE_LIMIT: "0"
  };
  server = await startServer({
    env,
    paths: dataPaths(env),
    logger: pino({level: "info"}, {write: (line: string) => void lines.push(JSON.parse(line))}),
    watchEveryMs: 20,
    loadModel: async (_paths, current) => ({...versions[promoted](), game: current})
  });
});
afterAll(async () => {
  await server.close();
  rmSync(folder, {recursive: true, force: true});
});

const versionServed = async () => {
  const response = await fetch(`${server.url}/predict/duel`, {
    method: "POST",
    headers: {"Content-Type": "application/json"},
    body: JSON.stringify({pokemon_a_id: 7, move_a: "Surf", pokemon_b_id: 4, move_b: "Ember"})
  });
  expect(response.status).toBe(200);
  return (await response.json()).model_version as string;
};
const metric = async (pattern: RegExp) =>
  pattern.exec(await (await fetch(`${server.url}/metrics`)).text())?.[1];

it("a promoted version takes effect, and a rollback too, without a failed request", async () => {
  let running = true;
  const seen: string[] = [];
  const client = (async () => {
    while (running) seen.push(await versionServed());
  })();
  const swapTo = async (version: number) => {
    promoted = version;
    promote(version);
    await expect.poll(() => seen.at(-1), {timeout: 120_000}).toBe(String(version));
  };
  await expect.poll(() => seen.length).toBeGreaterThan(0);
  await swapTo(2);
  await swapTo(1);
  running = false;
  await client;
  expect(new Set(seen)).toEqual(new Set(["1", "2"]));
  expect(await metric(/^model_info\{.*version="1".*\} (\d)/m)).toBe("1");
  expect(await metric(/^model_info\{.*(version="2").*\}/m)).toBeUndefined();
  expect(await metric(/^model_loads_total\{result="ok"\} (\d+)/m)).toBe("3");
});

const broken: [string, () => ServedModel, RegExp][] = [
  [
    "cannot be opened",
    () => {
      throw new Error("model.json is damaged");
    },
    /damaged/
  ],
  [
    "answers what is no probability",
    () => {
      const model = fakeModel(game, 3);
      return {...model, recommender: {...model.recommender, winProbability: () => Number.NaN}};
    },
    /answers NaN/
  ],
  [
    "has other features than its manifest says",
    () => {
      const model = fakeModel(game, 3);
      return {...model, manifest: {...model.manifest, featureNames: ["another"]}};
    },
    /features are not those/
  ],
  [
    "fails",
    () => {
      const model = fakeModel(game, 3);
      return {
        ...model,
        recommender: {
          ...model.recommender,
          featureVector: () => {
            throw new Error("unreachable executed");
          }
        }
      };
    },
    /fails on the duel/
  ]
];
it.each(broken)(
  "a version that %s is refused and the one in service goes on",
  async (_name, load, reason) => {
    lines.length = 0;
    versions[3] = load;
    promoted = 3;
    promote(3);
    const refusals = () => lines.filter((line) => String(line["msg"]).includes("refused"));
    await expect.poll(refusals, {timeout: 120_000}).toHaveLength(1);
    expect(JSON.stringify(refusals())).toMatch(reason);
    expect(await versionServed()).toBe("1");
  }
);

it("a version whose folder arrives after its alias is tried again, and served", async () => {
  const file = join(folder, "models", "versions", "4", "model.json");
  versions[4] = () => {
    readFileSync(file);
    return fakeModel(game, 4);
  };
  lines.length = 0;
  promoted = 4;
  promote(4);
  const refusals = () => lines.filter((line) => String(line["msg"]).includes("refused")).length;
  await expect.poll(refusals, {timeout: 120_000}).toBe(1);
  expect(await versionServed()).toBe("1");
  mkdirSync(dirname(file), {recursive: true});
  writeFileSync(file, "{}");
  await expect.poll(versionServed, {timeout: 120_000}).toBe("4");
});

it("a game that changes is taken over whole: what is shown, what answers, what is verified", async () => {
  const frail = {
    ...game,
    pokemon: game.pokemon.map((pokemon) =>
      pokemon.id === 4
        ? {...pokemon, stats: {...pokemon.stats, hp: 1, defense: 1, spDefense: 1, speed: 1}}
        : pokemon
    )
  };
  const ask = async () => {
    const shown = await (await fetch(`${server.url}/pokemon/4`)).json();
    const response = await fetch(`${server.url}/predict/duel?verify=true`, {
      method: "POST",
      headers: {"Content-Type": "application/json"},
      body: JSON.stringify({pokemon_a_id: 7, move_a: "Tackle", pokemon_b_id: 4, move_b: "Ember"})
    });
    return {
      hp: shown.stats.hp as number,
      verified: (await response.json()).verification.win_probability as number
    };
  };
  const before = await ask();
  expect(before.hp).toBe(39);
  expect(before.verified).toBeLessThan(0.9);
  const seen: {hp: number; verified: number}[] = [];
  writeFileSync(join(folder, "game.json.new"), JSON.stringify(frail));
  renameSync(join(folder, "game.json.new"), join(folder, "game.json"));
  await expect
    .poll(
      async () => {
        seen.push(await ask());
        return seen.at(-1)?.hp;
      },
      {timeout: 120_000}
    )
    .toBe(1);
  expect((await ask()).verified, "by the game that is shown").toBeGreaterThan(before.verified);
});
