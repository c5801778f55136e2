/**
 * What `run` makes of each, in their order, however long each takes: the next begins as soon as any ends.
 * @param most at a time
 */
export async function* inOrder<Asked, Result>(
  all: readonly Asked[],
  most: number,
  run: (asked: Asked) => Promise<Result>
): AsyncGenerator<readonly [Asked, Result]> {
  const results = new Map<number, Promise<Result>>();
  let next = 0;
  const begin = (): void => {
    if (next >= all.length) return;
    const result = run(all[next]);
    results.set(next++, result);
    // Who takes the result in its turn is told of a failure; nothing begins after one.
    result.then(begin, () => undefined);
  };
  for (let waiting = 0; waiting < most; waiting++) begin();
  try {
    for (const [at, asked] of all.entries()) {
      yield [asked, await results.get(at)!];
      results.delete(at);
    }
  } finally {
    next = all.length;
  }
}
