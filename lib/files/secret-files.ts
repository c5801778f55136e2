import {readFileSync} from "node:fs";

/** Settings that may be secrets; each can be named by a file of it, as containers hand them on. */
const SECRETS = [
  "REDIS_URL",
  "REGISTRY_URL",
  "DATABASE_URL",
  "PGPASSWORD",
  "AWS_ACCESS_KEY_ID",
  "AWS_SECRET_ACCESS_KEY",
  "MLFLOW_TRACKING_PASSWORD"
] as const;

/**
 * Reads secrets from the files that the environment names for them: `REDIS_URL_FILE` for `REDIS_URL`.
 * @returns what they add to the environment
 * @throws Error for a file that cannot be read or is empty, and for a secret that is given twice
 */
export function secretsFromFiles(env: NodeJS.ProcessEnv): Record<string, string> {
  const found: Record<string, string> = {};
  for (const name of SECRETS) {
    const file = env[`${name}_FILE`];
    if (!file) continue;
    if (env[name]) throw new Error(`${name} and ${name}_FILE are both set; expected one of them`);
    let text: string;
    try {
      text = readFileSync(file, "utf8").trim();
    } catch (cause) {
      throw new Error(`${name}_FILE=${file} cannot be read: ${(cause as Error).message}`, {cause});
    }
    if (text === "") throw new Error(`${name}_FILE=${file} is empty; expected the value of ${name}`);
    found[name] = text;
  }
  return found;
}
