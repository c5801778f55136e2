import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {defineConfig, type TestProjectInlineConfiguration} from "vitest/config";
import {OwnProcessesFirst} from "./tests/support/own-processes-first.ts";

const EXCLUDED = ["**/node_modules/**", "tests/e2e/**", "**/*.full.test.ts", "**/*.native.test.ts"];

const ALL = ["tests/**/*.test.ts", "src/**/*.test.ts", "packages/*/tests/**/*.test.ts"];

/** Share a process, so that each module and the game are read once and not for every file. */
const TOGETHER = [
  "src/**/*.test.ts",
  "tests/{data-loaders,lib,oracle,pipelines,server,src}/**/*.test.ts",
  "packages/*/tests/**/*.test.ts"
];

/** Tests whose text says so. */
const saying = (text: string, folders: readonly string[]): string[] =>
  folders.flatMap((folder) =>
    readdirSync(folder, {recursive: true, encoding: "utf8"})
      .map((name) => join(folder, name))
      .filter((path) => path.endsWith(".test.ts") && readFileSync(path, "utf8").includes(text))
  );

/** Draw into the process's one document, whose parts are numbered, and which others delete. */
const DRAWING = saying("support/rendered-page.ts", ["src", "tests/src"]);
/** Replace modules, which those that share a process may have loaded before. */
const REPLACING = saying("vi.mock(", ["src", "tests/lib", "tests/pipelines", "tests/server", "tests/src"]);

/** Of those folders: what replaces modules, starts servers, counts in registers of the process, or draws. */
const APART = [
  ...DRAWING,
  ...REPLACING,
  "tests/pipelines/model/lifecycle.test.ts",
  "tests/pipelines/monitoring/{retraining,traffic}/**/*.test.ts",
  "tests/server/{foresight,hot-swap,process,workers}.test.ts",
  "tests/server/{fuzz,metrics}/**/*.test.ts"
];

const project = (
  name: string,
  include: readonly string[],
  exclude: readonly string[],
  isolate: boolean
): TestProjectInlineConfiguration => ({
  extends: true,
  test: {name, include: [...include], exclude: [...EXCLUDED, ...exclude], isolate}
});

export default defineConfig({
  test: {
    // What is tested is not speed: on a machine that others use too, a few seconds become minutes.
    testTimeout: 240_000,
    hookTimeout: 240_000,
    pool: "forks",
    // One more than the processors of the smallest machine: many tests wait for a process they started.
    maxWorkers: 3,
    globalSetup: "tests/support/kept-folder.setup.ts",
    sequence: {sequencer: OwnProcessesFirst},
    projects: [
      project("together", TOGETHER, APART, false),
      project("apart", APART, [], true),
      project("all else", ALL, TOGETHER, true)
    ],
    coverage: {
      reporter: ["text-summary", "json-summary", "html"],
      include: [
        "lib/**/*.ts",
        "data-loaders/**/*.ts",
        "pipelines/**/*.ts",
        "server/**/*.ts",
        "src/**/*.ts",
        "stages/**/*.ts",
        "cli/**/*.ts",
        "scripts/**/*.ts"
      ]
    }
  }
});
