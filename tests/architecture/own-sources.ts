import {readdirSync} from "node:fs";
import {join} from "node:path";
import {REPOSITORY} from "../../lib/files/paths.ts";

const FOLDERS = [
  "lib",
  "data-loaders",
  "pipelines",
  "server",
  "src",
  "stages",
  "cli",
  "scripts",
  "ops",
  "tests"
];
/** Made from others, or what the tests of this folder look for. */
const APART = /^(?:src\/(?:generated|\.observablehq)|tests\/architecture)\//;

/** The repository's TypeScript files, without its packages, from its root. */
export const ownSources = (): string[] =>
  FOLDERS.flatMap((folder) =>
    readdirSync(join(REPOSITORY, folder), {recursive: true, encoding: "utf8"})
      .map((file) => `${folder}/${file}`)
      .filter((file) => file.endsWith(".ts") && !APART.test(file))
  ).sort();
