import {setImmediate} from "node:timers/promises";
import {expect, it} from "vitest";
import {inOrder} from "../../../../pipelines/model/solved/in-order.ts";

/** Work that ends when it is told to. */
function held() {
  const ends = new Map<number, {end: () => void; fail: (why: Error) => void}>();
  const begun: number[] = [];
  const run = (asked: number): Promise<string> => {
    begun.push(asked);
    return new Promise((resolve, reject) => {
      ends.set(asked, {end: () => resolve(`result ${asked}`), fail: reject});
    });
  };
  return {begun, run, end: (asked: number) => ends.get(asked)!.end(), ends};
}

it("begins the next as soon as any ends, and yields in order", async () => {
  const {begun, run, end} = held();
  const results = inOrder([0, 1, 2, 3, 4], 2, run);
  const first = results.next();
  for (const quick of [1, 2, 3, 4]) {
    end(quick);
    await setImmediate();
  }
  expect(begun).toEqual([0, 1, 2, 3, 4]);
  end(0);
  expect((await first).value).toEqual([0, "result 0"]);
  const rest: string[] = [];
  for await (const [, result] of results) rest.push(result);
  expect(rest).toEqual(["result 1", "result 2", "result 3", "result 4"]);
});

it("begins nothing once a result was refused or nobody wants more, and tells of a failure in its turn", async () => {
  const failing = held();
  const results = inOrder([0, 1, 2, 3], 2, failing.run);
  const first = results.next();
  failing.ends.get(1)!.fail(new Error("no room"));
  await setImmediate();
  failing.end(0);
  expect((await first).value).toEqual([0, "result 0"]);
  await expect(results.next()).rejects.toThrow("no room");

  const left = held();
  const few = inOrder([0, 1, 2, 3], 1, left.run);
  const one = few.next();
  left.end(0);
  await one;
  await few.return(undefined);
  left.end(1);
  await setImmediate();
  expect(left.begun).toEqual([0, 1]);
});
