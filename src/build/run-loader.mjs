// Runs a data loader for Framework: PROGRAM [OPTIONS] FILE [PARAMETERS]. A notebook's loader is its writer's: what is
// wrong with it becomes the content of its file, which the page tells where the file is read, and ends no build.
// Plain JavaScript, since it stands between Framework and each loader.

import {spawn} from "node:child_process";
import {resolve, sep} from "node:path";
import {pathToFileURL} from "node:url";

/** What a file of a loader that failed begins with; src/chrome/loader-problem.ts reads it. */
const MARK = "predictiondex loader problem: ";
/** Archives and pages are opened by Framework itself: an archive without files is one whose files are not found. */
const EMPTY_ZIP = Buffer.from(`504b0506${"0".repeat(36)}`, "hex");
const SAID = 300;

const [program, ...args] = process.argv.slice(2);
const loader = args.find((argument) => argument.includes(`${sep}notebooks${sep}`));

/** @param {{kind: "missing" | "failed" | "empty", status?: number | null, said?: string}} problem */
function tell(problem) {
  const text = JSON.stringify({loader, program, ...problem});
  process.stderr.write(`warning: ${text}\n`);
  process.stdout.write(/\.zip\.\w+$/.test(loader) ? EMPTY_ZIP : MARK + text);
}

function runNotebookLoader() {
  const child = spawn(program, args, {stdio: ["ignore", "pipe", "pipe"], windowsHide: true});
  const written = [];
  let said = "";
  child.stdout.on("data", (chunk) => written.push(chunk));
  child.stderr.on("data", (chunk) => {
    process.stderr.write(chunk);
    said = (said + chunk).slice(-4096);
  });
  child.on("error", (error) => {
    if (error.code === "ENOENT") tell({kind: "missing"});
    else tell({kind: "failed", status: null, said: error.message});
  });
  child.on("close", (status, signal) => {
    // A program that could not be started is told already.
    if (child.pid === undefined) return;
    const output = Buffer.concat(written);
    if (status !== 0) tell({kind: "failed", status: status ?? signal, said: said.trim().slice(-SAID)});
    else if (output.length === 0) tell({kind: "empty", said: said.trim().slice(-SAID)});
    else process.stdout.write(output);
  });
}

const isArchive = /\.(zip|tar|tgz|tar\.gz)\.\w+$/.test(args.find((argument) => argument.includes(sep)) ?? "");
// Pages are rendered without data, and filled afterwards; what is in an archive they have to know.
if (process.env.PREDICTIONDEX_WITHOUT_DATA && !isArchive) process.exit();
if (loader !== undefined) runNotebookLoader();
else if (program === "tsx") {
  // Started with tsx already: the loader runs in this very process.
  process.argv.splice(1, 3, resolve(args[0]));
  await import(pathToFileURL(resolve(args[0])).href);
} else {
  const child = spawn(program, args, {stdio: "inherit", windowsHide: true});
  child.on("error", (error) => {
    process.stderr.write(`${program}: ${error.message}\n`);
    process.exitCode = 1;
  });
  child.on("close", (status) => {
    process.exitCode = status ?? 1;
  });
}
