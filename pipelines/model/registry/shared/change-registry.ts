import {copyFileSync, linkSync, mkdirSync, readFileSync, rmSync} from "node:fs";
import {basename, dirname, join, relative} from "node:path";
import {KnownHashes} from "../../../../lib/files/known-hashes.ts";
import {withLock} from "../../../../lib/files/lock.ts";
import type {DataPaths} from "../../../../lib/files/paths.ts";
import {publishText, temporaryBeside} from "../../../../lib/files/publish.ts";
import {registryFiles} from "../model-store.ts";
import {openSharedRegistry} from "./open-registry.ts";
import {
  type RegistrySnapshot,
  registryAddress,
  type SharedRegistry,
  SharedRegistryError,
  StaleSnapshotError
} from "./shared-registry.ts";

const pathOf = (paths: DataPaths, file: string): string => relative(paths.models, file).replaceAll("\\", "/");

/** Files of the registry in a folder: hashes by path from there. */
async function filesOf(paths: DataPaths, hashes = new KnownHashes()): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const file of registryFiles(paths)) found.set(pathOf(paths, file), await hashes.of(file));
  return found;
}

/** What points at other files comes after them: a version is there with its manifest, aliases are the last of all. */
const LAST = ["manifest.json", "ledger.jsonl", "trial.json", "aliases.json"];
const rank = (path: string): number => LAST.indexOf(basename(path));

/** @throws SharedRegistryError for a version here that is another model than the shared one of that number */
function refuseForeign(
  paths: DataPaths,
  here: ReadonlyMap<string, string>,
  {where}: SharedRegistry,
  {files}: RegistrySnapshot
): void {
  if (files.size === 0) return;
  for (const [path, hash] of here) {
    const [, version] = /^versions\/(\d+)\/model\.json$/.exec(path) ?? [];
    if (version === undefined || files.get(path) === hash) continue;
    throw new SharedRegistryError(
      `version ${version} in ${paths.models} is another model than that of ${where}, or none of its; move the folder ${paths.models} away (\`predictiondex model import\` takes its models up again)`
    );
  }
}

/** Tries again for half a minute: what others do to the folder takes seconds. */
const PATIENCE = 100;

/** Lets `work` change the folder while nobody else does. */
const withFolder = <Result>(paths: DataPaths, what: string, work: () => Promise<Result>): Promise<Result> =>
  withLock(join(paths.models, ".registry"), what, work, PATIENCE);

async function pull(
  paths: DataPaths,
  shared: SharedRegistry,
  snapshot: RegistrySnapshot,
  hashes?: KnownHashes
): Promise<number> {
  mkdirSync(paths.models, {recursive: true});
  return withFolder(paths, "taking over the shared registry", async () => {
    const here = await filesOf(paths, hashes);
    refuseForeign(paths, here, shared, snapshot);
    const missing = [...snapshot.files].filter(([path, hash]) => here.get(path) !== hash);
    missing.sort(([x], [y]) => rank(x) - rank(y));
    for (const [path, hash] of missing)
      await publishText(join(paths.models, path), await shared.read(path, hash));
    return missing.length;
  });
}

/** Snapshots that others may make stale before their files are here. */
const TRIES = 5;

/** Takes over the registry as it is now. @returns that, and how many files were taken over */
async function pullLatest(
  paths: DataPaths,
  shared: SharedRegistry,
  hashes?: KnownHashes,
  tries = TRIES
): Promise<{readonly snapshot: RegistrySnapshot; readonly taken: number}> {
  const snapshot = await shared.snapshot();
  try {
    return {snapshot, taken: await pull(paths, shared, snapshot, hashes)};
  } catch (error) {
    if (!(error instanceof StaleSnapshotError) || tries <= 1) throw error;
    return pullLatest(paths, shared, hashes, tries - 1);
  }
}

/** A copy of the registry to work on. Its files are replaced, never changed, but for the ledger, which grows. */
function copyRegistry(paths: DataPaths, to: string): void {
  mkdirSync(to, {recursive: true});
  for (const path of registryFiles(paths).map((file) => pathOf(paths, file))) {
    const target = join(to, path);
    mkdirSync(dirname(target), {recursive: true});
    if (path === "ledger.jsonl") copyFileSync(join(paths.models, path), target);
    else linkSync(join(paths.models, path), target);
  }
}

/**
 * Lets `work` change the registry by one writer at a time, on its present state: the folder `models/`, or the shared one
 * where `REGISTRY_URL` names it. That is changed all at once or not at all; the folder here follows. What takes minutes
 * is to be done before, and `work` never changes the registry by another call of this.
 * @param what it is, such as "promoting a model"
 * @param work gets the paths to work on
 * @throws BusyError where another is at it for half a minute
 * @throws SharedRegistryError where the shared registry cannot be used; nothing is changed then, here or there
 */
export async function changeRegistry<Result>(
  paths: DataPaths,
  what: string,
  work: (paths: DataPaths) => Promise<Result>,
  env: NodeJS.ProcessEnv = process.env
): Promise<Result> {
  const address = registryAddress(env);
  if (address === null) return withFolder(paths, what, () => work(paths));
  const shared = await openSharedRegistry(address);
  try {
    return await shared.exclusively(what, async () => {
      const before = await shared.snapshot();
      await pull(paths, shared, before);
      const models = temporaryBeside(paths.models);
      try {
        copyRegistry(paths, models);
        const staged = {...paths, models};
        const result = await work(staged);
        const changed = [...(await filesOf(staged))].filter(
          ([path, hash]) => before.files.get(path) !== hash
        );
        const contents = changed.map(([path]) => [path, readFileSync(join(models, path))] as const);
        if (changed.length > 0) await shared.write(before, new Map(contents));
        await pullLatest(paths, shared);
        return result;
      } finally {
        rmSync(models, {recursive: true, force: true});
      }
    });
  } finally {
    await shared.close().catch(() => {});
  }
}

/**
 * Brings the folder `models/` to the state of the shared registry, where `REGISTRY_URL` names one.
 * @returns how many files were taken over; null where there is no shared registry
 */
export async function pullRegistry(
  paths: DataPaths,
  env: NodeJS.ProcessEnv = process.env
): Promise<number | null> {
  const address = registryAddress(env);
  if (address === null) return null;
  const shared = await openSharedRegistry(address);
  try {
    return (await pullLatest(paths, shared)).taken;
  } finally {
    await shared.close().catch(() => {});
  }
}

export interface Follower {
  stop(): Promise<void>;
}

/**
 * Keeps the folder `models/` as the shared registry is, looking every so often; trouble is told once, and looked for
 * again.
 * @param everyMs between two looks
 */
export function followRegistry(
  paths: DataPaths,
  address: string,
  everyMs: number,
  tell: (trouble: Error | null) => void
): Follower {
  let shared: SharedRegistry | null = null;
  let revision = -1;
  // The server's own work waits for what is done here.
  const hashes = new KnownHashes();
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let looking = Promise.resolve();
  const look = async (): Promise<void> => {
    try {
      shared ??= await openSharedRegistry(address);
      if ((await shared.snapshot()).revision !== revision)
        ({revision} = (await pullLatest(paths, shared, hashes)).snapshot);
      tell(null);
    } catch (error) {
      tell(error as Error);
      await shared?.close().catch(() => {});
      shared = null;
    }
    if (!stopped) timer = setTimeout(begin, everyMs).unref();
  };
  const begin = (): void => {
    looking = look();
  };
  begin();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await looking;
      await shared?.close().catch(() => {});
    }
  };
}
