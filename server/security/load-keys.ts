import {readFileSync} from "node:fs";
import type {ServerConfig} from "../config.ts";
import {StartError} from "../config.ts";
import {hashKey, type StoredKey} from "./key-ring.ts";

const SHORTEST_KEY = 16;

/** Reads `name sha256-in-hex` lines; `#` begins a comment. @throws StartError with file and line */
export function parseKeyFile(text: string, file: string): StoredKey[] {
  const keys: StoredKey[] = [];
  text.split(/\r?\n/).forEach((line, index) => {
    const content = line.replace(/#.*/, "").trim();
    if (content === "") return;
    const match = /^(\S+)\s+([0-9a-f]{64})$/i.exec(content);
    if (match === null) {
      throw new StartError(
        `${file}, line ${index + 1}: expected a name and a SHA-256 in 64 hexadecimal digits`
      );
    }
    keys.push({name: match[1], hash: Buffer.from(match[2], "hex")});
  });
  return keys;
}

export const formatKeyLine = ({name, hash}: StoredKey): string => `${name} ${hash.toString("hex")}\n`;

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
