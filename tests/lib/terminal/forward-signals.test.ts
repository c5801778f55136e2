import {afterEach, expect, it, vi} from "vitest";
import {forwardSignals} from "../../../lib/terminal/forward-signals.ts";

const SIGNALS = ["SIGINT", "SIGTERM"] as const;
const before = SIGNALS.map((signal) => process.listeners(signal));
afterEach(() => expect(SIGNALS.map((signal) => process.listeners(signal))).toEqual(before));

const newest = (signal: NodeJS.Signals): ((given: NodeJS.Signals) => void) =>
  process.listeners(signal).at(-1) as (given: NodeJS.Signals) => void;

it("hands on what came, until the child has ended", () => {
  const kill = vi.fn(() => true);
  const ended = forwardSignals({kill});
  for (const signal of SIGNALS) newest(signal)(signal);
  expect(kill.mock.calls).toEqual([["SIGINT"], ["SIGTERM"]]);
  ended();
});

it("sends another in its place where it is told to", () => {
  const kill = vi.fn(() => true);
  const ended = forwardSignals({kill}, () => "SIGINT");
  newest("SIGTERM")("SIGTERM");
  expect(kill).toHaveBeenCalledWith("SIGINT");
  ended();
});
