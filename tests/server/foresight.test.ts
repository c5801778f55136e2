import {mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import pino from "pino";
import {afterAll, beforeAll, expect, it} from "vitest";
import type {GameData} from "../../data-loaders/game-data.ts";
import {loadGame} from "../../data-loaders/load-game.ts";
import type {DataPaths} from "../../lib/files/paths.ts";
import {createBattleTables} from "../../pipelines/battle/battle-tables.ts";
import {damagingMoves} from "../../pipelines/battle/damaging-moves.ts";
import {duelFiles, loadDuels} from "../../pipelines/model/duels/load-duels.ts";
import {registerVersion, setAlias} from "../../pipelines/model/registry/model-store.ts";
import type {ModelManifest} from "../../pipelines/model/training/manifest.ts";
import {readParameters} from "../../pipelines/model/training/parameters.ts";
import {trainedFolder, trainModel} from "../../pipelines/model/training/train-model.ts";
import {type RunningServer, startServer} from "../../server/start.ts";
import {copySmallRun, placesBelow} from "../faults/small-run.ts";
import {smallGamePath} from "../faults/small-stages.ts";

let folder: string;
let paths: DataPaths;
let game: GameData;
/** The game that the duels are of. */
let trained: GameData;
const SERVED = 5;
/** Pokémon that are asked about; all of them are worked out. */
const ASKED = 3;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "predictiondex-foresight-"));
  await copySmallRun(folder);
  const whole = placesBelow(folder);
  trained = await loadGame(smallGamePath(whole));
  // Served are fewer: each pair's answers take the simulator.
  game = {...trained, pokemon: trained.pokemon.slice(0, SERVED)};
  paths = {...whole, game: join(folder, "served.json")};
  writeFileSync(paths.game, JSON.stringify(game));
});
afterAll(() => rmSync(folder, {recursive: true, force: true}));

interface Served {
  readonly server: RunningServer;
  readonly lines: Record<string, unknown>[];
}

async function serve(foresight: "on" | "off"): Promise<Served> {
  const lines: Record<string, unknown>[] = [];
  const env = {PORT: "0", RATE_LIMIT: "0", PREDICTION_LOG: "off", FORESIGHT: foresight};
  const logger = pino({level: "info"}, {write: (line: string) => void lines.push(JSON.parse(line))});
  return {server: await startServer({env, paths, logger, watchEveryMs: 20}), lines};
}

const foreseen = async ({server}: Served): Promise<number> => {
  const text = await (await fetch(`${server.url}/metrics`)).text();
  return Number(/^model_foreseen_ratio(?:\{.*\})? (\S+)$/m.exec(text)?.[1]);
};

/** A few Pokémon's usual questions against every other, and the answers without what may differ between servers. */
async function answers({server}: Served): Promise<unknown[]> {
  const tables = createBattleTables(game);
  const fighters = game.pokemon
    .map((_, index) => index)
    .filter((index) => damagingMoves(tables, index).length > 0);
  const all: unknown[] = [];
  for (const a of fighters.slice(0, ASKED))
    for (const b of fighters) {
      const moves = damagingMoves(tables, a);
      if (a === b || moves.length === 0) continue;
      const response = await fetch(`${server.url}/predict/best-move`, {
        method: "POST",
        headers: {"Content-Type": "application/json"},
        body: JSON.stringify({
          pokemon_a_id: game.pokemon[a].id,
          pokemon_b_id: game.pokemon[b].id,
          available_moves: moves.map((move) => game.moves[move].id)
        })
      });
      expect(response.status, await response.clone().text()).toBe(200);
      all.push(await response.json());
    }
  return all;
}

/** A second version, of other trees, in production. */
async function promoteAnother(): Promise<void> {
  const duels = await loadDuels(duelFiles(paths), trained);
  const settings = {...readParameters(), rounds: 2};
  await trainModel({paths, game: trained, duels, settings, inputs: {}, now: () => new Date()});
  const read = (name: string): Buffer => readFileSync(join(trainedFolder(paths), name));
  const manifest = JSON.parse(read("manifest.json").toString()) as ModelManifest;
  const version = await registerVersion(paths, manifest, {"model.json": read("model.json")});
  await setAlias(paths, "production", version);
}

const worked = ({lines}: Served) =>
  lines.filter(({msg}) => msg === "every usual best-move answer is worked out").length;

it("answers the same whether worked out beforehand or when asked, and begins anew with another model", async () => {
  const [ahead, plain] = await Promise.all([serve("on"), serve("off")]);
  try {
    await expect.poll(() => foreseen(ahead), {timeout: 120_000, interval: 50}).toBe(1);
    await expect.poll(() => worked(ahead)).toBe(1);
    const asked = await answers(plain);
    expect(asked.length).toBeGreaterThan(10);
    expect(await answers(ahead)).toEqual(asked);
    expect(await foreseen(plain)).toBe(0);

    await promoteAnother();
    await expect.poll(() => worked(ahead), {timeout: 120_000}).toBe(2);
    expect(await foreseen(ahead)).toBe(1);
    const askedAgain = await answers(plain);
    expect(askedAgain).not.toEqual(asked);
    expect(await answers(ahead)).toEqual(askedAgain);
  } finally {
    await Promise.all([ahead.server.close(), plain.server.close()]);
  }
});

it("ends when the server closes amid it, without an error", async () => {
  const served = await serve("on");
  await expect.poll(() => foreseen(served), {timeout: 120_000, interval: 5}).toBeGreaterThan(0);
  await served.server.close();
  const complaints = served.lines.filter(
    ({level, msg}) => Number(level) >= 40 && !/DEVELOPMENT/.test(String(msg))
  );
  expect(complaints).toEqual([]);
});

it("serves all the same where the work beforehand fails, and says so", async () => {
  const served = await serve("on");
  try {
    const version = join(paths.models, "versions", "2", "model.json");
    renameSync(version, `${version}.away`);
    try {
      await expect
        .poll(() => served.lines.some(({msg}) => msg === "answers are not worked out beforehand"), {
          timeout: 60_000
        })
        .toBe(true);
      expect(await answers(served)).not.toEqual([]);
    } finally {
      renameSync(`${version}.away`, version);
    }
  } finally {
    await served.server.close();
  }
});
