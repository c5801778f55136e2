import {setImmediate as nextTurn} from "node:timers/promises";

/** Longest time a request keeps others waiting. */
const SLICE_MS = 4;

/** Maps items one by one, letting other requests in between; `spent` is given the seconds of work, without waits. */
export async function inSlices<T, R>(
  items: readonly T[],
  map: (item: T) => R,
  spent: (seconds: number) => void = () => {}
): Promise<R[]> {
  const results: R[] = [];
  let seconds = 0;
  let start = performance.now();
  for (const item of items) {
    results.push(map(item));
    const elapsed = performance.now() - start;
    if (elapsed < SLICE_MS) continue;
    seconds += elapsed / 1000;
    await nextTurn();
    start = performance.now();
  }
  spent(seconds + (performance.now() - start) / 1000);
  return results;
}
