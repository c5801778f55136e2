import {dataPaths, TOOL} from "../../lib/files/paths.ts";
import type {StageLog} from "../../lib/stage-runner/stage.ts";

/** Where commands say what they do. */
export const log: StageLog = {
  info: (message) => void process.stderr.write(`${message}\n`),
  warn: (message) => void process.stderr.write(`WARNING: ${message}\n`)
};
/** The stages with all their code: loaded to work, not to explain a command. */
export const loadStages = async () => ({
  ...(await import("../../stages/graph.ts")),
  ...(await import("../../lib/stage-runner/run-stages.ts")),
  ...(await import("../../lib/stage-runner/stage-record.ts"))
});
export interface RunOptions {
  readonly force?: boolean;
  readonly json?: boolean;
  readonly complete?: boolean;
}

/** Brings the stages up to `target`, or all, to date; each that has to run does so in a process of its own. */
export async function bringUpToDate(target: string | undefined, options: RunOptions = {}): Promise<void> {
  const {readRecord, runPipeline, runStageInChild, stageGraph} = await loadStages();
  const paths = dataPaths();
  const stages = stageGraph(paths);
  const ran = await runPipeline({
    paths,
    stages,
    target,
    complete: options.complete ?? false,
    force: options.force ? (target ? [target] : stages.map(({name}) => name)) : [],
    log,
    execute: (stage) => runStageInChild({module: TOOL, args: ["run-stage"]}, stage)
  });
  if (!options.json) return;
  const reasons = new Map(ran.map(({name, reason}) => [name, reason]));
  const current = stages
    .map(({name}) => readRecord(paths, name))
    .filter((record) => record !== null)
    .map(({name, key, startedAt, seconds, details}) => ({
      name,
      ran: reasons.get(name) ?? null,
      key,
      startedAt,
      seconds,
      details
    }));
  process.stdout.write(`${JSON.stringify(current, null, 2)}\n`);
}
