import {removeLeftoversBelow, removeLeftoversBeside} from "../files/leftovers.ts";
import type {DataPaths} from "../files/paths.ts";
import {noProgress, type StartProgress} from "../terminal/report-progress.ts";
import {comesAfter, plan} from "./plan.ts";
import type {Stage, StageLog} from "./stage.ts";
import {againAdvice, StageError} from "./stage-error.ts";
import {describePaths, type StageKey, type Staleness, stageKey, staleness} from "./stage-key.ts";
import {readRecord, writeRecord} from "./stage-record.ts";

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
    after: [...comesAfter(stage)],
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

/** What a pipeline tells of its stages, beside its log. */
export interface PipelineListener {
  state(name: string, state: "running" | "done" | "failed"): void;
}

export interface PipelineOptions {
  readonly paths: DataPaths;
  readonly stages: readonly Stage[];
  readonly target?: string;
  /** Without a target: the stages on request too. */
  readonly complete?: boolean;
  /** Run these even if they are current. */
  readonly force?: readonly string[];
  /** How many stages that do not wait for each other run at a time; 1 unless said. */
  readonly atOnce?: number;
  /** Says nothing of stages that are current. */
  readonly quiet?: boolean;
  readonly log: StageLog;
  readonly listener?: PipelineListener;
  readonly execute: (stage: Stage) => Promise<void>;
}

/** Brings one stage up to date. @returns why it ran; null where it was current */
async function bringStage(options: PipelineOptions, stage: Stage, label: string): Promise<Staleness> {
  const {paths, force = [], quiet = false, log, listener, execute} = options;
  const reason = force.includes(stage.name)
    ? "asked for"
    : await staleness(paths, stage, await stageKey(paths, stage));
  if (reason === null) {
    if (!quiet) log.info(`${label}: unchanged, skipped`);
  } else {
    log.info(`${label}: ${stage.title} (${reason})`);
    listener?.state(stage.name, "running");
    const start = Date.now();
    try {
      await execute(stage);
    } catch (error) {
      listener?.state(stage.name, "failed");
      throw error;
    }
    log.info(`${label}: done in ${((Date.now() - start) / 1000).toFixed(1)} s`);
  }
  listener?.state(stage.name, "done");
  return reason;
}

/**
 * Brings every stage up to `target` (or all) to date, each as soon as those that it comes after are; returns what ran
 * and why. After a failure no other stage begins.
 */
export async function runPipeline(options: PipelineOptions): Promise<{name: string; reason: Staleness}[]> {
  const {paths, stages, target, complete, atOnce = 1} = options;
  const order = plan(stages, target, complete);
  // A killed run's half-written outputs, which may be large, and whose stage may have nothing to do today.
  removeLeftoversBeside(order.flatMap(({outputs}) => outputs));
  removeLeftoversBelow(paths.stages);
  const ran: {name: string; reason: Staleness}[] = [];
  const open = new Set(order);
  const running = new Map<Stage, Promise<void>>();
  const isFree = (stage: Stage): boolean =>
    comesAfter(stage).every((name) => [...open, ...running.keys()].every((other) => other.name !== name));
  const failures: unknown[] = [];
  const begin = (stage: Stage): void => {
    open.delete(stage);
    const label = `[${order.indexOf(stage) + 1}/${order.length}] ${stage.name}`;
    const work = bringStage(options, stage, label)
      .then((reason) => void (reason !== null && ran.push({name: stage.name, reason})))
      .catch((error: unknown) => void failures.push(error))
      .finally(() => running.delete(stage));
    running.set(stage, work);
  };
  for (;;) {
    const next = [...open].find(isFree);
    if (failures.length === 0 && next !== undefined && running.size < atOnce) begin(next);
    else if (running.size > 0) await Promise.race(running.values());
    else break;
  }
  if (failures.length > 0) throw failures[0];
  return ran;
}
