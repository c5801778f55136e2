import {readFileSync} from "node:fs";
import {secretsFromFiles} from "../lib/files/secret-files.ts";
import {endWithNpm} from "../lib/terminal/end-with-npm.ts";
import {EXIT} from "../lib/terminal/exit-status.ts";
import {runCommandLine} from "./program.ts";

const {version} = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
  version: string;
};
endWithNpm();
try {
  Object.assign(process.env, secretsFromFiles(process.env));
} catch (error) {
  process.stderr.write(`predictiondex: ${(error as Error).message}\n`);
  process.exit(EXIT.failure);
}
const status = await runCommandLine(process.argv.slice(2), version);
if (status !== undefined) process.exitCode = status;
