import {readFileSync} from "node:fs";
import {endWithNpm} from "../lib/terminal/end-with-npm.ts";
import {runCommandLine} from "./program.ts";

const {version} = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
  version: string;
};
endWithNpm();
const status = await runCommandLine(process.argv.slice(2), version);
if (status !== undefined) process.exitCode = status;
