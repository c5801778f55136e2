import {dataPaths} from "../../../../lib/files/paths.ts";
import {mirrorFromEnvironment} from "../../../../pipelines/model/mlflow/run-mirror.ts";
import {track} from "../../../../pipelines/model/tracking/tracker.ts";

/** A training in a process of its own; its settings come from the environment, as the pipeline's do. */
const log = {
  info: (line: string) => void process.stderr.write(`${line}\n`),
  warn: (line: string) => void process.stderr.write(`WARNING: ${line}\n`)
};
const mirror = mirrorFromEnvironment(process.env, log, {flushTimeout: Number(process.env["FLUSH_TIMEOUT"])});
const options = {paths: dataPaths(), ...(mirror ? {mirror} : {})};
const newRun = {experiment: "train", name: "child", parameters: {seed: 7}};
await track(newRun, options, async (run) => {
  for (let step = 0; step < 100; step++) run.logMetrics({loss: 1 / (step + 1)}, step);
  run.logArtifact("notes.txt", "done");
});
process.stdout.write("trained\n");
