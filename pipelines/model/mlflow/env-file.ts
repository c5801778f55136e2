import {existsSync, readFileSync, statSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {parseEnv} from "node:util";
import {REPOSITORY} from "../../../lib/files/paths.ts";
import {publishFile} from "../../../lib/files/publish.ts";

export const ENV_FILE = join(REPOSITORY, ".env");

/** The environment with MLflow's variables of the .env file, which `mlflow enable` writes; those set already win. */
export function mlflowEnvironment(
  env: NodeJS.ProcessEnv = process.env,
  file: string = ENV_FILE
): NodeJS.ProcessEnv {
  if (!existsSync(file)) return env;
  const kept = Object.entries(parseEnv(readFileSync(file, "utf8"))).filter(([name]) =>
    name.startsWith("MLFLOW_")
  );
  return {...Object.fromEntries(kept), ...env};
}

const assigns = (line: string, name: string): boolean =>
  new RegExp(`^\\s*(?:export\\s+)?${name}\\s*=`).test(line);

/**
 * The text of a .env file with one variable set, or taken out; every other line stays as it is.
 * @param value needs no quotes: no spaces, quotes or #
 */
export function withVariable(text: string, name: string, value: string | undefined): string {
  const end = text.includes("\r\n") ? "\r\n" : "\n";
  const lines = text.split(/\r?\n/);
  if (lines.at(-1) === "") lines.pop();
  const at = lines.findIndex((line) => assigns(line, name));
  const kept = lines.flatMap((line, index) => {
    if (!assigns(line, name)) return [line];
    return index === at && value !== undefined ? [`${name}=${value}`] : [];
  });
  if (at === -1 && value !== undefined) kept.push(`${name}=${value}`);
  return kept.map((line) => `${line}${end}`).join("");
}

/** Sets or takes out one variable of a .env file, in one step; who may read the file stays as it was. */
export async function setVariable(file: string, name: string, value: string | undefined): Promise<void> {
  const there = existsSync(file);
  const before = there ? readFileSync(file, "utf8") : "";
  const after = withVariable(before, name, value);
  if (after === before) return;
  const mode = there ? statSync(file).mode & 0o777 : 0o600;
  await publishFile(file, (temporary) => writeFileSync(temporary, after, {mode}));
}
