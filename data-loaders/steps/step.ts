import {join} from "node:path";
import {z} from "zod";
import {hashOfJson} from "../../lib/files/hash.ts";
import {publishText} from "../../lib/files/publish.ts";
import {JsonFileError, readJsonIfThere} from "../../lib/files/read-json.ts";

export interface EtlLog {
  info(message: string): void;
  warn(message: string): void;
}

export const STEPS = [
  {number: 1, name: "create-schema", title: "create the schema"},
  {number: 2, name: "load-csv", title: "load the CSV files"},
  {number: 3, name: "enrich", title: "enrich from the game data and PokéAPI"},
  {number: 4, name: "scrape", title: "scrape Poképédia"},
  {number: 5, name: "post-process", title: "reconcile, inherit learnsets, check"}
] as const;
export type StepNumber = (typeof STEPS)[number]["number"];

export interface StepTask<Output> {
  readonly number: StepNumber;
  /** What decides the output: name → hash or value. A step that asks a live source has no such list: null. */
  readonly inputs: Readonly<Record<string, string>> | null;
  run(): Promise<Output> | Output;
}

export interface StepResult<Output> {
  readonly number: StepNumber;
  readonly output: Output;
  readonly outputHash: string;
  readonly inputs: Readonly<Record<string, string>> | null;
  /** When this output was made, in ISO 8601. */
  readonly ranAt: string;
  /** Why it ran; null if its stored output is current. */
  readonly reason: string | null;
  /** How long making it took. */
  readonly seconds: number;
}

/** What a step made is known by its hash: whoever changed it without the step has to have it made again. */
const storedStep = z
  .object({
    inputs: z.record(z.string(), z.string()).nullable(),
    outputHash: z.string(),
    ranAt: z.string(),
    seconds: z.number(),
    output: z.unknown()
  })
  .refine(({output, outputHash}) => hashOfJson(output) === outputHash, "the output is not what was made");
type StoredStep = z.infer<typeof storedStep>;

export interface StepRunner {
  run<Output>(task: StepTask<Output>): Promise<StepResult<Output>>;
}

export interface StepRunnerOptions {
  /** Where outputs are kept between runs. */
  readonly folder: string;
  readonly forced: (step: StepNumber) => boolean;
  /** False: nothing is written. */
  readonly keep: boolean;
  readonly log: EtlLog;
}

function changedInputs(
  before: Readonly<Record<string, string>>,
  now: Readonly<Record<string, string>>
): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(now)]);
  return [...names].filter((name) => before[name] !== now[name]);
}

function staleness<Output>(task: StepTask<Output>, stored: StoredStep | null, forced: boolean) {
  if (forced) return "asked for";
  if (task.inputs === null) return "its source may have changed";
  if (!stored?.inputs) return "has not run yet";
  const changed = changedInputs(stored.inputs, task.inputs);
  return changed.length > 0 ? `changed: ${changed.join(", ")}` : null;
}

/** Runs steps whose inputs changed and takes the others' output from their last run. */
export function createStepRunner({folder, forced, keep, log}: StepRunnerOptions): StepRunner {
  const pathOf = (number: StepNumber): string => {
    const {name} = STEPS[number - 1];
    return join(folder, `${number}-${name}.json`);
  };
  function read(number: StepNumber): StoredStep | null {
    try {
      const remedy = "it is made again";
      return readJsonIfThere(pathOf(number), {schema: storedStep, what: "a step's output", remedy});
    } catch (error) {
      if (!(error instanceof JsonFileError)) throw error;
      log.warn(error.message);
      return null;
    }
  }
  return {
    async run<Output>(task: StepTask<Output>) {
      const {number, inputs} = task;
      const label = `step ${number} of ${STEPS.length}: ${STEPS[number - 1].title}`;
      const stored = read(number);
      const reason = staleness(task, stored, forced(number));
      if (reason === null) {
        log.info(`${label}: unchanged, skipped`);
        return {...stored!, output: stored!.output as Output, number, reason};
      }
      const start = performance.now();
      const output = await task.run();
      const seconds = (performance.now() - start) / 1000;
      const outputHash = hashOfJson(output);
      const result = {inputs, outputHash, ranAt: new Date().toISOString(), seconds, output};
      if (keep) await publishText(pathOf(number), `${JSON.stringify(result)}\n`);
      log.info(`${label}: done in ${seconds.toFixed(2)} s (${reason})`);
      return {...result, number, reason};
    }
  };
}
