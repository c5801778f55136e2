import {describe, expect, it} from "vitest";
import {
  anyFailed,
  type Check,
  carryOut,
  carryOutAll,
  resultLines,
  summaryLine
} from "../../../cli/checks/check.ts";

const check = (look: Check["look"], more: Partial<Check> = {}): Check => ({
  group: "g",
  name: "n",
  remedy: "mend it",
  look,
  ...more
});
const fail = () => {
  throw new Error("broken\nwith details");
};

describe("carryOut", () => {
  it("tells what was seen, or what is wrong and what to do", async () => {
    expect(await carryOut(check(() => "fine"))).toMatchObject({state: "ok", detail: "fine", remedy: ""});
    expect(await carryOut(check(fail))).toMatchObject({state: "failed", detail: "broken", remedy: "mend it"});
    expect(await carryOut(check(fail, {optional: true}))).toMatchObject({state: "absent"});
  });

  it("does not wait for ever, and aborts what it gave up", async () => {
    let aborted = false;
    const endless = check((signal) => {
      signal.addEventListener("abort", () => (aborted = true));
      return new Promise(() => {});
    });
    expect(await carryOut(endless, 20)).toMatchObject({state: "failed", detail: "no answer within 0.02 s"});
    expect(aborted).toBe(true);
  });
});

describe("results", () => {
  it("are shown with advice once for neighbours that share it", async () => {
    const results = await carryOutAll([check(() => "fine"), check(fail), check(fail, {optional: true})]);
    const lines = resultLines(results, (_colour, text) => text);
    expect(lines).toEqual([
      "ok      g  n  fine",
      "FAILED  g  n  broken",
      "-       g  n  broken",
      "        → mend it"
    ]);
    expect(summaryLine(results)).toBe("1 ok, 1 failed, 1 not there");
    expect(anyFailed(results)).toBe(true);
    expect(anyFailed(results.slice(2))).toBe(false);
  });
});
