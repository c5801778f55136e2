import {type ChildProcess, fork} from "node:child_process";
import {constants, setPriority} from "node:os";
import {createInterface} from "node:readline";
import {forwardSignals} from "../terminal/forward-signals.ts";
import type {StartProgress} from "../terminal/report-progress.ts";
import type {JobProgress} from "../terminal/stage-board.ts";
import type {Stage} from "./stage.ts";
import {againAdvice, StageError} from "./stage-error.ts";

/** What a stage in a process of its own says. */
export interface ChildListener {
  line(line: string): void;
  progress(progress: JobProgress): void;
}

const SEND_EVERY_MS = 200;

/** Tells the process that started this one how far it is. */
export const progressToParent: StartProgress = (task) => {
  let latest = 0;
  let sent = Number.NEGATIVE_INFINITY;
  const send = (ended: boolean): void => void process.send?.({...task, done: latest, ended});
  return {
    update(done) {
      latest = done;
      if (Date.now() - sent < SEND_EVERY_MS && done < task.total) return;
      sent = Date.now();
      send(false);
    },
    end: () => send(true)
  };
};

/**
 * Runs one stage in a process of its own, so that its memory ends with it and a crash takes nothing along.
 * @param priority of the system's, as `os.constants.priority` has them
 * @param command the program and arguments that run the named stage, without the stage's name
 */
export function runStageInChild(
  command: {module: string; args: readonly string[]},
  stage: Stage,
  listener: ChildListener,
  priority: number = constants.priority.PRIORITY_NORMAL
): Promise<void> {
  return new Promise((resolve, reject) => {
    const child: ChildProcess = fork(command.module, [...command.args, stage.name], {
      stdio: ["inherit", "pipe", "pipe", "ipc"]
    });
    // What it starts has its priority.
    if (child.pid !== undefined && priority !== constants.priority.PRIORITY_NORMAL)
      setPriority(child.pid, priority);
    for (const stream of [child.stdout!, child.stderr!])
      createInterface({input: stream}).on("line", (line) => listener.line(line));
    child.on("message", (progress) => listener.progress(progress as JobProgress));
    const ended = forwardSignals(child);
    child.once("error", (cause) =>
      reject(new StageError(stage, `could not be started: ${cause.message}`, againAdvice(stage), {cause}))
    );
    // Not "exit": what it said last is to be told before what came of it.
    child.once("close", (code, signal) => {
      ended();
      if (code === 0) resolve();
      else reject(childError(stage, code, signal));
    });
  });
}

/** A child has said what went wrong on its way out, unless something ended it from outside. */
const childError = (stage: Stage, code: number | null, signal: NodeJS.Signals | null): StageError =>
  signal === "SIGKILL"
    ? new StageError(
        stage,
        "was killed from outside",
        "often for want of memory: see what else runs, then run it again"
      )
    : signal !== null
      ? new StageError(stage, `stopped by ${signal}`, "run `npm run pipeline` to go on here")
      : new StageError(stage, `failed (exit status ${code}), for the reason above`, againAdvice(stage));
