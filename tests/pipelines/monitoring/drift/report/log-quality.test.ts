import {describe, expect, it} from "vitest";
import {assessQuality} from "../../../../../pipelines/monitoring/drift/report/log-quality.ts";
import {
  type ColumnAggregate,
  emptyWindow,
  type WindowAggregates
} from "../../../../../pipelines/monitoring/drift/window/window-aggregates.ts";

const column = (name: string, given: Partial<ColumnAggregate> = {}): ColumnAggregate => ({
  name,
  batches: [],
  slots: [],
  missing: 0,
  below: 0,
  above: 0,
  ...given
});
const window = (given: Partial<WindowAggregates>): WindowAggregates => ({
  ...emptyWindow({columns: []}, 0, 1),
  rows: 1_000,
  ...given
});

describe("the quality of logged values", () => {
  it("names each problem with its share, what exceeds its limit first, then the most common", () => {
    const {issues, worst, isFaulty} = assessQuality(
      window({
        columns: [
          column("a", {below: 4, above: 6}),
          column("b", {missing: 2}),
          column("c"),
          column("d", {above: 20})
        ],
        prediction: column("win_probability", {missing: 1}),
        unseenPokemon: 3,
        unseenMoves: 1
      })
    );
    expect(issues).toEqual([
      {column: "d", problem: "outOfRange", rows: 20, share: 0.02, limit: 0.01, exceeded: true},
      {column: "pokemon", problem: "unseen", rows: 3, share: 0.003, limit: 0.001, exceeded: true},
      {column: "b", problem: "missing", rows: 2, share: 0.002, limit: 0.001, exceeded: true},
      {column: "a", problem: "outOfRange", rows: 10, share: 0.01, limit: 0.01, exceeded: false},
      {column: "win_probability", problem: "missing", rows: 1, share: 0.001, limit: 0.001, exceeded: false},
      {column: "move", problem: "unseen", rows: 1, share: 0.001, limit: 0.001, exceeded: false}
    ]);
    expect(worst).toEqual({missing: 0.002, outOfRange: 0.02, unseen: 0.003});
    expect(isFaulty).toBe(true);
  });

  it("is not judged in a window of few rows", () => {
    const faulty = [column("a", {missing: 50})];
    expect(assessQuality(window({rows: 199, columns: faulty}))).toMatchObject({
      isFaulty: false,
      issues: [{exceeded: false}]
    });
    expect(assessQuality(window({rows: 200, columns: faulty})).isFaulty).toBe(true);
  });

  it("of nothing is nothing", () => {
    expect(assessQuality(window({rows: 0, columns: [column("a")]}))).toEqual({
      issues: [],
      worst: {missing: 0, outOfRange: 0, unseen: 0},
      isFaulty: false,
      unusablePredictions: 0,
      leftOut: []
    });
    expect(assessQuality(window({rows: 0, unseenMoves: 1})).issues[0].share).toBe(0);
  });
});
