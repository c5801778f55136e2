import {readFileSync} from "node:fs";
import {runCommandLine} from "./program.ts";

const {version} = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
  version: string;
};
const status = await runCommandLine(process.argv.slice(2), version);
if (status !== undefined) process.exitCode = status;
