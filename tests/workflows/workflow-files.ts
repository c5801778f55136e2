import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {parse} from "yaml";
import {REPOSITORY} from "../../lib/files/paths.ts";

export interface Step {
  readonly name?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly "timeout-minutes": number;
  readonly needs?: readonly string[];
  readonly permissions?: Readonly<Record<string, string>>;
  readonly strategy?: {readonly matrix: Readonly<Record<string, readonly unknown[]>>};
  readonly steps: readonly Step[];
}

export interface Workflow {
  readonly name: string;
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

export const WORKFLOWS = ".github/workflows";
/** The action that all jobs begin with. */
export const SETUP = ".github/actions/setup/action.yml";

export const read = (path: string): string => readFileSync(join(REPOSITORY, path), "utf8");

export const workflowFiles: readonly string[] = readdirSync(join(REPOSITORY, WORKFLOWS)).sort();

export const readWorkflow = (file: string): Workflow => parse(read(`${WORKFLOWS}/${file}`)) as Workflow;

export const setup = parse(read(SETUP)) as {readonly runs: {readonly steps: readonly Step[]}};
