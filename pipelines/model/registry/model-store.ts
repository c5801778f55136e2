import {appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {filesBelow} from "../../../lib/files/hash-path.ts";
import {withLock} from "../../../lib/files/lock.ts";
import type {DataPaths} from "../../../lib/files/paths.ts";
import {publishDirectory, publishText} from "../../../lib/files/publish.ts";
import {JsonFileError, parseJson, readJson, readJsonIfThere} from "../../../lib/files/read-json.ts";
import type {ModelManifest} from "../training/manifest.ts";
import {manifestSchema} from "../training/manifest-schema.ts";
import {
  type Alias,
  type Aliases,
  aliasesSchema,
  type LedgerEntry,
  ledgerEntrySchema
} from "./registry-schema.ts";

export class RegistryError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "RegistryError";
  }
}

export const versionsFolder = (paths: DataPaths): string => join(paths.models, "versions");
export const aliasesPath = (paths: DataPaths): string => join(paths.models, "aliases.json");
export const ledgerPath = (paths: DataPaths): string => join(paths.models, "ledger.jsonl");
export const trialPath = (paths: Pick<DataPaths, "models">): string => join(paths.models, "trial.json");

/** Every file of the registry that is there. */
export const registryFiles = (paths: DataPaths): string[] =>
  [versionsFolder(paths), ledgerPath(paths), aliasesPath(paths), trialPath(paths)].flatMap(filesBelow);

/** @throws RegistryError for anything but a positive whole number: no outside text ever becomes a path */
export function versionFolder(paths: DataPaths, version: number): string {
  if (!Number.isSafeInteger(version) || version < 1) {
    throw new RegistryError(`model version ${JSON.stringify(version)} is not a whole number from 1 on`);
  }
  return join(versionsFolder(paths), String(version));
}

/** Numbers of the registered versions, ascending. */
export function listVersions(paths: DataPaths): number[] {
  if (!existsSync(versionsFolder(paths))) return [];
  return readdirSync(versionsFolder(paths))
    .filter(
      (name) => /^[1-9]\d*$/.test(name) && existsSync(join(versionsFolder(paths), name, "manifest.json"))
    )
    .map(Number)
    .sort((a, b) => a - b);
}

/** @throws RegistryError for a version that there is not, with those there are */
export function requireVersion(paths: DataPaths, version: number): void {
  const registered = listVersions(paths);
  if (registered.includes(version)) return;
  throw new RegistryError(
    `there is no model version ${version}; registered are ${registered.join(", ") || "none"}`
  );
}

/** Reads a file of the registry. @throws RegistryError that names what cannot be used and why */
export function readRegistered<Content>(what: string, read: () => Content): Content {
  try {
    return read();
  } catch (cause) {
    if (!(cause instanceof JsonFileError)) throw cause;
    throw new RegistryError(`${what}: ${cause.message}`, {cause});
  }
}

export function readManifest(paths: DataPaths, version: number): ModelManifest {
  const file = join(versionFolder(paths, version), "manifest.json");
  return readRegistered(`model version ${version} has no readable manifest`, () =>
    readJson(file, {
      schema: manifestSchema,
      what: "a model's manifest",
      remedy: "delete the version's folder and run `npm run promote` to register the model anew"
    })
  );
}

export function readAliases(paths: DataPaths): Aliases {
  return (
    readRegistered("models/aliases.json cannot be read", () =>
      readJsonIfThere(aliasesPath(paths), {
        schema: aliasesSchema,
        what: "a set of aliases",
        remedy: "delete it to let the next run promote anew"
      })
    ) ?? {}
  );
}

export const setAlias = (paths: DataPaths, alias: Alias, version: number): Promise<void> =>
  publishText(aliasesPath(paths), `${JSON.stringify({...readAliases(paths), [alias]: version}, null, 2)}\n`);

export function appendLedger(paths: DataPaths, entry: LedgerEntry): void {
  mkdirSync(paths.models, {recursive: true});
  appendFileSync(ledgerPath(paths), `${JSON.stringify(entry)}\n`);
}

export function readLedger(paths: DataPaths): LedgerEntry[] {
  if (!existsSync(ledgerPath(paths))) return [];
  return readFileSync(ledgerPath(paths), "utf8")
    .split("\n")
    .flatMap((line, index) =>
      line.trim() === ""
        ? []
        : readRegistered("the ledger cannot be read", () =>
            parseJson(line, `${ledgerPath(paths)}, line ${index + 1}`, {
              schema: ledgerEntrySchema,
              what: "a decision",
              remedy: "delete that line: the decision it held is lost, no model is"
            })
          )
    );
}

/**
 * Stores a trained model as the next version; the same model (by hash) is stored once. One process at a time.
 * @returns the version's number
 * @throws RegistryError for a manifest that could not be read again, BusyError where another process is at it
 */
export function registerVersion(
  paths: DataPaths,
  manifest: Omit<ModelManifest, "version">,
  files: Readonly<Record<string, string | Uint8Array>>
): Promise<number> {
  return withLock(versionsFolder(paths), "registering a model", async () => {
    const versions = listVersions(paths);
    const known = versions.find((version) => readManifest(paths, version).modelHash === manifest.modelHash);
    const version = known ?? (versions.at(-1) ?? 0) + 1;
    const text = `${JSON.stringify({...manifest, version}, null, 2)}\n`;
    readRegistered("the model cannot be registered", () =>
      parseJson(text, "its manifest", {
        schema: manifestSchema,
        what: "a model's manifest",
        remedy: "nothing was stored"
      })
    );
    await publishDirectory(versionFolder(paths, version), (folder) => {
      for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
      writeFileSync(join(folder, "manifest.json"), text);
    });
    return version;
  });
}

/** Adds files to a version, or puts new ones in their place, and changes what its manifest says. */
export async function updateVersion(
  paths: DataPaths,
  version: number,
  changes: Partial<Pick<ModelManifest, "metrics">>,
  files: Readonly<Record<string, string | Uint8Array>>
): Promise<void> {
  const manifest = {...readManifest(paths, version), ...changes};
  const folder = versionFolder(paths, version);
  for (const [name, content] of Object.entries(files)) await publishText(join(folder, name), content);
  await publishText(join(folder, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
}
