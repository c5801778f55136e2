/**
 * `tsx scripts/api-figures.ts`: runs every example of docs/API.md against a server with the model in production and
 * writes the answers' values into the guide. `--check` writes nothing and ends with 1 where one differs.
 */
import {execFile} from "node:child_process";
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {promisify} from "node:util";
import pino from "pino";
import {dataPaths} from "../lib/files/paths.ts";
import {startServer} from "../server/start.ts";
import {guideWithFigures} from "./with-figures.ts";

const GUIDE = new URL("../docs/API.md", import.meta.url);

const log = mkdtempSync(join(tmpdir(), "predictiondex-guide-"));
const key = "key-of-the-guide-key-of-the-guide";
const server = await startServer({
  env: {...process.env, PORT: "0", API_KEYS: key},
  paths: {...dataPaths(), predictions: log},
  logger: pino({level: "silent"})
});
try {
  const before = readFileSync(GUIDE, "utf8");
  const after = await guideWithFigures(before, async (command) => {
    const env = {...process.env, URL: server.url, KEY: key};
    const {stdout} = await promisify(execFile)("bash", ["-c", command], {env});
    return JSON.parse(stdout) as unknown;
  });
  if (after === before) process.stdout.write("docs/API.md shows what the server answers\n");
  else if (process.argv.includes("--check")) {
    process.stderr.write(
      "docs/API.md shows other values than the server answers: run tsx scripts/api-figures.ts\n"
    );
    process.exitCode = 1;
  } else {
    writeFileSync(GUIDE, after);
    process.stdout.write("docs/API.md was brought up to date\n");
  }
} finally {
  await server.close();
  rmSync(log, {recursive: true, force: true});
}
