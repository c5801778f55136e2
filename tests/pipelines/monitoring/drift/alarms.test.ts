import {describe, expect, it} from "vitest";
import {batchCount} from "../../../../lib/statistics/design-effect.ts";
import {createRandom} from "../../../../lib/statistics/seeded-random.ts";
import {assessColumns, isDrifted} from "../../../../pipelines/monitoring/drift/assess.ts";
import {toCoarse} from "../../../../pipelines/monitoring/drift/bins.ts";
import {type ColumnWindow, columnDistance} from "../../../../pipelines/monitoring/drift/column-drift.ts";
import {THRESHOLDS} from "../../../../pipelines/monitoring/drift/drift-thresholds.ts";
import {createWorld, profileOf, ROWS_A_REQUEST, tiltTo, windowsOf} from "./simulated-window.ts";

const SAMPLES = 200;
const world = createWorld(11);
const profile = profileOf(world(40_000, createRandom(12)));

const judge = (windows: readonly ColumnWindow[]) =>
  assessColumns(
    profile.columns.map((column, i) => columnDistance(profile, column, windows[i], {best_move: 1}))
  );

/** Share of undrifted windows in which any column at all is called drifted. */
function falseAlarms(rows: number, session: number, samples: number): number {
  const random = createRandom(1000 + rows + session);
  let alarms = 0;
  for (let i = 0; i < samples; i += 1)
    if (judge(windowsOf(profile.columns, world(rows, random, session))).some(isDrifted)) alarms += 1;
  return alarms / samples;
}

describe("false alarms over undrifted windows", () => {
  it.each([
    [200, 1, SAMPLES],
    [1_000, 1, SAMPLES],
    // The larger the window, the rarer they are and the longer each takes.
    [4_000, 1, SAMPLES / 4],
    [1_000, 3, SAMPLES]
  ])(
    "of %d predictions, %d requests about one Pokémon, are at most 5 in 100 of %d windows",
    (rows, session, samples) => {
      const share = falseAlarms(rows, session, samples);
      console.info(`false alarms at ${rows} rows, ${session} requests a Pokémon: ${100 * share} %`);
      expect(share).toBeLessThanOrEqual(0.05);
    },
    300_000
  );
  it("cannot come from fewer predictions than the minimum, however odd they look", () => {
    const rows = THRESHOLDS.minimumRows - 1;
    const windows = windowsOf(profile.columns, world(rows, createRandom(5)));
    const odd = windows.map(({batches, ...rest}) => ({
      ...rest,
      batches: batches.map((counts) =>
        counts.map((_, i) => (i === 0 ? counts.reduce((a, b) => a + b, 0) : 0))
      )
    }));
    expect(judge(odd).some(isDrifted)).toBe(false);
  });
});

describe("power at 1,000 predictions", () => {
  const rows = 1_000;
  const batches = batchCount(rows);
  /** A window in which column `index` alone is shifted to a PSI of 0.25, `share` rows drawing together. */
  function shifted(random: () => number, index: number, together: number): ColumnWindow[] {
    const windows = windowsOf(profile.columns, world(rows, random));
    const column = profile.columns[index];
    const fine = column.counts.best_move;
    const coarse = column.kind === "numeric" ? column.coarse : fine.map((_, k) => k);
    const reference = toCoarse(fine, coarse);
    const total = reference.reduce((sum, count) => sum + count, 0);
    const target = tiltTo(
      0.25,
      reference.map((count) => Math.max(count, 1e-9) / total)
    );
    const counts = Array.from({length: batches}, () => new Array<number>(fine.length).fill(0));
    for (let row = 0; row < rows; row += together) {
      let u = random();
      let bin = 0;
      while (bin < target.length - 1 && u > target[bin]) u -= target[bin++];
      const cell = coarse.indexOf(bin);
      counts[Math.floor((row * batches) / rows)][cell] += together;
    }
    windows[index] = {...windows[index], batches: counts};
    return windows;
  }
  const indexes = profile.columns
    .map((_, i) => i)
    .filter((i) => profile.columns[i].counts.best_move.length > 2);
  it.each([
    ["independent rows", 1],
    ["rows that a request's four moves share", ROWS_A_REQUEST]
  ])(
    "finds at least 95 in 100 moderate shifts (PSI 0.25) of %s",
    (_, together) => {
      const random = createRandom(21 + together);
      let found = 0;
      for (let i = 0; i < SAMPLES; i += 1) {
        const index = indexes[i % indexes.length];
        if (isDrifted(judge(shifted(random, index, together))[index])) found += 1;
      }
      console.info(`moderate shifts found at 1,000 rows, ${together} together: ${found} of ${SAMPLES}`);
      expect(found / SAMPLES).toBeGreaterThanOrEqual(0.95);
    },
    300_000
  );
  it("lets the limit fall with the sample's size, down to the moderate effect", () => {
    const limits = [400, 4_000].map(
      (size) => judge(windowsOf(profile.columns, world(size, createRandom(3))))[0].limit
    );
    expect(limits[0]).toBeGreaterThan(limits[1]);
    expect(limits[1]).toBeGreaterThanOrEqual(THRESHOLDS.psi.moderate);
  });
});
