import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {FAULTS} from "./faults.ts";
import {drill, drillTable} from "./run-drill.ts";
import {MISSING, type Stack, startStack} from "./stack.ts";

/** A part of the drill that takes seconds; `npm run drill` has every fault. */
const QUICK = FAULTS.filter(({quick}) => quick).map((fault) => ({...fault, phase: 1}));
let stack: Stack;

describe.skipIf(MISSING)("the quick drill", () => {
  beforeAll(async () => {
    stack = await startStack();
  }, 120_000);
  afterAll(() => stack?.stop());

  it("tells faults of the model, of its monitoring and of keys, with what to do, and their end", async () => {
    const drilled = await drill(
      stack,
      QUICK.filter(({alerts}) => !alerts.includes("ModelWatch"))
    );
    console.info(drillTable(drilled));
    expect(drilled.length).toBeGreaterThanOrEqual(5);
  });
});
if (MISSING) it.skip(MISSING, () => {});
