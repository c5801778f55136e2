import {existsSync, mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {setTimeout as pause} from "node:timers/promises";
import {afterAll, beforeAll, expect, it} from "vitest";
import {hashOf} from "../../../../../lib/files/hash.ts";
import {type DataPaths, dataPaths} from "../../../../../lib/files/paths.ts";
import {
  appendLedger,
  ledgerPath,
  listVersions,
  readAliases,
  readLedger,
  readManifest,
  registerVersion,
  setAlias
} from "../../../../../pipelines/model/registry/model-store.ts";
import {
  changeRegistry,
  followRegistry,
  pullRegistry
} from "../../../../../pipelines/model/registry/shared/change-registry.ts";
import {readTrial, startTrial} from "../../../../../pipelines/model/registry/trial.ts";
import {sampleManifest} from "../sample.ts";

export interface RegistryPlace {
  /** A place where nothing is yet. */
  fresh(): Promise<string>;
  /** The same place, reached without rights. */
  withoutRights(address: string): Promise<{readonly address: string; readonly says: RegExp}>;
}

/** What a machine of its own has: a folder, and the shared registry's address. */
export interface Machine {
  readonly paths: DataPaths;
  readonly env: NodeJS.ProcessEnv;
}

/** Registers a model and puts it in production, as promotion does. */
export const promote = ({paths, env}: Machine, name: string): Promise<number> =>
  changeRegistry(
    paths,
    "promoting a model",
    async (registry) => {
      const text = `{"model": "${name}"}`;
      const previous = readAliases(registry).production ?? null;
      const {version: _, ...manifest} = sampleManifest();
      const version = await registerVersion(
        registry,
        {...manifest, modelHash: hashOf(text)},
        {"model.json": text, "evaluation.json": "{}"}
      );
      appendLedger(registry, {
        at: new Date().toISOString(),
        action: "promoted",
        version,
        previous,
        reasons: [name],
        evidence: {}
      });
      await setAlias(registry, "production", version);
      return version;
    },
    env
  );

/** What holds of a shared registry wherever it is. */
export function registryScenes(place: () => RegistryPlace): void {
  let root: string;
  let machines = 0;
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), "shared-registry-"));
  });
  afterAll(() => rmSync(root, {recursive: true, force: true}));
  const machine = (address: string): Machine => {
    const folder = join(root, String(machines++));
    const env = {PREDICTIONDEX_DATA: join(folder, "data"), PREDICTIONDEX_MODELS: join(folder, "models")};
    return {paths: dataPaths(env), env: {...env, REGISTRY_URL: address}};
  };
  const filesOf = ({paths}: Machine): readonly string[] =>
    [ledgerPath(paths), join(paths.models, "aliases.json")].map((file) => readFileSync(file, "utf8"));

  it("holds what one machine put there, and another takes it over byte for byte", async () => {
    const address = await place().fresh();
    const [one, other] = [machine(address), machine(address)];
    expect(await promote(one, "first")).toBe(1);
    expect(await pullRegistry(other.paths, other.env)).toBeGreaterThan(3);
    expect(filesOf(other)).toEqual(filesOf(one));
    expect(readManifest(other.paths, 1)).toEqual(readManifest(one.paths, 1));
    expect(await pullRegistry(other.paths, other.env), "nothing new").toBe(0);
    expect(await promote(other, "second")).toBe(2);
    await pullRegistry(one.paths, one.env);
    expect(readLedger(one.paths).map(({version, previous}) => [version, previous])).toEqual([
      [1, null],
      [2, 1]
    ]);
  });

  it("has a trial begun on one machine on trial on another", async () => {
    const address = await place().fresh();
    const [one, other] = [machine(address), machine(address)];
    const [first, second] = [await promote(one, "first"), await promote(one, "second")];
    const decision = {share: 0.25, now: () => new Date()};
    const begun = await changeRegistry(
      one.paths,
      "starting a trial",
      (registry) => startTrial(registry, first, decision),
      one.env
    );
    await pullRegistry(other.paths, other.env);
    expect(readTrial(other.paths)).toEqual(begun);
    expect(begun).toMatchObject({version: first, production: second});
  });

  it("takes over a folder that was there before it", async () => {
    const address = await place().fresh();
    const one = machine(address);
    await promote({...one, env: {}}, "local");
    expect(await promote(one, "shared")).toBe(2);
    const other = machine(address);
    await pullRegistry(other.paths, other.env);
    expect(listVersions(other.paths)).toEqual([1, 2]);
  });

  it("loses and doubles nothing that several trainers promote at once", async () => {
    const address = await place().fresh();
    const trainers = Array.from({length: 4}, () => machine(address));
    const insist = async (trainer: Machine, name: string): Promise<number> => {
      for (;;) {
        try {
          return await promote(trainer, name);
        } catch (error) {
          expect((error as Error).message).toMatch(/somebody changed the registry .* run the command again/);
        }
      }
    };
    const versions = await Promise.all(trainers.map((trainer, at) => insist(trainer, `trainer ${at}`)));
    expect([...versions].sort()).toEqual([1, 2, 3, 4]);
    const server = machine(address);
    await pullRegistry(server.paths, server.env);
    const ledger = readLedger(server.paths);
    expect(ledger.map(({version}) => version)).toEqual([1, 2, 3, 4]);
    expect(
      ledger.map(({previous}) => previous),
      "each was judged against the one before it"
    ).toEqual([null, 1, 2, 3]);
    expect(readAliases(server.paths)).toEqual({production: 4});
  });

  it("is followed by servers", async () => {
    const address = await place().fresh();
    const [trainer, server] = [machine(address), machine(address)];
    const troubles: (Error | null)[] = [];
    const follower = followRegistry(server.paths, address, 50, (trouble) => void troubles.push(trouble));
    try {
      await promote(trainer, "first");
      await promote(trainer, "second");
      for (let tries = 0; tries < 200 && readAliases(server.paths).production !== 2; tries++) await pause(25);
      expect(readAliases(server.paths).production).toBe(2);
      expect(troubles.filter((trouble) => trouble !== null)).toEqual([]);
    } finally {
      await follower.stop();
    }
  });

  it("is left as it was by what fails on the way, and so is the folder", async () => {
    const address = await place().fresh();
    const one = machine(address);
    await promote(one, "first");
    const before = filesOf(one);
    const failing = changeRegistry(
      one.paths,
      "promoting a model",
      async (registry) => {
        appendLedger(registry, {...readLedger(registry)[0], version: 9});
        await setAlias(registry, "production", 9);
        throw new Error("on the way");
      },
      one.env
    );
    await expect(failing).rejects.toThrow("on the way");
    expect(filesOf(one)).toEqual(before);
    const other = machine(address);
    await pullRegistry(other.paths, other.env);
    expect(filesOf(other)).toEqual(before);
  });

  it("refuses a folder with models of its own, and leaves it", async () => {
    const address = await place().fresh();
    const [one, stranger] = [machine(address), machine(address)];
    await promote(one, "first");
    await promote({...stranger, env: {}}, "of its own");
    const before = filesOf(stranger);
    await expect(promote(stranger, "another")).rejects.toThrow(
      /version 1 in .* is another model than that of/
    );
    expect(filesOf(stranger)).toEqual(before);
  });

  it("that cannot be used is told in one line, without the password, and nothing is changed", async () => {
    const refused = await place().withoutRights(await place().fresh());
    const one = machine(refused.address);
    const told = await promote(one, "first").catch((error: Error) => error.message);
    expect(told).toMatch(refused.says);
    expect(told).not.toContain("\n");
    expect(told).not.toContain("secret");
    expect(existsSync(join(one.paths.models, "versions"))).toBe(false);
  });
}
