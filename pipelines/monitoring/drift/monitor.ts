import {type ChildProcess, spawn} from "node:child_process";
import {constants, setPriority} from "node:os";
import {TOOL} from "../../../lib/files/paths.ts";

export interface Monitor {
  /** Ends the job and waits for it. */
  stop(): Promise<void>;
}

export interface MonitorOptions {
  /** How often to report, and how far each report looks back, such as `1h` and `7d`. */
  readonly every: string;
  readonly window: string;
  readonly env?: NodeJS.ProcessEnv;
  /** One line of the job's progress or failure. */
  readonly log: (line: string) => void;
}

/**
 * Runs the drift report again and again in a process of its own at low priority, so that neither its work
 * nor its memory nor a crash touches the server that starts it. A crash is logged; the alert on the report's
 * age tells of it.
 */
export function startMonitor({every, window, env = process.env, log}: MonitorOptions): Monitor {
  const child: ChildProcess = spawn(process.execPath, [TOOL, "drift", "--every", every, "--window", window], {
    env,
    stdio: ["ignore", "ignore", "pipe"]
  });
  if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    for (const line of text.split("\n")) if (line.trim() !== "") log(line);
  });
  const ended = new Promise<void>((resolve) => {
    child.once("error", (error) => {
      log(`drift monitor: ${error.message}`);
      resolve();
    });
    child.once("exit", (code, signal) => {
      if (code !== 0 && signal === null) log(`drift monitor: ended with status ${code}`);
      resolve();
    });
  });
  return {
    async stop() {
      child.kill("SIGTERM");
      await ended;
    }
  };
}
