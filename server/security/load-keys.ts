import {readFileSync} from "node:fs";
import type {ServerConfig} from "../config.ts";
import {StartError} from "../config.ts";
import {hashKey, type StoredKey} from "./key-ring.ts";

const SHORTEST_KEY = 16;

const DAY_MS = 86_400_000;

/** Milliseconds since 1970 when a day such as 2027-06-30 is over, UTC; NaN for what is no day. */
export function endOfDay(day: string): number {
  const begin = Date.parse(`${day}T00:00:00Z`);
  // Of a day that its month does not have, the one that it would be is made.
  return Number.isFinite(begin) && new Date(begin).toISOString().startsWith(`${day}T`)
    ? begin + DAY_MS
    : Number.NaN;
}

/** Reads `name sha256-in-hex` lines, perhaps with `until 2027-06-30`; `#` begins a comment. @throws StartError with file and line */
export function parseKeyFile(text: string, file: string): StoredKey[] {
  const keys: StoredKey[] = [];
  text.split(/\r?\n/).forEach((line, index) => {
    const content = line.replace(/#.*/, "").trim();
    if (content === "") return;
    const match = /^(\S+)\s+([0-9a-f]{64})(?:\s+until\s+(\d{4}-\d{2}-\d{2}))?$/i.exec(content);
    const expires = match?.[3] === undefined ? undefined : endOfDay(match[3]);
    if (match === null || Number.isNaN(expires)) {
      throw new StartError(
        `${file}, line ${index + 1}: expected a name and a SHA-256 in 64 hexadecimal digits, and perhaps its last day such as "until 2027-06-30"`
      );
    }
    keys.push({
      name: match[1],
      hash: Buffer.from(match[2], "hex"),
      ...(expires === undefined ? {} : {expires})
    });
  });
  return keys;
}

export function formatKeyLine({name, hash, expires}: StoredKey): string {
  const until =
    expires === undefined ? "" : ` until ${new Date(expires - DAY_MS).toISOString().slice(0, 10)}`;
  return `${name} ${hash.toString("hex")}${until}\n`;
}

/** Keys of the environment and of the key file. @throws StartError for a key too short to be one */
export function loadKeys({apiKeys, apiKeysFile}: Pick<ServerConfig, "apiKeys" | "apiKeysFile">): StoredKey[] {
  const fromEnvironment = apiKeys.map((entry, index) => {
    const named = /^([\w.-]+):(.+)$/.exec(entry);
    const name = named?.[1] ?? `env-${index + 1}`;
    const key = named?.[2] ?? entry;
    if (key.length < SHORTEST_KEY) {
      throw new StartError(
        `API_KEYS: key "${name}" is shorter than ${SHORTEST_KEY} characters; make one with: keys generate`
      );
    }
    return {name, hash: hashKey(key)};
  });
  if (apiKeysFile === null) return fromEnvironment;
  let text: string;
  try {
    text = readFileSync(apiKeysFile, "utf8");
  } catch (cause) {
    throw new StartError(`API_KEYS_FILE=${apiKeysFile} cannot be read: ${(cause as Error).message}`, cause);
  }
  return [...fromEnvironment, ...parseKeyFile(text, apiKeysFile)];
}
