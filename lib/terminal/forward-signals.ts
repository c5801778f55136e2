import type {ChildProcess} from "node:child_process";

/**
 * Hands the signals that end this process on to a child, which ends first and says what came of it.
 * @param as the signal that the child is sent in place of the one that came
 * @returns what stops it, once the child has ended
 */
export function forwardSignals(
  child: Pick<ChildProcess, "kill">,
  as: (signal: NodeJS.Signals) => NodeJS.Signals = (signal) => signal
): () => void {
  const stop = (signal: NodeJS.Signals): void => void child.kill(as(signal));
  process.once("SIGINT", stop).once("SIGTERM", stop);
  return () => void process.off("SIGINT", stop).off("SIGTERM", stop);
}
