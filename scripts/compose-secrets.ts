import {randomBytes} from "node:crypto";
import {chmodSync, existsSync, mkdirSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {pathToFileURL} from "node:url";
import {REPOSITORY} from "../lib/files/paths.ts";
import {generateKey, hashKey} from "../server/security/key-ring.ts";
import {formatKeyLine} from "../server/security/load-keys.ts";

const PASSWORDS = ["postgres_password", "grafana_admin_password", "pgadmin_password"];
const KEYS = "api_keys";

/**
 * Makes the secrets of docker-compose.yml that are not there yet, as files. The folder is its owner's; what is in it can
 * be read by all, since containers have users of their own.
 * @returns the names of the files that were made, and the API's key where that is new: it is kept nowhere
 */
export function makeSecrets(folder: string): {readonly files: string[]; readonly key: string | null} {
  mkdirSync(folder, {recursive: true, mode: 0o700});
  chmodSync(folder, 0o700);
  const missing = [...PASSWORDS, KEYS].filter((name) => !existsSync(join(folder, name)));
  let key: string | null = null;
  for (const name of missing) {
    if (name === KEYS) key = generateKey();
    const content =
      key !== null && name === KEYS
        ? formatKeyLine({name: "first", hash: hashKey(key)})
        : `${randomBytes(24).toString("base64url")}\n`;
    writeFileSync(join(folder, name), content, {mode: 0o644});
  }
  return {files: missing, key};
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const folder = join(REPOSITORY, "secrets");
  const {files, key} = makeSecrets(folder);
  console.log(files.length === 0 ? `${folder}: nothing is missing` : `${folder}: made ${files.join(", ")}`);
  if (key !== null) console.log(`The API's key, shown this once: ${key}`);
}
