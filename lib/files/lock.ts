import {mkdirSync} from "node:fs";
import {dirname} from "node:path";

/** Another process is at the same work. */
class BusyError extends Error {}

/** Tries again before giving up, each after 0.1 to 0.4 s: some seconds, for work that is short. */
const PATIENCE = 10;

/** A lock that has not been renewed for so long is of a process that died. */
const STALE_MILLISECONDS = 15_000;

/**
 * Ends a process whose file may grow no more where proper-lockfile alone hears it, as it ends those that others end.
 * Node ignores it: what is written fails by itself.
 */
const FULL_DISK = "SIGXFSZ";
const goOn = (): void => {};

/**
 * Lets `work` run while no other process, on this machine or another that shares the folder, does the same.
 * @param path a file or folder that the work is about, which need not exist
 * @param what it is, in words that follow "another process is"
 * @param patience tries again before giving up
 * @throws BusyError where another is still at it then
 */
export async function withLock<Result>(
  path: string,
  what: string,
  work: () => Promise<Result>,
  patience = PATIENCE
): Promise<Result> {
  mkdirSync(dirname(path), {recursive: true});
  // When it is needed only: it hears every signal of the process.
  const {lock} = await import("proper-lockfile");
  if (!process.listeners(FULL_DISK).includes(goOn)) process.on(FULL_DISK, goOn);
  let release: () => Promise<void>;
  try {
    release = await lock(path, {
      realpath: false,
      stale: STALE_MILLISECONDS,
      retries: {retries: patience, minTimeout: 100, maxTimeout: 400},
      // Somebody deleted the mark: the work is nearly done, and is published whole.
      onCompromised: () => {}
    });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== "ELOCKED") throw cause;
    throw new BusyError(`another process is ${what}; wait for it, or stop it (${path}.lock is its mark)`, {
      cause
    });
  }
  try {
    return await work();
  } finally {
    await release().catch(() => {});
  }
}
