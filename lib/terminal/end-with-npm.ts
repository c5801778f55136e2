const LOOK_EVERY_MS = 500;

/**
 * Ends this process, as SIGTERM does, when the shell that npm started it with is gone: npm hands a signal on to that
 * shell alone, which dies of it and leaves its child behind.
 */
export function endWithNpm(env: NodeJS.ProcessEnv = process.env): void {
  if (env["npm_lifecycle_event"] === undefined || process.platform === "win32") return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    process.kill(process.pid, "SIGTERM");
  }, LOOK_EVERY_MS).unref();
}
