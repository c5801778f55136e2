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

/** Draw into the process's one document, whose parts are numbered, and which others delete. */
const DRAWING = ["src", "tests/src"].flatMap((folder) =>
  readdirSync(folder, {recursive: true, encoding: "utf8"})
    .map((name) => join(folder, name))
    .filter(
      (path) => path.endsWith(".test.ts") && readFileSync(path, "utf8").includes("support/rendered-page.ts")
    )
);

/** Of those folders: what replaces modules (`vi.mock`), starts servers, counts in registers of the process, or draws. */
const APART = [
  ...DRAWING,
  "tests/pipelines/model/{lifecycle,evaluation/train-on-file}.test.ts",
  "tests/pipelines/monitoring/{retraining,traffic}/**/*.test.ts",
  "tests/server/{foresight,hot-swap,process,workers}.test.ts",
  "tests/server/model/foresight-run.test.ts",
  "tests/server/prediction-log/{retention,write-ahead}.test.ts",
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
