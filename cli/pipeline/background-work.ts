import {fork} from "node:child_process";
import {once} from "node:events";
import {existsSync, readdirSync} from "node:fs";
import {type DataPaths, TOOL} from "../../lib/files/paths.ts";
import {EXIT} from "../../lib/terminal/exit-status.ts";
import {forwardSignals} from "../../lib/terminal/forward-signals.ts";
import {readSearches} from "../../pipelines/model/search/read-searches.ts";
import {readDriftReport} from "../../pipelines/monitoring/drift/report/report-files.ts";
import type {OpenPipeline} from "./open-pipeline.ts";

/** Runs a command of this tool to its end, silently. @throws Error with its exit status where it failed */
async function runCommand(...args: string[]): Promise<void> {
  const child = fork(TOOL, args, {stdio: ["ignore", "ignore", "ignore", "ipc"]});
  const ended = forwardSignals(child);
  const [status] = (await once(child, "exit")) as [number | null];
  ended();
  // A verdict that is bad is an answer all the same.
  if (status !== EXIT.ok && status !== EXIT.verdict)
    throw new Error(`predictiondex ${args.join(" ")} ended with exit status ${status}; run it to see why`);
}

const hasPredictions = ({predictions}: DataPaths): boolean =>
  existsSync(predictions) && readdirSync(predictions).some((file) => file.endsWith(".parquet"));

/** What the status tells of it: the traffic is for the drift report. */
export const BACKGROUND = [
  {name: "drift", title: "a week of synthetic traffic and its drift report"},
  {name: "builds", title: "the model's answers for other builds"},
  {name: "rankings", title: "every form ranked by its fights of four moves a side"},
  {name: "generalize", title: "the model fitted on other splits"},
  {name: "tune", title: "a small search"}
].map((work) => ({...work, after: ["site"]}));

interface Work {
  readonly name: string;
  isThere(): boolean;
  make(): Promise<unknown>;
}

const workOf = (paths: DataPaths, {bring}: Pick<OpenPipeline, "bring">, run: typeof runCommand): Work[] => [
  {
    name: "drift",
    isThere: () => readDriftReport(paths) !== null,
    async make() {
      if (!hasPredictions(paths)) await run("backfill", "--days", "7");
      await run("drift", "--window", "7d", "--verify", "500");
    }
  },
  ...["builds", "rankings", "generalize"].map((target) => ({
    name: target,
    isThere: () => false,
    make: () => bring({target, quiet: true})
  })),
  {
    name: "tune",
    isThere: () => readSearches(paths).length > 0,
    make: () => run("tune", "--grid", "fast", "--halving", "--threads", "1")
  }
];

/**
 * Makes what pages would be empty without, one after the other, each unless it is there: a week of synthetic traffic
 * with its drift report, other builds, the rankings, the model fitted on other splits, a small search. An interrupted one is made at the next start.
 * Yields the name of each that was made. Begins nothing once it is `ending`.
 */
export async function* backgroundWork(
  paths: DataPaths,
  pipeline: Pick<OpenPipeline, "bring" | "log" | "state">,
  ending: AbortSignal,
  run = runCommand
): AsyncGenerator<string> {
  for (const {name, isThere, make} of workOf(paths, pipeline, run)) {
    if (ending.aborted) return;
    let made: unknown = [];
    try {
      if (!isThere()) {
        pipeline.state(name, "running");
        made = await make();
      }
      pipeline.state(name, "done");
    } catch (error) {
      // It was told to end, as this is.
      if (ending.aborted) return;
      pipeline.state(name, "failed");
      pipeline.log.warn(`in the background: ${name}: ${(error as Error).message}`);
      continue;
    }
    // A stage that is current has made nothing.
    if (!Array.isArray(made) || made.length > 0) yield name;
  }
}
