import {fork} from "node:child_process";
import {removeLeftoversBelow, removeLeftoversBeside} from "../files/leftovers.ts";
import type {DataPaths} from "../files/paths.ts";
import {noProgress, type StartProgress} from "../terminal/report-progress.ts";
import type {Stage, StageLog} from "./stage.ts";
import {describePaths, type StageKey, type Staleness, stageKey, staleness} from "./stage-key.ts";
import {readRecord, writeRecord} from "./stage-record.ts";

/** A stage's failure: which stage, in which file, and what to do. */
export class StageError extends Error {
  /** The stage's module, from the repository's root. */
  readonly file: string;

  constructor(
    {name, code}: Pick<Stage, "name" | "code">,
    readonly problem: string,
    readonly advice: string,
    options?: ErrorOptions
  ) {
    super(`stage ${name} (${code[0]}): ${problem}; ${advice}`, options);
    this.name = "StageError";
    this.file = code[0];
  }
}

const againAdvice = ({name}: Pick<Stage, "name">): string =>
  `its last good output stays; mend what is named and run \`npm run pipeline\` again, which goes on at ${name} (DEBUG=1 shows the stack)`;

/** @throws Error that names the stages there are */
export function findStage(stages: readonly Stage[], name: string): Stage {
  const found = stages.find((stage) => stage.name === name);
  if (!found)
    throw new Error(`unknown stage "${name}"; there are ${stages.map((stage) => stage.name).join(", ")}`);
  return found;
}

/**
 * Stages in an order in which each comes after those it names, and after those it would take something from;
 * limited to `target` and what it needs. Without a target: all, but those on request only if `complete`.
 */
export function plan(stages: readonly Stage[], target?: string, complete = false): Stage[] {
  const order: Stage[] = [];
  const visit = (name: string, trail: readonly string[]): void => {
    if (trail.includes(name)) throw new Error(`stages go round in a circle: ${[...trail, name].join(" → ")}`);
    const stage = findStage(stages, name);
    if (order.includes(stage)) return;
    for (const before of stage.after) visit(before, [...trail, name]);
    order.push(stage);
  };
  const wanted = stages.filter(({onRequest}) => complete || !onRequest).map(({name}) => name);
  for (const name of target ? [target] : wanted) visit(name, []);
  return order;
}

/** Runs one stage here and now, and records the run. */
export async function runStage(
  paths: DataPaths,
  stage: Stage,
  log: StageLog,
  progress: StartProgress = noProgress
): Promise<void> {
  const startedAt = new Date();
  const current = await stageKey(paths, stage);
  const {inputs} = current;
  const absent = inputs.filter(
    ({hash}, at) => hash === "missing" && !stage.optional?.includes(stage.inputs[at])
  );
  if (absent.length > 0) {
    const maker = stage.after.length > 0 ? `made by ${stage.after.join(" or ")}` : "part of the repository";
    throw new StageError(
      stage,
      `input ${absent[0].path} does not exist (${maker})`,
      "run `npm run pipeline` to make it"
    );
  }
  let details: Awaited<ReturnType<Stage["run"]>>;
  try {
    details = await stage.run({
      paths,
      log,
      progress,
      keyOf: (name) => readRecord(paths, name)?.key ?? "unknown"
    });
  } catch (cause) {
    throw new StageError(stage, cause instanceof Error ? cause.message : String(cause), againAdvice(stage), {
      cause
    });
  }
  await recordRun(paths, stage, current, startedAt, details);
}

/** Keeps that a stage's outputs, as they are now, are what `current` makes. */
export async function recordRun(
  paths: DataPaths,
  stage: Stage,
  {key, parts, inputs}: StageKey,
  startedAt: Date,
  details: Readonly<Record<string, unknown>>
): Promise<void> {
  await writeRecord(paths, {
    name: stage.name,
    title: stage.title,
    after: [...stage.after],
    key,
    parts,
    startedAt: startedAt.toISOString(),
    seconds: (Date.now() - startedAt.getTime()) / 1000,
    peakMemoryBytes: process.resourceUsage().maxRSS * 1024,
    parameters: stage.parameters,
    inputs,
    outputs: await describePaths(paths, stage.outputs),
    details
  });
}

/**
 * Runs one stage in a process of its own, so that its memory ends with it and a crash takes nothing along.
 * @param command the program and arguments that run the named stage, without the stage's name
 */
export function runStageInChild(
  command: {module: string; args: readonly string[]},
  stage: Stage
): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = fork(command.module, [...command.args, stage.name], {stdio: "inherit"});
    const stop = (signal: NodeJS.Signals): void => void child.kill(signal);
    process.once("SIGINT", stop).once("SIGTERM", stop);
    child.once("error", (cause) =>
      reject(new StageError(stage, `could not be started: ${cause.message}`, againAdvice(stage), {cause}))
    );
    child.once("exit", (code, signal) => {
      process.off("SIGINT", stop).off("SIGTERM", stop);
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

export interface PipelineOptions {
  readonly paths: DataPaths;
  readonly stages: readonly Stage[];
  readonly target?: string;
  /** Without a target: the stages on request too. */
  readonly complete?: boolean;
  /** Run these even if they are current. */
  readonly force?: readonly string[];
  readonly log: StageLog;
  readonly execute: (stage: Stage) => Promise<void>;
}

/** Brings every stage up to `target` (or all) to date; returns what ran and why. */
export async function runPipeline(options: PipelineOptions): Promise<{name: string; reason: Staleness}[]> {
  const {paths, stages, target, complete, force = [], log, execute} = options;
  const order = plan(stages, target, complete);
  // A killed run's half-written outputs, which may be large, and whose stage may have nothing to do today.
  removeLeftoversBeside(order.flatMap(({outputs}) => outputs));
  removeLeftoversBelow(paths.stages);
  const ran: {name: string; reason: Staleness}[] = [];
  for (const [position, stage] of order.entries()) {
    const label = `[${position + 1}/${order.length}] ${stage.name}`;
    const reason = force.includes(stage.name)
      ? "asked for"
      : await staleness(paths, stage, await stageKey(paths, stage));
    if (reason === null) {
      log.info(`${label}: unchanged, skipped`);
      continue;
    }
    log.info(`${label}: ${stage.title} (${reason})`);
    const start = Date.now();
    await execute(stage);
    log.info(`${label}: done in ${((Date.now() - start) / 1000).toFixed(1)} s`);
    ran.push({name: stage.name, reason});
  }
  return ran;
}
