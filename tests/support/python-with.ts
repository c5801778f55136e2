import {spawnSync} from "node:child_process";
import {existsSync, rmSync} from "node:fs";
import {homedir} from "node:os";
import {join} from "node:path";

const INSTALL_MS = 280_000;

/**
 * A Python with packages from PyPI in a virtual environment of their own, made below the user's cache, once.
 * @param name of the environment, with the version in it
 * @param given a Python that has them already
 * @returns its path, or null where they cannot be had
 */
export function pythonWith(
  name: string,
  packages: readonly string[],
  given: string | undefined = undefined
): string | null {
  if (given) return given;
  const folder = join(homedir(), ".cache", "predictiondex", name);
  const python = join(folder, "bin", "python");
  if (existsSync(python)) return python;
  const made = spawnSync("python3", ["-m", "venv", folder]).status === 0;
  const options = {timeout: INSTALL_MS};
  if (made && spawnSync(python, ["-m", "pip", "install", "-q", ...packages], options).status === 0)
    return python;
  rmSync(folder, {recursive: true, force: true});
  return null;
}
