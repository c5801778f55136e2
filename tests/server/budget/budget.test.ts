import {beforeEach, describe, expect, it} from "vitest";
import {Budget, OverBudgetError} from "../../../server/budget/budget.ts";
import {NOMINAL, proposed, settled, workOf} from "../../../server/budget/price.ts";

let now: number;
let inFlight: number;
let refused: string[];
let behind: boolean;
beforeEach(() => {
  [now, inFlight, refused, behind] = [0, 0, [], false];
});
const budget = (perMinute: number, most: number) =>
  new Budget({
    perMinute,
    inFlight: most,
    isLogBehind: () => behind,
    metrics: {
      workInFlight: {
        set(value: unknown) {
          inFlight = value as number;
        }
      },
      workRefused: {inc: (labels: unknown) => void refused.push((labels as {reason: string}).reason)}
    },
    now: () => now
  });
const refusal = async (act: () => Promise<unknown>): Promise<OverBudgetError> => {
  try {
    await act();
  } catch (error) {
    if (error instanceof OverBudgetError) return error;
  }
  throw new Error("nothing was refused");
};

describe("a caller's minute", () => {
  it("lets in until it is spent, then says what the request costs and when to come again", async () => {
    const subject = budget(600, 0);
    await subject.admit("a", proposed(400));
    await subject.admit("a", proposed(400));
    const problem = await refusal(() => subject.admit("a", settled(3)));
    expect(problem).toMatchObject({
      reason: "caller",
      price: {predictions: 3, simulatorMs: 6},
      retryAfterSeconds: 20
    });
    expect(refused).toEqual(["caller"]);
    await subject.admit("b", proposed(1));
    now = 21_000;
    await subject.admit("a", proposed(1));
  });

  it("gets back what a request did not need, and never more than there is", async () => {
    const subject = budget(600, 0);
    const first = await subject.admit("a", proposed(600));
    expect((await refusal(() => subject.admit("a", proposed(1)))).reason).toBe("caller");
    now = 20;
    first.done();
    first.done();
    await subject.admit("a", proposed(499));
    await subject.admit("a", proposed(2));
    expect((await refusal(() => subject.admit("a", proposed(1)))).reason).toBe("caller");
  });

  it("is without end where there is no limit", async () => {
    const subject = budget(0, 0);
    for (let index = 0; index < 100; index++) await subject.admit("a", proposed(1e9));
  });
});

describe("what is under way", () => {
  it("leaves others out that would be too much, and lets them in when it ends", async () => {
    const subject = budget(0, 1000);
    const first = await subject.admit("a", proposed(600));
    const problem = await refusal(() => subject.admit("b", proposed(500)));
    expect(problem).toMatchObject({
      reason: "server",
      price: {predictions: 500, simulatorMs: 0},
      retryAfterSeconds: 1
    });
    expect(inFlight).toBe(600);
    first.done();
    expect(inFlight).toBe(0);
    await subject.admit("b", proposed(500));
  });

  it("may be one alone that is more than there is", async () => {
    const subject = budget(0, 1000);
    const large = await subject.admit("a", proposed(5000));
    expect((await refusal(() => subject.admit("b", proposed(2)))).reason).toBe("server");
    large.done();
    await subject.admit("b", proposed(1));
  });

  it("leaves no look-up out, which takes no time", async () => {
    const subject = budget(0, 1000);
    await subject.admit("a", proposed(1000));
    await subject.admit("b", NOMINAL);
    expect((await refusal(() => subject.admit("b", proposed(2)))).reason).toBe("server");
  });

  it("is a part at a time, and nothing while it is paused", async () => {
    const subject = budget(0, 1000);
    const stream = await subject.admit("a", proposed(9000), 10);
    expect(inFlight).toBe(900);
    expect((await refusal(() => subject.admit("b", proposed(200)))).reason).toBe("server");
    now = 100;
    stream.pause();
    stream.pause();
    expect(inFlight).toBe(0);
    (await subject.admit("b", proposed(200))).done();
    now = 1000;
    await stream.resume();
    await stream.resume();
    expect(inFlight).toBe(900);
    stream.pause();
    stream.done();
    await stream.resume();
    expect(inFlight).toBe(0);
  });

  it("has no more going on again than there is room for, in the order in which they asked", async () => {
    const subject = budget(0, 1000);
    const went: string[] = [];
    const streams = [];
    for (const name of ["first", "second", "third", "fourth"]) {
      const admission = await subject.admit(name, proposed(4000), 10);
      admission.pause();
      streams.push({name, ...admission});
    }
    const [first, second, third, fourth] = streams;
    const going = streams.map(({name, resume}) => resume().then(() => went.push(name)));
    await Promise.all(going.slice(0, 2));
    expect([went, inFlight]).toEqual([["first", "second"], 800]);
    expect(await refusal(() => subject.admit("e", proposed(150))), "those before it wait").toMatchObject({
      reason: "server",
      retryAfterSeconds: 1
    });
    (await subject.admit("e", NOMINAL)).done();
    third.done();
    await going[2];
    expect(inFlight, "one that ended needs no room").toBe(800);
    first.pause();
    await going[3];
    expect([went, inFlight]).toEqual([["first", "second", "third", "fourth"], 800]);
    for (const stream of [first, second, fourth]) stream.done();
    expect(inFlight).toBe(0);
    (await subject.admit("e", proposed(1000))).done();
  });

  it("asks twice for its turn and gets it once", async () => {
    const subject = budget(0, 1000);
    const stream = await subject.admit("a", proposed(9000), 10);
    stream.pause();
    const other = await subject.admit("b", proposed(900));
    const turns = [stream.resume(), stream.resume()];
    expect(inFlight).toBe(900);
    other.done();
    await Promise.all(turns);
    expect(inFlight).toBe(900);
  });

  it("costs its caller the time that was worked, without pauses", async () => {
    const subject = budget(10_000, 0);
    const stream = await subject.admit("a", proposed(9000), 10);
    now = 100;
    stream.pause();
    now = 1000;
    await stream.resume();
    stream.done();
    await subject.admit("a", proposed(9600));
    await subject.admit("a", proposed(100));
    expect((await refusal(() => subject.admit("a", proposed(1)))).reason, "100 ms were worked").toBe(
      "caller"
    );
  });

  it("waits for the log", async () => {
    const subject = budget(0, 0);
    behind = true;
    expect(await refusal(() => subject.admit("a", proposed(1)))).toMatchObject({reason: "log"});
    expect(refused).toEqual(["log"]);
  });
});

it("a millisecond of the simulator is worth five predictions", async () => {
  expect(workOf({predictions: 10, simulatorMs: 4})).toBe(30);
});
