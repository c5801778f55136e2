import {execFile} from "node:child_process";
import {accessSync, constants, existsSync, mkdirSync, readFileSync, statfsSync} from "node:fs";
import {createServer} from "node:net";
import {availableParallelism, totalmem} from "node:os";
import {join} from "node:path";
import {promisify} from "node:util";
import {type DataPaths, REPOSITORY} from "../../lib/files/paths.ts";
import type {Check} from "./check.ts";

const GIBI = 2 ** 30;
/** Peak of the train stage is 1.6 GB (docs/BENCHMARKS.md); below this the machine would swap. */
const LEAST_MEMORY = 4 * GIBI;
/** node_modules, generated files and a build beside the one in place. */
const LEAST_DISK = 2 * GIBI;

/** The first line that a program prints of its version. @throws Error where it is not installed, or lacks a part */
async function versionOf(program: string, args: readonly string[]): Promise<string> {
  try {
    const {stdout, stderr} = await promisify(execFile)(program, args);
    return (stdout || stderr).split("\n")[0].trim();
  } catch (cause) {
    const isMissing = (cause as NodeJS.ErrnoException).code === "ENOENT";
    throw new Error(isMissing ? `${program} is not installed` : `${program} is there without it`, {cause});
  }
}

const tool = (name: string, use: string, program: string, args: string[], remedy: string): Check => ({
  group: "tools",
  name,
  optional: true,
  remedy: `for ${use}: ${remedy}`,
  look: () => versionOf(program, args)
});

function missingPackages(): string[] {
  const lock = JSON.parse(readFileSync(join(REPOSITORY, "package.json"), "utf8")) as {
    dependencies: Record<string, string>;
  };
  return Object.keys(lock.dependencies).filter(
    (name) => !existsSync(join(REPOSITORY, "node_modules", name, "package.json"))
  );
}

function writable(folder: string): string {
  mkdirSync(folder, {recursive: true});
  accessSync(folder, constants.W_OK);
  return folder;
}

const portIsFree = (port: number, host: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) =>
      reject(new Error(error.code === "EADDRINUSE" ? `${port} is in use` : error.message))
    );
    probe.listen(port, host, () => probe.close(() => resolve(`${port} is free`)));
  });

/** What this machine has for the project: what it must have, and what single commands and tests need besides. */
export function machineChecks(paths: DataPaths, env: NodeJS.ProcessEnv = process.env): Check[] {
  const port = Number(env["PORT"] ?? 8080);
  const gib = (bytes: number): string => `${(bytes / GIBI).toFixed(1)} GiB`;
  return [
    {
      group: "machine",
      name: "Node",
      remedy: "install Node 20.19 or later: https://nodejs.org",
      look: () => `${process.versions.node}, ${process.platform} ${process.arch}`
    },
    {
      group: "machine",
      name: "packages",
      remedy: "npm ci",
      look() {
        const missing = missingPackages();
        if (missing.length > 0) throw new Error(`not installed: ${missing.join(", ")}`);
        return "installed";
      }
    },
    {
      group: "machine",
      name: "processors",
      optional: true,
      remedy: "one is enough; the first start takes twice as long",
      look() {
        if (availableParallelism() < 2) throw new Error("1");
        return String(availableParallelism());
      }
    },
    {
      group: "machine",
      name: "memory",
      remedy:
        "training takes up to 2 GB beside everything else: close other programs or use a larger machine",
      look() {
        if (totalmem() < LEAST_MEMORY) throw new Error(`${gib(totalmem())}, ${gib(LEAST_MEMORY)} are needed`);
        return gib(totalmem());
      }
    },
    {
      group: "machine",
      name: "disk",
      remedy: "free some space, or move the generated files with PREDICTIONDEX_DATA and PREDICTIONDEX_MODELS",
      look() {
        const {bavail, bsize} = statfsSync(existsSync(paths.data) ? paths.data : REPOSITORY);
        if (bavail * bsize < LEAST_DISK)
          throw new Error(`${gib(bavail * bsize)} free, ${gib(LEAST_DISK)} are needed`);
        return `${gib(bavail * bsize)} free`;
      }
    },
    ...[paths.data, paths.models].map(
      (folder): Check => ({
        group: "machine",
        name: folder === paths.data ? "data folder" : "models folder",
        remedy: `make it writable, or name another by PREDICTIONDEX_${folder === paths.data ? "DATA" : "MODELS"}`,
        look: () => writable(folder)
      })
    ),
    {
      group: "machine",
      name: "port",
      optional: true,
      remedy: "a server may be running already (predictiondex status); choose another with PORT",
      look: () => portIsFree(port, env["HOST"] ?? "127.0.0.1")
    },
    tool(
      "Chromium",
      "the browser tests",
      env["CHROMIUM"] ?? "chromium",
      ["--version"],
      "apt-get install chromium"
    ),
    tool("Prometheus", "the tests of alert rules", "promtool", ["--version"], "apt-get install prometheus"),
    tool(
      "docker compose",
      "the container stack",
      "docker",
      ["compose", "version"],
      "https://docs.docker.com/compose/install"
    ),
    tool(
      "XGBoost",
      "the comparison with native XGBoost",
      env["PYTHON"] ?? "/usr/bin/python3",
      ["-c", "import xgboost; print('XGBoost', xgboost.__version__)"],
      "apt-get install python3-xgboost"
    ),
    tool(
      "PostgreSQL client",
      "looking into the mirror",
      "psql",
      ["--version"],
      "apt-get install postgresql-client"
    )
  ];
}
