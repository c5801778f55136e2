import {rmSync} from "node:fs";
import {join} from "node:path";
import {dataPaths} from "../../lib/files/paths.ts";
import {runPipeline, runStage} from "../../lib/stage-runner/run-stages.ts";
import {smallStages} from "./small-stages.ts";

/**
 * Runs the small pipeline: `once`, or again and again (`forever`), each time from another stage on, until it is killed.
 * Says `ready` when it begins and `done` after each run.
 */
const [mode, first = "0"] = process.argv.slice(2);
const paths = dataPaths();
const stages = smallStages(paths);
const silent = {info: () => {}, warn: () => {}};

process.send?.("ready");
for (let turn = Number(first); ; turn++) {
  const force = mode === "forever" ? [stages[turn % stages.length].name] : [];
  // A version is registered once by its hash: forget it, so that it is published again.
  if (force[0] === "register") rmSync(join(paths.models, "aliases.json"), {force: true});
  await runPipeline({paths, stages, force, log: silent, execute: (stage) => runStage(paths, stage, silent)});
  process.send?.("done");
  if (mode === "once") break;
}
process.disconnect?.();
