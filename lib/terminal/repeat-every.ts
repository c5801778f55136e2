interface Repetition {
  /** Milliseconds from the end of one run to the next. */
  readonly every: number;
  readonly signal: AbortSignal;
  /** Is told what went wrong; it may be right the next time. */
  readonly failed: (message: string) => void;
}

/** Does something again and again until the signal says to end. */
export async function repeatEvery(
  act: () => Promise<void>,
  {every, signal, failed}: Repetition
): Promise<void> {
  while (!signal.aborted) {
    try {
      await act();
    } catch (error) {
      if (!signal.aborted) failed(error instanceof Error ? error.message : String(error));
    }
    await new Promise<void>((resolve) => {
      if (signal.aborted) return resolve();
      const timer = setTimeout(resolve, every);
      signal.addEventListener("abort", () => resolve(clearTimeout(timer)), {once: true});
    });
  }
}

/** Aborted when the process is asked to end. */
export function interruption(): AbortSignal {
  const controller = new AbortController();
  for (const name of ["SIGINT", "SIGTERM"] as const)
    process.once(name, () => controller.abort(new Error("interrupted")));
  return controller.signal;
}
