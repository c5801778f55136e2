import {describe, expect, it} from "vitest";
import {createRandom} from "../../../../lib/statistics/seeded-random.ts";
import {THRESHOLDS} from "../../../../pipelines/monitoring/drift/drift-thresholds.ts";
import {trainBoosted} from "../../../../pipelines/monitoring/drift/multivariate/boosted-classifier.ts";
import {detectMultivariateDrift} from "../../../../pipelines/monitoring/drift/multivariate/domain-classifier.ts";
import type {FeatureRows} from "../../../../pipelines/monitoring/drift/window/sample-window.ts";

const COLUMNS = 8;

/** Rows of standard uniforms; with `tied` the second column follows the first, each alone unchanged. */
function draw(rows: number, random: () => number, tied = false): FeatureRows {
  const values = new Float32Array(rows * COLUMNS);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < COLUMNS; column += 1) values[row * COLUMNS + column] = random();
    if (tied) values[row * COLUMNS + 1] = (values[row * COLUMNS] + 0.2 * random()) % 1;
  }
  return {
    values,
    matchups: Array.from({length: rows}, () => String(Math.floor(random() * 17_000))),
    strata: new Array<"duel">(rows).fill("duel")
  };
}

describe("domain classifier", () => {
  it("finds columns that move together though each alone is unchanged", async () => {
    const random = createRandom(1);
    const drift = await detectMultivariateDrift(
      draw(1_000, random),
      draw(1_000, random, true),
      COLUMNS,
      trainBoosted
    );
    expect(drift.auc.value).toBeGreaterThan(0.66);
    expect(drift).toMatchObject({judged: true, isDrifted: true});
    expect(drift.pValue).toBeLessThan(1e-6);
  });
  it("has an AUC of one half where nothing drifted, within its own standard error", async () => {
    const random = createRandom(2);
    let alarms = 0;
    const scores: number[] = [];
    for (let i = 0; i < 20; i += 1) {
      const drift = await detectMultivariateDrift(
        draw(600, random),
        draw(600, random),
        COLUMNS,
        trainBoosted
      );
      if (drift.isDrifted) alarms += 1;
      scores.push((drift.auc.value - 0.5) / ((drift.auc.high - drift.auc.value) / 1.96));
    }
    expect(alarms).toBe(0);
    const deviation = Math.sqrt(scores.reduce((sum, z) => sum + z * z, 0) / scores.length);
    expect(deviation).toBeLessThan(1.6);
  });
  it("does not judge few rows, and asks more of few than of many", async () => {
    const random = createRandom(3);
    const few = await detectMultivariateDrift(
      draw(100, random),
      draw(100, random, true),
      COLUMNS,
      trainBoosted
    );
    expect(few).toMatchObject({judged: false, isDrifted: false});
    expect(few.limit).toBeGreaterThan(THRESHOLDS.multivariate.auc - 1e-12);
    const none = await detectMultivariateDrift(draw(10, random), draw(0, random), COLUMNS, trainBoosted);
    expect(none.judged).toBe(false);
  });
});
