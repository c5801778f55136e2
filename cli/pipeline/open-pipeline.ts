import {availableParallelism, constants} from "node:os";
import {type DataPaths, TOOL} from "../../lib/files/paths.ts";
import {StatusWriter} from "../../lib/stage-runner/pipeline-status.ts";
import {runStageInChild} from "../../lib/stage-runner/run-in-child.ts";
import {type PipelineOptions, runPipeline} from "../../lib/stage-runner/run-stages.ts";
import type {Stage, StageLog} from "../../lib/stage-runner/stage.ts";
import {StageBoard} from "../../lib/terminal/stage-board.ts";

/** Stages side by side: more of them would want more memory at once than a small machine has. */
const MOST_AT_ONCE = 2;

/** The pipeline as the command line runs it: stages in processes of their own, shown here and told to the server. */
export interface OpenPipeline {
  readonly log: StageLog;
  bring(
    options: Pick<PipelineOptions, "target" | "complete" | "force" | "quiet"> & {
      /** Others than those it was opened with. */
      readonly stages?: readonly Stage[];
      /** Of the stages' processes, but for those that yield. */
      readonly priority?: number;
      /** Told of each stage that is done. */
      readonly done?: (name: string) => void;
    }
  ): ReturnType<typeof runPipeline>;
  /** Tells where work stands that is no stage. */
  state(name: string, state: "running" | "done" | "failed"): void;
  /** Ends what it tells of itself. */
  close(): void;
}

type Told = ConstructorParameters<typeof StatusWriter>[1];

/** @param besides what is going to be made besides the stages that are not on request */
export function openPipeline(paths: DataPaths, stages: readonly Stage[], besides: Told = []): OpenPipeline {
  const board = new StageBoard();
  const status = new StatusWriter(paths.status, [...stages.filter(({onRequest}) => !onRequest), ...besides]);
  const log: StageLog = {
    info: (message) => board.say(message),
    warn: (message) => board.say(`WARNING: ${message}`)
  };
  return {
    log,
    bring: ({done, priority, ...options}) =>
      runPipeline({
        stages,
        ...options,
        paths,
        atOnce: Math.min(MOST_AT_ONCE, availableParallelism()),
        log,
        listener: {
          state(name, state) {
            if (state !== "running") board.clear(name);
            status.state(name, state);
            if (state === "done") done?.(name);
          }
        },
        execute: (stage) =>
          runStageInChild(
            {module: TOOL, args: ["run-stage"]},
            stage,
            {
              line: (line) => board.say(line),
              progress(progress) {
                board.show(stage.name, progress);
                status.progress(stage.name, progress, options.target);
              }
            },
            stage.yields ? constants.priority.PRIORITY_LOW : priority
          )
      }),
    state: (name, state) => status.state(name, state),
    close: () => status.close()
  };
}
