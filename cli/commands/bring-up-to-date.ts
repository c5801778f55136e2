import {dataPaths} from "../../lib/files/paths.ts";
import type {StageLog} from "../../lib/stage-runner/stage.ts";

/** Where commands say what they do. */
export const log: StageLog = {
  info: (message) => void process.stderr.write(`${message}\n`),
  warn: (message) => void process.stderr.write(`WARNING: ${message}\n`)
};
/** The stages with all their code: loaded to work, not to explain a command. */
export const loadStages = async () => ({
  ...(await import("../../stages/graph.ts")),
  ...(await import("../../lib/stage-runner/plan.ts")),
  ...(await import("../../lib/stage-runner/run-in-child.ts")),
  ...(await import("../../lib/stage-runner/run-stages.ts")),
  ...(await import("../../lib/stage-runner/stage-record.ts"))
});
export interface RunOptions {
  readonly force?: boolean;
  readonly json?: boolean;
  readonly complete?: boolean;
  readonly background?: boolean;
}

/** Brings the stages up to `target`, or all, to date; each that has to run does so in a process of its own. */
export async function bringUpToDate(target: string | undefined, options: RunOptions = {}): Promise<void> {
  const {readRecord, stageGraph} = await loadStages();
  const {openPipeline} = await import("../pipeline/open-pipeline.ts");
  const paths = dataPaths();
  const stages = stageGraph(paths);
  const {BACKGROUND} = await import("../pipeline/background-work.ts");
  const pipeline = openPipeline(paths, stages, options.background ? BACKGROUND : []);
  let ran: Awaited<ReturnType<typeof pipeline.bring>>;
  try {
    ran = await pipeline.bring({
      target,
      complete: options.complete ?? false,
      force: options.force ? (target ? [target] : stages.map(({name}) => name)) : []
    });
    if (options.background) {
      const {bringEverything} = await import("../pipeline/bring-everything.ts");
      await bringEverything(paths, pipeline);
    }
  } finally {
    pipeline.close();
  }
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
