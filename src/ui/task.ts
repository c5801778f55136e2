/** Ends the current task, so that the browser may paint and answer input before the next. */
export const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** Makes the parts of a page, each in a task of its own. */
export async function inTasks<const Parts extends readonly (() => unknown)[]>(
  parts: Parts
): Promise<{[Index in keyof Parts]: ReturnType<Parts[Index]>}> {
  const made: unknown[] = [];
  for (const part of parts) {
    if (made.length > 0) await nextTask();
    made.push(part());
  }
  return made as {[Index in keyof Parts]: ReturnType<Parts[Index]>};
}

let last: Promise<void> = Promise.resolve();

/** Does a job in a task of its own, after those asked for before it. */
export function inTurn(job: () => void): Promise<void> {
  last = last
    .then(nextTask)
    .then(job)
    .catch((error: unknown) => console.error(error));
  return last;
}
