import {execFileSync} from "node:child_process";

export interface NativeXgboost {
  readonly python: string;
  readonly version: string;
}

const VERSION =
  "import warnings; warnings.simplefilter('ignore'); import xgboost; print(xgboost.__version__)";

/**
 * The first Python that has XGBoost: PYTHON, the system's own (Debian's python3-xgboost belongs to it, also where a
 * version manager puts another `python3` first), then whatever `python3` is. Null where none has.
 */
export function findNativeXgboost(): NativeXgboost | null {
  for (const python of [process.env["PYTHON"], "/usr/bin/python3", "python3"]) {
    if (!python) continue;
    try {
      const output = execFileSync(python, ["-c", VERSION], {
        encoding: "utf8",
        stdio: ["ignore", "pipe", "ignore"]
      });
      return {python, version: output.trim()};
    } catch {
      // The next one may have it.
    }
  }
  return null;
}
