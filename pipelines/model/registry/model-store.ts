import {appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
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
 * Stores a trained model as the next version; the same model (by hash) is stored once.
 * @returns the version's number
 */
export async function registerVersion(
  paths: DataPaths,
  manifest: Omit<ModelManifest, "version">,
  files: Readonly<Record<string, string | Uint8Array>>
): Promise<number> {
  const versions = listVersions(paths);
  const known = versions.find((version) => readManifest(paths, version).modelHash === manifest.modelHash);
  const version = known ?? (versions.at(-1) ?? 0) + 1;
  await publishDirectory(versionFolder(paths, version), (folder) => {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    writeFileSync(join(folder, "manifest.json"), `${JSON.stringify({...manifest, version}, null, 2)}\n`);
  });
  return version;
}
