import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, describe, expect, it} from "vitest";
import {createRandom} from "../../../../../lib/statistics/seeded-random.ts";
import {AWAKENING_VALUES, DEFAULT_BUILD, statTable} from "../../../../../pipelines/battle/build.ts";
import {drawBuildDuel} from "../../../../../pipelines/model/builds/build-duels.ts";
import type {Recommender} from "../../../../../pipelines/model/prediction/prediction-answers.ts";
import {isDrifted} from "../../../../../pipelines/monitoring/drift/assess.ts";
import {askedBuilds} from "../../../../../pipelines/monitoring/drift/builds/asked-builds.ts";
import type {BuiltFighter} from "../../../../../pipelines/monitoring/drift/builds/build-columns.ts";
import {buildsDrift} from "../../../../../pipelines/monitoring/drift/builds/builds-drift.ts";
import {
  buildsReference,
  builtFighter
} from "../../../../../pipelines/monitoring/drift/builds/builds-reference.ts";
import {THRESHOLDS} from "../../../../../pipelines/monitoring/drift/drift-thresholds.ts";
import {openLog} from "../../../../../pipelines/monitoring/log/open-log.ts";
import {writeSyntheticLog} from "../../../../../pipelines/monitoring/log/write-synthetic-log.ts";
import {createFightQuestioner} from "../../../../../pipelines/monitoring/traffic/traffic-fights.ts";
import {game, tables} from "../../../../support/battle-game.ts";

const SEED = Number(process.env["SEED"] ?? 20_000_003);
console.info(`SEED=${SEED}`);

/** So many fights of the scenario, one a request, changed or as they are. */
function windowOf(fights: number, seed: number, change = (fighter: BuiltFighter): BuiltFighter => fighter) {
  const requests = Array.from({length: fights}, (_, number) => {
    const {a, b} = drawBuildDuel(tables(), seed, number);
    return [a, b].map((fighter) => change(builtFighter(tables(), fighter)));
  });
  return buildsDrift({fights, synthetic: 0, requests}, buildsReference(game));
}

const moved = ({columns}: ReturnType<typeof windowOf>): string[] =>
  columns.filter(isDrifted).map(({name}) => name);

describe("the drift of builds", () => {
  it.each([
    [100, 100],
    [400, 60],
    [1_500, 20]
  ])("is quiet over %d fights of the scenario, in %d windows", (fights, windows) => {
    const alarms = Array.from({length: windows}, (_, at) => windowOf(fights, SEED + 7 * at)).filter(
      ({judged, drifted}) => judged && drifted > 0
    );
    // Each with a chance of at most 1 %: more than 4 of 100 have one of less than 1 in 250.
    expect(alarms.length).toBeLessThanOrEqual(Math.ceil(0.04 * windows));
  });

  it("finds what moved, and that alone", () => {
    expect(moved(windowOf(200, SEED, (fighter) => ({...fighter, level: 100 - fighter.level / 4})))).toEqual([
      "level"
    ]);
    const awakened = statTable(AWAKENING_VALUES.most);
    expect(moved(windowOf(200, SEED, (fighter) => ({...fighter, awakeningValues: awakened})))).toEqual([
      "awakening_values"
    ]);
    expect(moved(windowOf(200, SEED, (fighter) => ({...fighter, ailment: "paralysis"})))).toEqual([
      "ailment"
    ]);
    expect(moved(windowOf(200, SEED, (fighter) => ({...fighter, nature: "jolly"})))).toEqual([
      "nature_raises"
    ]);
    expect(moved(windowOf(200, SEED, (fighter) => ({...fighter, hpLeft: 1})))).toEqual(["hp_left"]);
  });

  it("finds that all fight with the default build", () => {
    const report = windowOf(200, SEED, () => ({...DEFAULT_BUILD, hpLeft: 1, ailment: null}));
    expect(moved(report).sort()).toEqual(
      ["awakening_values", "friendship", "hp_left", "individual_values", "level", "nature_raises"].sort()
    );
  });

  it("is silent about too few, however odd, and counts a request's own rows once", () => {
    const few = windowOf(THRESHOLDS.minimumRows / 2 - 1, SEED, (fighter) => ({...fighter, level: 1}));
    expect(few).toMatchObject({judged: false, drifted: 0});
    // Three hundred fights of one request say no more than one.
    const {a, b} = drawBuildDuel(tables(), SEED, 0);
    const same = Array.from({length: 300}, () =>
      [a, b].map((fighter) => builtFighter(tables(), fighter))
    ).flat();
    const report = buildsDrift({fights: 300, synthetic: 0, requests: [same]}, buildsReference(game));
    expect(report).toMatchObject({judged: true, drifted: 0});
  });
});

describe("the fights of a log", () => {
  const folder = mkdtempSync(join(tmpdir(), "asked-builds-"));
  afterAll(() => rmSync(folder, {recursive: true, force: true}));
  const recommender = {
    modelVersion: "1",
    featureNames: ["x"],
    featureVector: () => Float32Array.of(0)
  } as unknown as Recommender;

  it("are read by request with builds and HP left, within the window; duels are not", async () => {
    const asking = createFightQuestioner(game, "training", createRandom(SEED));
    const first = asking.answered(1_000, "one");
    const {fight: _, ...duel} = asking.answered(1_500, "duel");
    await writeSyntheticLog(join(folder, "2026-01-01T00-00-00-000Z-a.parquet"), recommender, [
      first,
      {...first, duel: {...first.duel, moveA: 1}},
      {...duel, endpoint: "/predict/duel"},
      asking.answered(2_000, "two"),
      asking.answered(9_000, "late")
    ]);
    const log = await openLog(folder, ["x"]);
    try {
      const asked = await askedBuilds(log.connection, log.fights, game, {from: 0, to: 5_000});
      expect(asked).toMatchObject({fights: 3, synthetic: 3});
      expect(asked.requests.map(({length}) => length)).toEqual([2, 2]);
      const [a] = asked.requests[0];
      const {level, nature, awakening_values} = first.fight!.a;
      expect(a).toMatchObject({level, nature, awakeningValues: awakening_values, ailment: null});
      expect(a.hpLeft).toBeGreaterThan(0);
      expect(a.hpLeft).toBeLessThanOrEqual(1);
      expect(
        (await askedBuilds(log.connection, log.fights, game, {from: 0, to: 5_000}, {most: 1})).requests
      ).toHaveLength(1);
    } finally {
      log.close();
    }
  });

  it("of synthetic traffic are those of the scenario, and shifted ones are found", async () => {
    const judge = async (population: "training" | "drifted") => {
      const asking = createFightQuestioner(game, population, createRandom(SEED + 1));
      const own = join(folder, population);
      const answers = Array.from({length: 250}, (_, at) => asking.answered(1_000 + at, `fight-${at}`));
      await writeSyntheticLog(join(own, "2026-01-01T00-00-00-000Z-a.parquet"), recommender, answers);
      const log = await openLog(own, ["x"]);
      try {
        return buildsDrift(
          await askedBuilds(log.connection, log.fights, game, {from: 0, to: 5_000}),
          buildsReference(game)
        );
      } finally {
        log.close();
      }
    };
    expect(moved(await judge("training"))).toEqual([]);
    expect(moved(await judge("drifted"))).toEqual(
      expect.arrayContaining(["level", "awakening_values", "individual_values"])
    );
  });
});
