import {type ChildProcess, spawn} from "node:child_process";
import {once} from "node:events";
import {fileURLToPath} from "node:url";

const SCRIPT = fileURLToPath(new URL("./server-process.ts", import.meta.url));

export interface ServerProcess {
  readonly child: ChildProcess;
  readonly url: string;
  /** Everything it wrote so far. */
  output(): string;
  /** Waits for the end and gives the exit code or signal. */
  ended(): Promise<number | string>;
}

/** Starts a server process on a free port of the loopback; resolves when it listens. */
export async function spawnServer(
  env: NodeJS.ProcessEnv,
  limits: ProcessLimits = {}
): Promise<ServerProcess> {
  const {child, output, ended} = spawnProcess({PORT: "0", ...env}, limits);
  return new Promise((resolve, reject) => {
    const look = () => {
      const url = /listening on (http:\/\/[\d.]+:\d+)/.exec(output())?.[1];
      if (url !== undefined) resolve({child, url, output, ended});
    };
    child.stdout!.on("data", look);
    child.once("exit", () => reject(new Error(`the server ended before it listened:\n${output()}`)));
  });
}

export interface ProcessLimits {
  /** Kilobytes after which the system refuses to write on into a file, as it does where a disk is full. */
  readonly fileKilobytes?: number;
  /** `cgroup.procs` of a control group that it is to be in. */
  readonly cgroup?: string;
  /** Run before it, with its own arguments, such as `unshare --pid --fork`. */
  readonly within?: readonly string[];
  /** The server's script, unless it is the one with the small model. */
  readonly script?: string;
}

export function spawnProcess(
  env: NodeJS.ProcessEnv,
  {fileKilobytes, cgroup, within = [], script = SCRIPT}: ProcessLimits = {}
) {
  const limit = fileKilobytes === undefined ? "" : `ulimit -f ${fileKilobytes}; `;
  const group = cgroup === undefined ? "" : `echo $$ > ${cgroup}; `;
  const node = [...within, process.execPath, "--import", "tsx", script];
  const child = spawn("bash", ["-c", `${limit}${group}exec "$@"`, "bash", ...node], {
    env: {...process.env, NODE_ENV: "development", ...env},
    stdio: ["ignore", "pipe", "pipe"]
  });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (text += String(chunk)));
  const exit = once(child, "exit") as Promise<[number | null, NodeJS.Signals | null]>;
  return {
    child,
    output: () => text,
    async ended() {
      const [code, signal] = await exit;
      return signal ?? code!;
    }
  };
}
