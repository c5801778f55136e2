import {readlinkSync} from "node:fs";
import {constants, setPriority} from "node:os";
import {isMainThread} from "node:worker_threads";

/**
 * Lets every other thread go before the calling worker thread, where the system has priorities by thread (Linux);
 * elsewhere, and in a main thread, nothing.
 */
export function yieldToOthers(): void {
  if (isMainThread) return;
  try {
    // PROCESS/task/THREAD; Linux takes a thread's id where POSIX has a process's.
    const thread = Number(readlinkSync("/proc/thread-self").split("/").at(-1));
    setPriority(thread, constants.priority.PRIORITY_LOW);
  } catch {
    // No Linux, or not allowed: the work is done all the same.
  }
}
