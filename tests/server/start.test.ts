import {existsSync, mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync} from "node:fs";
import {createServer} from "node:http";
import type {AddressInfo} from "node:net";
import {tmpdir} from "node:os";
import {join} from "node:path";
import pino from "pino";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import type {GameData} from "../../data-loaders/game-data.ts";
import {type DataPaths, dataPaths, REPOSITORY} from "../../lib/files/paths.ts";
import {StartError} from "../../server/config.ts";
import type {ServedModel} from "../../server/model/served-model.ts";
import {packageVersion} from "../../server/package-version.ts";
import {hashKey} from "../../server/security/key-ring.ts";
import {formatKeyLine} from "../../server/security/load-keys.ts";
import {type RunningServer, startServer} from "../../server/start.ts";
import {fakeModel} from "./support/fake-model.ts";
import {smallGame} from "./support/small-game.ts";

const KEY = "0123456789abcdef";
const OTHER = "fedcba9876543210";
const PATIENT = {timeout: 120_000};

let folder: string;
let paths: DataPaths;
let servers: RunningServer[];
let lines: Record<string, unknown>[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "predictiondex-start-"));
  paths = dataPaths({PREDICTIONDEX_DATA: folder, PREDICTIONDEX_MODELS: join(folder, "models")});
  mkdirSync(paths.models);
  writeFileSync(paths.game, JSON.stringify(smallGame));
  servers = [];
  lines = [];
});
afterEach(async () => {
  await Promise.all(servers.map((server) => server.close()));
  rmSync(folder, {recursive: true, force: true});
});

async function start(
  env: NodeJS.ProcessEnv = {},
  loadModel: (paths: DataPaths, game: GameData) => Promise<ServedModel> = async (_paths, game) =>
    fakeModel(game)
): Promise<RunningServer> {
  const server = await startServer({
    env: {PORT: "0", PREDICTION_LOG: "off", ...env},
    paths,
    logger: pino({level: "info"}, {write: (line: string) => void lines.push(JSON.parse(line))}),
    loadModel,
    watchEveryMs: 10
  });
  servers.push(server);
  return server;
}
const said = (part: string) => lines.filter(({msg}) => String(msg).includes(part));
const statusWith = async ({url}: RunningServer, key?: string): Promise<number> =>
  (await fetch(`${url}/types`, {headers: key === undefined ? {} : {"X-API-Key": key}})).status;

describe("a server that starts", () => {
  it("says where it is, and that it is open where it has no keys", async () => {
    const server = await start();
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(await statusWith(server)).toBe(200);
    expect(said("DEVELOPMENT MODE: the API is open")).toMatchObject([{level: 40}]);
    expect(said("API keys loaded")).toEqual([]);
    expect(said(`listening on ${server.url} (API documentation: ${server.url}/docs)`)).toHaveLength(1);
    expect(existsSync(paths.predictions), "without a prediction log").toBe(false);
  });

  it("names its keys, and lets in who has one", async () => {
    const server = await start({API_KEYS: `partner:${KEY}`});
    expect(said("API keys loaded")).toMatchObject([{keys: ["partner"]}]);
    expect(said("DEVELOPMENT MODE")).toEqual([]);
    expect([await statusWith(server), await statusWith(server, KEY)]).toEqual([401, 200]);
  });

  it("is the package's version, ready, with the metrics of the monitoring", async () => {
    const {url} = await start();
    const document = (await (await fetch(`${url}/openapi.json`)).json()) as {info: {version: string}};
    expect(document.info.version).toBe(packageVersion(join(REPOSITORY, "package.json")));
    expect((await fetch(`${url}/ready`)).status).toBe(200);
    expect(await (await fetch(`${url}/metrics`)).text()).toMatch(/^model_retrain_marked.* 0$/m);
  });

  it("takes the model from where the data are, and frees its port at the end", async () => {
    const asked: DataPaths[] = [];
    const server = await start({}, async (from) => {
      asked.push(from);
      return fakeModel(smallGame);
    });
    expect(asked).toEqual([paths]);
    await server.close();
    servers = [];
    await expect(fetch(server.url)).rejects.toThrow();
    expect((await start({PORT: new URL(server.url).port})).url).toBe(server.url);
  });
});

describe("a server that runs", () => {
  it("lets go of answers that are too much before any is kept", async () => {
    const file = join(paths.answers, "much.answer");
    mkdirSync(paths.answers);
    writeFileSync(file, "");
    truncateSync(file, 64 * 1024 * 1024);
    await start();
    await expect.poll(() => existsSync(file), PATIENT).toBe(false);
  });

  it("takes over another model when one is promoted", async () => {
    let version = 1;
    const aliases = join(paths.models, "aliases.json");
    writeFileSync(aliases, "{}");
    await start({}, async () => fakeModel(smallGame, version));
    version = 2;
    writeFileSync(aliases, '{"production": 2}');
    await expect.poll(() => said("model in service").at(-1)?.["modelVersion"], PATIENT).toBe("2");
  });

  it("works usual answers out beforehand where it is told to", async () => {
    const model = fakeModel(smallGame);
    let asked = 0;
    const recommender = {
      ...model.recommender,
      get learn(): undefined {
        asked += 1;
        return undefined;
      }
    };
    const server = await start({FORESIGHT: "on"}, async () => ({...model, recommender}));
    await server.close();
    servers = [];
    expect(asked).toBeGreaterThan(0);
  });
});

describe("a server that cannot start says why in one line", () => {
  const refusal = async (...how: Parameters<typeof start>): Promise<StartError> => {
    const error = await start(...how).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(StartError);
    return error as StartError;
  };

  it("without keys in production", async () => {
    const {message} = await refusal({NODE_ENV: "production"});
    expect(message).toMatch(/^NODE_ENV=production needs API keys: set API_KEYS or API_KEYS_FILE/);
    await start({NODE_ENV: "production", API_KEYS: KEY});
  });

  it("without data", async () => {
    rmSync(paths.game);
    const {message, cause} = await refusal();
    expect(message).toMatch(/run `npm run etl` to make it/);
    expect(cause).toMatchObject({message});
  });

  it("without a usable model", async () => {
    const why = new Error("no model is in production yet");
    expect(await refusal({}, () => Promise.reject(why))).toMatchObject({message: why.message, cause: why});
    const known = new StartError("known already");
    expect(await refusal({}, () => Promise.reject(known))).toBe(known);
  });

  it("where its port is taken", async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const PORT = String((other.address() as AddressInfo).port);
    expect((await refusal({PORT})).message).toMatch(new RegExp(`^port ${PORT} is already in use`));
    await new Promise((resolve) => other.close(resolve));
  });
});

describe("a key file that changes", () => {
  const keyFile = () => join(folder, "keys");
  const write = (text: string): void => writeFileSync(keyFile(), text);
  const line = (name: string, key: string): string => formatKeyLine({name, hash: hashKey(key)});

  it("is taken over, unless it cannot be used: then the keys before it stay", async () => {
    write(line("first", KEY));
    const server = await start({API_KEYS_FILE: keyFile()});
    write(line("second", OTHER) + line("third", `${KEY}!`));
    await expect.poll(() => said("API keys loaded").at(-1)?.["keys"], PATIENT).toEqual(["second", "third"]);
    expect([await statusWith(server, KEY), await statusWith(server, OTHER)]).toEqual([403, 200]);

    const refused = () => said("the changed key file is refused; the keys before it stay valid");
    write("no key\n");
    await expect
      .poll(refused, PATIENT)
      .toMatchObject([{level: 50, err: {message: expect.stringContaining("line 1")}}]);
    write("# nobody\n");
    await expect
      .poll(() => refused().at(-1), PATIENT)
      .toMatchObject({err: {message: "the key file is empty"}});
    expect([await statusWith(server), await statusWith(server, OTHER)]).toEqual([401, 200]);
  });
});
