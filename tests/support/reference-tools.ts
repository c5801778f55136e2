import {existsSync} from "node:fs";
import {homedir} from "node:os";
import {join} from "node:path";

const cache = process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache");
const folder = process.env["REFERENCE_TOOLS"] ?? join(cache, "predictiondex", "reference-tools");

/** A program of the reference tools from PyPI (`.ci/reference-tools`); null where they are not there. */
export function referenceTool(name: string): string | null {
  const program = join(folder, "bin", name);
  return existsSync(program) ? program : null;
}

/** Why a test that needs them is skipped. */
export const NO_REFERENCE_TOOLS =
  "the reference tools from PyPI are not there (make them: bash .ci/reference-tools)";
