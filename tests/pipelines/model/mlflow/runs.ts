import type {RunRecord} from "../../../../pipelines/model/tracking/run-record.ts";

/** A run's record; what matters to a test is given. */
export const runRecord = (given: Partial<RunRecord> = {}): RunRecord => ({
  id: "20261124t101500-abcdef",
  experiment: "tune",
  name: "depth 6",
  status: "running",
  startedAt: "2026-11-24T10:15:00.000Z",
  endedAt: null,
  pid: process.pid,
  parameters: {max_depth: 6, objective: "binary:logistic", early: true},
  tags: {fold: "1"},
  metrics: {},
  artifacts: [],
  error: null,
  ...given
});

export const step = (name: string, value: number, at = 0) => ({
  name,
  value,
  step: at,
  at: new Date(Date.parse("2026-11-24T10:15:01Z") + 1000 * at).toISOString()
});
