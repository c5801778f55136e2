import {spawn} from "node:child_process";
import {once} from "node:events";
import type {AddressInfo} from "node:net";
import {createServer} from "node:net";
import {TOOL} from "../lib/files/paths.ts";

/** A port of the loopback that was free a moment ago. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const {port} = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });

export interface ChildServer {
  readonly url: string;
  /** Resolves with the exit status, or null where a signal ended it. */
  readonly ended: Promise<number | null>;
  stop(): Promise<void>;
}

/**
 * Starts `predictiondex serve` as a child and waits until it is ready.
 * @throws Error with its last lines where it ends before, or is not ready within `longest` milliseconds
 */
export async function startServerChild(
  port: number,
  env: NodeJS.ProcessEnv = {},
  longest = 60_000
): Promise<ChildServer> {
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [TOOL, "serve"], {
    env: {LOG_LEVEL: "warn", ...process.env, HOST: "127.0.0.1", ...env, PORT: String(port)},
    stdio: ["ignore", "pipe", "pipe"]
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk) => (output = `${output}${String(chunk)}`.slice(-2000)));
  const ended = once(child, "exit").then(([code]) => code as number | null);
  const stop = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) child.kill("SIGTERM");
    await ended;
  };
  const deadline = Date.now() + longest;
  for (;;) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`the server did not start: ${output.trim().split("\n").at(-1) ?? ""}`);
    const ready = await fetch(`${url}/ready`).then(
      (response) => response.ok,
      () => false
    );
    if (ready) return {url, ended, stop};
    if (Date.now() > deadline) {
      await stop();
      throw new Error(`the server was not ready within ${longest / 1000} s`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
