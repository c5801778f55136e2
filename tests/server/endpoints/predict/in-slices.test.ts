import {expect, it, vi} from "vitest";
import {inSlices} from "../../../../server/endpoints/predict/in-slices.ts";

/** A clock that an item's work moves on. */
function workOf(milliseconds: number) {
  let now = 1000;
  const clock = vi.spyOn(performance, "now").mockImplementation(() => now);
  return {
    work: (item: number) => {
      now += milliseconds;
      return item * 2;
    },
    pass: (passed: number) => {
      now += passed;
    },
    restore: () => clock.mockRestore()
  };
}

it("maps in order and tells the seconds of work", async () => {
  const {work, restore} = workOf(1);
  try {
    const spent: number[] = [];
    expect(await inSlices([1, 2, 3], work, (seconds) => spent.push(seconds))).toEqual([2, 4, 6]);
    expect(spent).toEqual([expect.closeTo(0.003, 9)]);
    expect(await inSlices([], work)).toEqual([]);
  } finally {
    restore();
  }
});

it("lets others in after 4 ms of work, and does not count their time", async () => {
  const {work, pass, restore} = workOf(1.5);
  try {
    const order: string[] = [];
    setImmediate(() => {
      pass(5000);
      order.push("other");
    });
    let spent = 0;
    await inSlices(
      [1, 2, 3, 4],
      (item) => {
        order.push(String(item));
        return work(item);
      },
      (seconds) => {
        spent = seconds;
      }
    );
    expect(order).toEqual(["1", "2", "3", "other", "4"]);
    expect(spent).toBeCloseTo(0.006, 9);
  } finally {
    restore();
  }
});

it("a slice ends at 4 ms exactly", async () => {
  const {work, restore} = workOf(4);
  try {
    const order: string[] = [];
    setImmediate(() => order.push("other"));
    await inSlices([1, 2], (item) => {
      order.push(String(item));
      return work(item);
    });
    expect(order).toEqual(["1", "other", "2"]);
  } finally {
    restore();
  }
});
