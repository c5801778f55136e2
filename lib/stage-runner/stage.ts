import type {DataPaths} from "../files/paths.ts";
import type {StartProgress} from "../terminal/report-progress.ts";

export interface StageLog {
  info(message: string): void;
  warn(message: string): void;
}

/** What a stage's work is given; none of it decides the result. */
export interface StageContext {
  readonly paths: DataPaths;
  readonly log: StageLog;
  readonly progress: StartProgress;
  /** The key of another stage's last complete run, `unknown` where it has none. */
  keyOf(stage: string): string;
}

/** What the module `stages/NAME.ts` exports. */
export interface StageModule {
  readonly title: string;
  /** Names of the stages that must be current before this one. */
  readonly after: readonly string[];
  /** Stages whose results it shows as far as they are there: it comes after them, and can do without. */
  readonly shows?: readonly string[];
  /** Files and folders it reads, absolute. */
  inputs(paths: DataPaths): readonly string[];
  /** Files and folders that it reads where they are there, absolute. */
  optional?(paths: DataPaths): readonly string[];
  /** Files and folders it publishes, absolute. */
  outputs(paths: DataPaths): readonly string[];
  /** Those of its outputs that others change afterwards: it is enough that they are there. */
  shared?(paths: DataPaths): readonly string[];
  /** What else decides the result; serializable. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Modules that it runs without importing them or starting them by a URL of its own, from the repository's root. */
  code?(): readonly string[];
  /** Packages that it uses without importing them. */
  readonly packages?: readonly string[];
  /** Runs only when asked for: it takes minutes, and nothing else waits for it. */
  readonly onRequest?: true;
  /** Nothing waits for it but what shows it: it leaves the processor to the stages that run beside it. */
  readonly yields?: true;
  /** Does the work and publishes the outputs. Returns facts for the record (counts, sizes, figures). */
  run(context: StageContext): Promise<Readonly<Record<string, unknown>>>;
}

/** One node of the stage graph: a stage's module with its name and the places of its files. */
export interface Stage {
  readonly name: string;
  readonly title: string;
  readonly after: readonly string[];
  readonly shows?: readonly string[];
  readonly inputs: readonly string[];
  /** Those of its inputs that need not be there. */
  readonly optional?: readonly string[];
  readonly outputs: readonly string[];
  readonly shared?: readonly string[];
  /** Modules whose reach decides the result, from the repository's root; the first is the stage's own. */
  readonly code: readonly string[];
  readonly packages?: readonly string[];
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly onRequest?: true;
  readonly yields?: true;
  run(context: StageContext): Promise<Readonly<Record<string, unknown>>>;
}

/** The stage that a module makes. @param file the module, from the repository's root */
export const stageOf = (name: string, file: string, module: StageModule, paths: DataPaths): Stage => ({
  name,
  title: module.title,
  after: module.after,
  shows: module.shows ?? [],
  inputs: [...module.inputs(paths), ...(module.optional?.(paths) ?? [])],
  optional: module.optional?.(paths) ?? [],
  outputs: module.outputs(paths),
  shared: module.shared?.(paths) ?? [],
  code: [file, ...(module.code?.() ?? [])],
  packages: module.packages ?? [],
  parameters: module.parameters,
  ...(module.onRequest ? {onRequest: module.onRequest} : {}),
  ...(module.yields ? {yields: module.yields} : {}),
  run: (context) => module.run(context)
});
