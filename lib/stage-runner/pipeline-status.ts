import {mkdirSync, renameSync, writeFileSync} from "node:fs";
import {dirname} from "node:path";
import {z} from "zod";
import {temporaryBeside} from "../files/publish.ts";
import {readJsonIfThere} from "../files/read-json.ts";
import type {JobProgress} from "../terminal/stage-board.ts";
import {comesAfter} from "./plan.ts";
import type {Stage} from "./stage.ts";

const stageStatusSchema = z.object({
  name: z.string(),
  title: z.string(),
  after: z.array(z.string()),
  state: z.enum(["waiting", "running", "done", "failed"]),
  progress: z.object({label: z.string(), done: z.number(), total: z.number(), unit: z.string()}).nullable()
});
const pipelineStatusSchema = z.object({
  startedAt: z.string(),
  updatedAt: z.string(),
  running: z.boolean(),
  stages: z.array(stageStatusSchema)
});

export type StageStatus = z.infer<typeof stageStatusSchema>;
/** How far a pipeline is, in `data/status.json`: written by who runs it, read by whoever shows it. */
export type PipelineStatus = z.infer<typeof pipelineStatusSchema>;

/** A sign of life at least so often; one that is older than some of them was left behind. */
const EVERY_MS = 1000;
const DEAD_AFTER_MS = 15 * EVERY_MS;

const statusFile = {schema: pipelineStatusSchema, what: "the pipeline's status", remedy: "delete it"};

/** null where no pipeline has said anything, or it cannot be read; one that ended without a word is not running. */
export function readStatus(file: string, now = Date.now()): PipelineStatus | null {
  let status: PipelineStatus | null;
  try {
    status = readJsonIfThere(file, statusFile);
  } catch {
    return null;
  }
  return status && {...status, running: status.running && now - Date.parse(status.updatedAt) < DEAD_AFTER_MS};
}

/** Writes a pipeline's status as it goes on. */
export class StatusWriter {
  readonly #file: string;
  readonly #startedAt = new Date().toISOString();
  readonly #stages: Map<string, StageStatus>;
  readonly #timer: NodeJS.Timeout;
  #changed = true;
  #writtenAt = 0;

  constructor(file: string, stages: readonly Pick<Stage, "name" | "title" | "after" | "shows">[]) {
    this.#file = file;
    this.#stages = new Map(
      stages.map((stage) => [
        stage.name,
        {
          name: stage.name,
          title: stage.title,
          after: [...comesAfter(stage)],
          state: "waiting",
          progress: null
        }
      ])
    );
    this.#timer = setInterval(() => this.#write(true), EVERY_MS);
    this.#timer.unref();
    this.#write(true);
  }

  state(name: string, state: StageStatus["state"]): void {
    const stage = this.#stages.get(name);
    if (stage === undefined) return;
    stage.state = state;
    stage.progress = null;
    this.#changed = true;
    this.#write(true);
  }

  /** @param target what the stage is run for: told of where nothing is told of the stage itself */
  progress(name: string, {label, done, total, unit}: JobProgress, target?: string): void {
    const stage = this.#stages.get(name) ?? this.#stages.get(target ?? name);
    if (stage === undefined) return;
    stage.progress = {label, done, total, unit};
    this.#changed = true;
  }

  close(): void {
    clearInterval(this.#timer);
    this.#changed = true;
    this.#write(false);
  }

  #write(running: boolean): void {
    const now = Date.now();
    if (!this.#changed && now - this.#writtenAt < 3 * EVERY_MS) return;
    this.#changed = false;
    this.#writtenAt = now;
    const status: PipelineStatus = {
      startedAt: this.#startedAt,
      updatedAt: new Date(now).toISOString(),
      running,
      stages: [...this.#stages.values()]
    };
    const temporary = temporaryBeside(this.#file);
    mkdirSync(dirname(this.#file), {recursive: true});
    writeFileSync(temporary, JSON.stringify(status));
    renameSync(temporary, this.#file);
  }
}
