import type {PipelineStatus, StageStatus} from "../../lib/stage-runner/pipeline-status.ts";
import {Problem} from "./problem.ts";

const RETRY_SECONDS = 10;

/** Where a stage is, in words: `train: 512 of 900 trees`. */
function told({name, progress}: StageStatus): string {
  if (progress === null) return name;
  const {label, done, total, unit} = progress;
  return `${name} (${label}: ${done} of ${total} ${unit})`;
}

/** What is asked for needs something that a pipeline makes at this moment, or that nobody makes. */
export class NotMadeYet extends Problem {
  /** Whether it is being made: nothing is out of order then. */
  readonly isComing: boolean;

  /** @param what such as "The model", made by the stage `stage` */
  constructor(what: string, stage: string, pipeline: PipelineStatus | null) {
    const stages = pipeline?.running ? pipeline.stages : [];
    const own = stages.find(({name}) => name === stage);
    const isComing = own !== undefined && own.state !== "failed" && own.state !== "done";
    const running = stages.filter(({state}) => state === "running").map(told);
    super(
      "unavailable",
      isComing
        ? `${what} is being made by the stage ${stage}, which is ${own.state}; under way: ${running.join(", ") || "none"}. GET /stages says how far it is.`
        : `${what} has not been made: run \`npm start\` or \`npm run pipeline\`.`,
      {headers: isComing ? {"Retry-After": String(RETRY_SECONDS)} : {}}
    );
    this.isComing = isComing;
  }
}
