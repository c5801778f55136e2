import {appendFileSync, chmodSync, existsSync, readFileSync} from "node:fs";
import {StartError} from "../config.ts";
import {generateKey, hashKey} from "./key-ring.ts";
import {formatKeyLine, parseKeyFile} from "./load-keys.ts";

/**
 * Makes a key and adds its hash to a file that only its owner can read.
 * @param expires milliseconds since 1970, at the end of a day, UTC
 * @returns the key, which is shown once and kept nowhere
 * @throws StartError for a name that is not one or is taken, and for a file that cannot be read or written
 */
export function addKey(file: string | null, name: string, expires?: number): string {
  if (!/^[\w.-]{1,40}$/.test(name)) {
    throw new StartError(
      `"${name}" is no name for a key: use 1 to 40 letters, digits, dots, dashes and underscores`
    );
  }
  const key = generateKey();
  if (file === null) return key;
  const existing = tried(file, "read", () => (existsSync(file) ? readFileSync(file, "utf8") : ""));
  if (parseKeyFile(existing, file).some((stored) => stored.name === name)) {
    throw new StartError(
      `${file} has a key named "${name}" already; delete its line first, or choose another name`
    );
  }
  const separator = existing === "" || existing.endsWith("\n") ? "" : "\n";
  tried(file, "written", () => {
    appendFileSync(
      file,
      separator + formatKeyLine({name, hash: hashKey(key), ...(expires === undefined ? {} : {expires})}),
      {mode: 0o600}
    );
    chmodSync(file, 0o600);
  });
  return key;
}

/** Not every message of the system names the file. */
function tried<T>(file: string, what: string, action: () => T): T {
  try {
    return action();
  } catch (cause) {
    throw new StartError(`${file} cannot be ${what}: ${(cause as Error).message}`, cause);
  }
}
