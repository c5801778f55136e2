import {TOOL} from "../lib/files/paths.ts";
import {answers, type Child, type ChildOptions, startChild} from "./start-child.ts";

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
