import type {WorkerPool} from "./pool.ts";

/**
 * Has a pool's function work on items, so many a call, and tells how many more are done.
 * @param name of a function of the pool's module that takes items and gives a result for each
 * @returns the results in the order of the items
 */
export async function inParts<Item, Result>(
  pool: Pick<WorkerPool, "run">,
  name: string,
  items: readonly Item[],
  size: number,
  onDone: (more: number) => void
): Promise<Result[]> {
  const parts: Promise<Result[]>[] = [];
  for (let first = 0; first < items.length; first += size)
    parts.push(
      pool.run<Result[]>(name, items.slice(first, first + size)).then((results) => {
        onDone(results.length);
        return results;
      })
    );
  return (await Promise.all(parts)).flat();
}
