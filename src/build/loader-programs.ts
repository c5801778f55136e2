import {fileURLToPath} from "node:url";

const RUNNER = fileURLToPath(new URL("run-loader.mjs", import.meta.url));

/** Programs by ending, as Framework has them. */
const PROGRAMS: Readonly<Record<string, readonly string[]>> = {
  ".js": ["node", "--no-warnings=ExperimentalWarning"],
  ".py": ["python3"],
  ".r": ["Rscript"],
  ".R": ["Rscript"],
  ".rs": ["rust-script"],
  ".go": ["go", "run"],
  ".java": ["java"],
  ".jl": ["julia"],
  ".php": ["php"],
  ".sh": ["sh"]
};

/** For Framework's `interpreters`: each loader is run by `run-loader.mjs`. */
export const loaderPrograms = (): Record<string, string[]> => ({
  ...Object.fromEntries(
    Object.entries(PROGRAMS).map(([ending, program]) => [ending, ["node", RUNNER, ...program]])
  ),
  ".ts": ["node", "--import", "tsx", RUNNER, "tsx"]
});

/** Started by name: part of what makes the site. */
export const LOADER_RUNNER = RUNNER;
