import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {FAULTS} from "./faults.ts";
import {drill, drillTable} from "./run-drill.ts";
import {MISSING, type Stack, startStack} from "./stack.ts";

/** Every fault of the runbook, in a real stack: whoever listens is told of it, and of its end. */
let stack: Stack;

describe.skipIf(MISSING)("the drill", () => {
  beforeAll(async () => {
    stack = await startStack();
  }, 120_000);
  afterAll(() => stack?.stop());

  it("tells every fault, with what to do, and its end", async () => {
    const drilled = await drill(stack, FAULTS);
    console.info(drillTable(drilled));
    expect(drilled).toHaveLength(FAULTS.length);
  }, 900_000);
});
if (MISSING) it.skip(MISSING, () => {});
