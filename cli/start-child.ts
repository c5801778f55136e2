import {spawn} from "node:child_process";
import {once} from "node:events";
import {createInterface} from "node:readline";

export interface Child {
  readonly url: string;
  /** Resolves with the exit status, or null where a signal ended it. */
  readonly ended: Promise<number | null>;
  stop(): Promise<void>;
}

export interface ChildOptions {
  /** What it is called in errors. */
  readonly name: string;
  /** For Node. */
  readonly args: readonly string[];
  readonly cwd?: string;
  readonly env: NodeJS.ProcessEnv;
  /** Where it will answer. */
  readonly url: string;
  /** Whether it answers. */
  readonly isReady: () => Promise<boolean>;
  /** Milliseconds. */
  readonly longest?: number;
  /** Ends it while it starts. */
  readonly signal?: AbortSignal;
  /** Told each line it writes, once it is ready. */
  readonly onLine?: (line: string, stream: "stdout" | "stderr") => void;
  /** Gives it a process group, so that what it starts ends with it; the terminal's Ctrl-C then reaches only us. */
  readonly ownGroup?: boolean;
}

const POLL_MS = 50;
const MOST_OUTPUT = 4000;

/** The last line of what a program wrote, with its error's where there is one below a stack trace. */
const lastLine = (output: string): string => output.trim().split("\n").at(-1) ?? "";

/**
 * Starts Node as a child and waits until it answers.
 * @throws Error with its last lines where it ends before, or does not answer within `longest` milliseconds
 */
export async function startChild(options: ChildOptions): Promise<Child> {
  const {name, args, cwd, env, url, isReady, longest = 60_000, signal, onLine} = options;
  const ownGroup = options.ownGroup === true && process.platform !== "win32";
  const child = spawn(process.execPath, [...args], {
    cwd,
    env,
    detached: ownGroup,
    stdio: ["ignore", "pipe", "pipe"]
  });
  let output = "";
  let ready = false;
  for (const stream of ["stdout", "stderr"] as const)
    createInterface({input: child[stream]}).on("line", (line) => {
      output = `${output}${line}\n`.slice(-MOST_OUTPUT);
      if (ready) onLine?.(line, stream);
    });
  const ended = once(child, "close").then(([code]) => code as number | null);
  const isOver = (): boolean => child.exitCode !== null || child.signalCode !== null;
  const stop = async (): Promise<void> => {
    if (!isOver() && ownGroup) process.kill(-child.pid!, "SIGTERM");
    else if (!isOver()) child.kill("SIGTERM");
    await ended;
  };
  const deadline = Date.now() + longest;
  for (;;) {
    if (isOver()) {
      await ended;
      throw new ChildError(name, lastLine(output), output);
    }
    if (signal?.aborted) {
      await stop();
      throw new ChildError(name, "it was stopped", output);
    }
    if (await isReady()) break;
    if (Date.now() > deadline) {
      await stop();
      throw new Error(`${name} was not ready within ${longest / 1000} s`);
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  ready = true;
  return {url, ended, stop};
}

/** A child that ended before it answered. */
export class ChildError extends Error {
  constructor(
    name: string,
    reason: string,
    /** The end of what it wrote. */
    readonly output: string
  ) {
    super(`${name} did not start: ${reason}`);
    this.name = "ChildError";
  }
}

/** Whether an address answers, and well. */
export const answers = (address: string): Promise<boolean> =>
  fetch(address).then(
    async (response) => {
      await response.body?.cancel();
      return response.ok;
    },
    () => false
  );
