import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {createRandom} from "../../../../../lib/statistics/seeded-random.ts";
import {performanceLoss} from "../../../../../pipelines/monitoring/drift/performance/loss.ts";
import {
  type ServedRanking,
  sampleRankings,
  servedRegret
} from "../../../../../pipelines/monitoring/drift/performance/served-regret.ts";
import type {Profile} from "../../../../../pipelines/monitoring/drift/profile.ts";
import {writeLogFile} from "../../../../../pipelines/monitoring/log/log-file.ts";
import {rowsOf} from "../../../../../pipelines/monitoring/log/log-rows.ts";
import {LOG_SCHEMA} from "../../../../../pipelines/monitoring/log/log-schema.ts";
import {openLog} from "../../../../../pipelines/monitoring/log/open-log.ts";
import {loggedPrediction} from "../../../../support/logged-prediction.ts";
import {sampleRegret} from "../../../model/registry/sample-regret.ts";

const folder = mkdtempSync(join(tmpdir(), "predictiondex-regret-"));
afterAll(() => rmSync(folder, {recursive: true, force: true}));
const TIME = Date.UTC(2026, 10, 1);

/** Rows of one ranking; ranks may be given. */
const ranked = (
  id: string,
  moves: readonly number[],
  replies: readonly number[] | null,
  ranks = moves.map((_, i) => i + 1)
) =>
  moves.map((moveA, i) =>
    loggedPrediction({
      time: TIME,
      request: {id, endpoint: "/predict/best-move", headers: {}},
      duel: {pokemonA: 7, moveA, pokemonB: 4, moveB: 52},
      place: {rank: ranks[i], replies}
    })
  );

describe("rankings of the log", () => {
  let rankings: ServedRanking[];
  beforeAll(async () => {
    const rows = [
      ...ranked("given", [33, 57, 55], [52, 10]).reverse(),
      ...ranked("open", [57, 33], null),
      ...ranked("again", [57, 33], null),
      ...ranked("one", [57], null),
      ...ranked("torn", [57, 33], null, [1, 3]),
      loggedPrediction({time: TIME, request: {id: "duel", endpoint: "/predict/duel", headers: {}}})
    ];
    await writeLogFile(join(folder, "log.parquet"), rowsOf(rows, LOG_SCHEMA), {});
    const {connection, relation, close} = await openLog(folder, []);
    const profile = {modelVersion: "3"} as Profile;
    const question = {relation, profile, from: TIME - 1, to: TIME + 1, slots: 1};
    rankings = await sampleRankings(connection, question, {questions: 10, seed: 1});
    close();
  });

  it("are whole, in the order of their ranks, with what B could reply", () => {
    const of = {pokemonA: 7, pokemonB: 4};
    const byReplies = [...rankings].sort((x, y) => Number(x.movesB === null) - Number(y.movesB === null));
    expect(byReplies).toEqual([
      {...of, movesA: [33, 57, 55], movesB: [52, 10]},
      {...of, movesA: [57, 33], movesB: null}
    ]);
  });
});

describe("the regret of what was served", () => {
  const ranking = (movesB: readonly number[] | null, pair = 0): ServedRanking => ({
    pokemonA: 7,
    pokemonB: 10 + pair,
    movesA: [57, 33],
    movesB
  });
  const evaluated = sampleRegret();
  const at = evaluated.kinds.find(({replies}) => replies === "given")!.figures.answered.mean.value;

  it("is the mean over the sample, within bounds, beside the evaluation's", async () => {
    let next = 0;
    const judge = () => [0, 0.02, 0.04, 0.02][next++ % 4];
    const found = await servedRegret(
      Array.from({length: 100}, (_, i) => ranking([52], i >> 1)),
      {judge, evaluated}
    );
    expect(found).toMatchObject({questions: 100, pairs: 50, mean: expect.closeTo(0.02, 9), largest: 0.04});
    expect(found!.low).toBeLessThan(0.02);
    expect(found!.high).toBeGreaterThan(0.02);
    expect(found!.baseline).toBeCloseTo(at, 9);
    expect(await servedRegret([], {judge, evaluated})).toBeNull();
    expect((await servedRegret([ranking(null)], {judge, evaluated: null}))!.baseline).toBeNull();
  });

  it("of one pair says nothing, however often it was asked about", async () => {
    const found = await servedRegret(
      Array.from({length: 500}, () => ranking([52])),
      {judge: () => 0.01, evaluated}
    );
    expect(found).toMatchObject({pairs: 1, low: 0, high: 1});
    expect(performanceLoss(null, null, {regret: found})).toEqual({
      judged: false,
      measures: [],
      isLost: false
    });
  });

  it("marks a model that recommends worse than at its evaluation, and only such a one", async () => {
    const random = createRandom(5);
    const regretted = async (mean: number, count: number, questionsOfPair = 1) =>
      servedRegret(
        Array.from({length: count}, (_, i) => ranking([52], Math.floor(i / questionsOfPair))),
        {
          judge: () => (random() < 0.1 ? 10 * mean * random() * 2 : 0),
          evaluated
        }
      );
    const lossOf = async (mean: number, count: number, questionsOfPair?: number) =>
      performanceLoss(null, null, {regret: await regretted(mean, count, questionsOfPair)});
    expect(await lossOf(at + 0.05, 400)).toMatchObject({judged: true, isLost: true});
    expect((await lossOf(at, 400)).isLost).toBe(false);
    expect(await lossOf(at + 0.05, 199)).toEqual({judged: false, measures: [], isLost: false});
    expect((await lossOf(at + 0.05, 400, 5)).judged).toBe(false);
  });
});
