import {expect, it} from "vitest";
import type {DriftReport} from "../../pipelines/monitoring/drift/report/drift-report.ts";
import {timeScale} from "./time-scale.ts";

it("has days of a week stand apart, on a phone too", () => {
  const window = {from: "2026-03-03T12:00:00.000Z", to: "2026-03-10T12:00:00.000Z"};
  const ticks = (width: number) => timeScale({window} as DriftReport, width).ticks;
  expect([ticks(300), ticks(419), ticks(420), ticks(900)]).toEqual([3, 3, 6, 6]);
});
