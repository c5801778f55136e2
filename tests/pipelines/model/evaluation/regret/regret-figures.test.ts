import {describe, expect, it} from "vitest";
import {regretFigures} from "../../../../../pipelines/model/evaluation/regret/regret-figures.ts";
import {sampleCase} from "../../registry/sample-regret.ts";

/** A question whose recommended move is truly good for `own`, the best for `best`, with `promised` said. */
const asked = (own: number, best: number, promised = own, standardError = 0) =>
  sampleCase({
    recommended: {move: 1, reply: 2, probability: own, standardError},
    best: {move: 3, reply: 4, probability: best, standardError: 0},
    promised
  });

describe("regretFigures", () => {
  it("counts what the recommended move lacks of the best", () => {
    const figures = regretFigures([asked(0.7, 0.7), asked(0.7, 0.708), asked(0.7, 0.72), asked(0.1, 0.2)], 1);
    expect(figures.mean.n).toBe(4);
    expect(figures.mean.value).toBeCloseTo((0.008 + 0.02 + 0.1) / 4, 12);
    expect(figures.above001).toMatchObject({n: 4, count: 2, value: 0.5});
    expect(figures.above005).toMatchObject({n: 4, count: 1, value: 0.25});
    expect(figures.above005.interval[0]).toBeCloseTo(0.0456, 4);
    expect(figures.above005.interval[1]).toBeCloseTo(0.6994, 4);
  });

  it("calls a verdict wrong where promise and truth lie on different sides, and leaves out what has no side", () => {
    const figures = regretFigures(
      [
        asked(0.4, 0.4, 0.6),
        asked(0.6, 0.6, 0.4),
        asked(0.6, 0.6, 0.5),
        asked(0.51, 0.51, 0.4, 0.006),
        asked(0.5, 0.5, 0.4),
        asked(0.513, 0.513, 0.4, 0.006)
      ],
      1
    );
    expect(figures.even).toBe(2);
    expect(figures.wrongVerdict).toMatchObject({n: 4, count: 3});
  });

  it("measures what was promised beyond the truth", () => {
    const {overstatement} = regretFigures([asked(0.4, 0.4, 0.6), asked(0.6, 0.6, 0.55)], 1);
    expect(overstatement.value).toBeCloseTo(0.075, 12);
  });

  it("shows the ten worst, the worst first, and none without regret", () => {
    const many = Array.from({length: 14}, (_, i) => asked(0.5, 0.5 + i / 100));
    expect(regretFigures(many, 1).worst.map(({best}) => best.probability)).toEqual(
      Array.from({length: 10}, (_, i) => 0.5 + (13 - i) / 100)
    );
    expect(regretFigures([asked(0.5, 0.5)], 1).worst).toEqual([]);
  });
});
