/** Ends the current task, so that the browser may paint and answer input before the next. */
export const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

let last: Promise<void> = Promise.resolve();

/** Does a job in a task of its own, after those asked for before it. */
export function inTurn(job: () => void): Promise<void> {
  last = last
    .then(nextTask)
    .then(job)
    .catch((error: unknown) => console.error(error));
  return last;
}
