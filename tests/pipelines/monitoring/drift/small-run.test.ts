import {existsSync} from "node:fs";
import {beforeAll, describe, expect, it} from "vitest";
import {createRandom} from "../../../../lib/statistics/seeded-random.ts";
import type {Profile} from "../../../../pipelines/monitoring/drift/profile.ts";
import {driftPaths} from "../../../../pipelines/monitoring/drift/report/report-files.ts";
import {runDrift} from "../../../../pipelines/monitoring/drift/run-drift.ts";
import {servedDuels} from "../../../../pipelines/monitoring/drift/served-duels.ts";
import {backfill} from "../../../../pipelines/monitoring/traffic/backfill.ts";
import {createQuestioner} from "../../../../pipelines/monitoring/traffic/traffic-questions.ts";
import {temporaryPaths} from "./monitored-world.ts";
import {key, log, NOW, paths, profile, store, told, useSmallReference, world} from "./small-monitoring.ts";

useSmallReference();
/** The reference with a few columns, which are read in a moment. */
let few: Profile;
beforeAll(async () => {
  const shown = new Set(["a_speed", "a_total_stats", "a_type_1"]);
  few = {...profile, columns: profile.columns.filter(({name}) => shown.has(name))};
  const random = createRandom(3);
  const ask = createQuestioner(world.game, "training", random);
  await backfill({
    recommender: world.recommender,
    folder: paths.predictions,
    days: 2,
    requestsADay: 6,
    ask: () => ask,
    random,
    now: NOW
  });
});

describe("a run", () => {
  beforeAll(() => store(few));
  const run = (given: Partial<Parameters<typeof runDrift>[0]> = {}) =>
    runDrift({
      paths,
      world,
      window: "2d",
      now: NOW,
      verifyRows: 12,
      playouts: 5,
      slots: 2,
      publish: false,
      log,
      ...given
    });

  it("covers the window, row by row, and verifies each slot", async () => {
    told.length = 0;
    const report = await run();
    expect(report.window).toMatchObject({
      label: "2d",
      from: "2026-03-08T12:00:00.000Z",
      to: "2026-03-10T12:00:00.001Z",
      isSynthetic: true
    });
    expect(report.window.rows).toBeGreaterThan(20);
    expect(report.generatedAt).toBe(NOW.toISOString());
    expect(report.verdict.status).toBe("insufficient");
    expect(report.multivariate).toMatchObject({judged: false, rows: 12, referenceRows: expect.any(Number)});
    expect(report.multivariate!.referenceRows).toBeGreaterThan(30);
    expect(report.performance.verified).toMatchObject({playouts: 5});
    const {rows} = report.performance.verified!;
    expect(rows).toBeGreaterThan(5);
    expect(report.timeline).toHaveLength(2);
    const checked = report.timeline.map(({verifiedRows}) => verifiedRows);
    expect(checked[0] + checked[1]).toBe(rows);
    for (const point of report.timeline) {
      expect(point.verifiedRows).toBeGreaterThan(0);
      expect(point.verifiedRows).toBeLessThanOrEqual(point.rows);
    }
    const weighted = (pick: (point: (typeof report.timeline)[number]) => number | null): number =>
      report.timeline.reduce((sum, point) => sum + (pick(point) ?? 0) * point.verifiedRows, 0) / rows;
    expect(weighted((point) => point.verifiedAbsoluteError)).toBeCloseTo(
      report.performance.verified!.scores.meanAbsoluteError,
      10
    );
    expect(weighted((point) => point.verifiedFightAccuracy)).toBeCloseTo(
      report.performance.verified!.scores.fightAccuracy,
      10
    );
    expect(told).toEqual([
      `drift: ${report.window.rows} predictions aggregated`,
      `drift: ${rows} predictions re-simulated`
    ]);
    expect(existsSync(driftPaths(paths).report)).toBe(false);
  });

  it("looks back no further than its window, and puts each day in its slot", async () => {
    const whole = await run({verifyRows: 0});
    expect(whole.performance.verified).toBeNull();
    expect(whole.timeline.every(({verifiedRows}) => verifiedRows === 0)).toBe(true);
    const day = await run({window: "1d", verifyRows: 0});
    expect(day.window.rows).toBe(whole.timeline[1].rows);
    expect(day.window.rows).toBeLessThan(whole.window.rows);
  });

  it("verifies what the game knows, and nothing else", async () => {
    store({...few, pokemonIds: []});
    expect((await run()).performance.verified).toBeNull();
    store({...few, moveIds: []});
    expect((await run()).performance.verified).toBeNull();
    expect(
      await servedDuels({
        paths,
        profile: {...profile, moveIds: []},
        window: "2d",
        now: NOW,
        rows: 99,
        seed: 1
      })
    ).toEqual([]);
    expect(
      await servedDuels({
        paths,
        profile: {...profile, pokemonIds: []},
        window: "2d",
        now: NOW,
        rows: 99,
        seed: 1
      })
    ).toEqual([]);
    store(few);
  });

  it("stops when told to, and publishes unless told not to", async () => {
    const stopped = AbortSignal.abort(new Error("stopped"));
    await expect(run({signal: stopped})).rejects.toThrow("stopped");
    await run({publish: undefined, verifyRows: 0});
    expect(existsSync(driftPaths(paths).report)).toBe(true);
  });

  it("says nothing of an empty log", async () => {
    const empty = temporaryPaths();
    try {
      const report = await run({paths: {...paths, predictions: empty.paths.predictions}});
      expect(report.window.rows).toBe(0);
      expect(report.multivariate).toBeNull();
      expect(report.timeline).toEqual([]);
      const none = {
        paths: {predictions: empty.paths.predictions},
        profile,
        window: "2d",
        now: NOW,
        rows: 9,
        seed: 1
      };
      expect(await servedDuels(none)).toEqual([]);
    } finally {
      empty.remove();
    }
  });
});

it("the served duels are those of the window, each once, at most as many as asked for", async () => {
  const ask = (given: Partial<Parameters<typeof servedDuels>[0]> = {}) =>
    servedDuels({paths, profile, window: "2d", now: NOW, rows: 500, seed: 1, ...given});
  const all = await ask();
  expect(new Set(all.map(key)).size).toBe(all.length);
  expect(all.length).toBeGreaterThan(20);
  expect((await ask({window: "1d"})).length).toBeLessThan(all.length);
  expect((await ask({rows: 5})).length).toBeLessThanOrEqual(5);
});

it("the simulator answers for the duel that is asked, by ids", () => {
  const [charizard, blastoise] = ["charizard", "blastoise"].map(
    (name) => world.game.pokemon.find(({identifier}) => identifier === name)!.id
  );
  const [flamethrower, surf] = ["flamethrower", "surf"].map(
    (name) => world.game.moves.find(({identifier}) => identifier === name)!.id
  );
  const play = (playouts: number, seed: number) =>
    world.simulate(
      {pokemonA: charizard, moveA: flamethrower, pokemonB: blastoise, moveB: surf},
      playouts,
      seed
    ).probability;
  expect(play(50, 1)).toBeLessThan(0.1);
  const other = world.simulate(
    {pokemonA: blastoise, moveA: surf, pokemonB: charizard, moveB: flamethrower},
    50,
    1
  );
  expect(other.probability).toBeGreaterThan(0.9);
});
