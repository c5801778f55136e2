import type {WorkerPool} from "./pool.ts";

/**
 * Has a pool's function work on items, so many a call, and tells how many more are done.
 * @param name of a function of the pool's module that takes items
 * @returns what it made of each part, in the order of the items
 */
export function byPart<Item, Result>(
  pool: Pick<WorkerPool, "run">,
  name: string,
  items: readonly Item[],
  size: number,
  onDone: (more: number) => void
): Promise<Result[]> {
  const parts: Promise<Result>[] = [];
  for (let first = 0; first < items.length; first += size) {
    const part = items.slice(first, first + size);
    parts.push(
      pool.run<Result>(name, part).then((result) => {
        onDone(part.length);
        return result;
      })
    );
  }
  return Promise.all(parts);
}

/** `byPart` of a function that gives a result for each item. */
export const inParts = async <Item, Result>(
  ...asked: Parameters<typeof byPart<Item, Result[]>>
): Promise<Result[]> => (await byPart<Item, Result[]>(...asked)).flat();
