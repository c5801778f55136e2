import type {AddressInfo} from "node:net";
import {createServer} from "node:net";
import {TOOL} from "../lib/files/paths.ts";
import {answers, type Child, type ChildOptions, startChild} from "./start-child.ts";

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

/**
 * Starts `predictiondex serve` as a child and waits until it is ready.
 * @throws Error with its last line where it ends before, or is not ready in time
 */
export function startServerChild(
  port: number,
  env: NodeJS.ProcessEnv = {},
  options: Pick<ChildOptions, "longest" | "signal" | "onLine" | "ownGroup"> = {}
): Promise<Child> {
  const url = `http://127.0.0.1:${port}`;
  return startChild({
    name: "the server",
    args: [TOOL, "serve"],
    env: {LOG_LEVEL: "warn", ...process.env, HOST: "127.0.0.1", ...env, PORT: String(port)},
    url,
    isReady: () => answers(`${url}/ready`),
    ...options
  });
}
