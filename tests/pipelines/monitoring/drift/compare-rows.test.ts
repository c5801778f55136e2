import {join} from "node:path";
import {afterAll, expect, it} from "vitest";
import {openDuckDb} from "../../../../lib/duckdb/open-duckdb.ts";
import {createRandom} from "../../../../lib/statistics/seeded-random.ts";
import type {Duel, Recommender} from "../../../../pipelines/model/prediction/prediction-answers.ts";
import {compareRows, sampleRows} from "../../../../pipelines/monitoring/drift/compare-rows.ts";
import type {Profile} from "../../../../pipelines/monitoring/drift/profile.ts";
import {numericProfile} from "../../../../pipelines/monitoring/drift/profile-columns.ts";
import {publishProfile} from "../../../../pipelines/monitoring/drift/reference/store-profile.ts";
import {readWindow} from "../../../../pipelines/monitoring/drift/window/read-window.ts";
import {temporaryPaths} from "./monitored-world.ts";

const {paths, remove} = temporaryPaths();
afterAll(remove);

/** Questions of each kind, and rows of a best-move answer. */
const QUESTIONS = 600;
const ROWS = 8;

it("takes a window of few answers with many rows and many with one for what it is", async () => {
  const random = createRandom(7);
  const duelsOf = (first: number): Duel[] =>
    Array.from({length: 2_000}, (_, i) => ({pokemonA: first + i, moveA: 1, pokemonB: 90_000, moveB: 1}));
  // The two kinds of question have nothing in common: a plain duel's values lie above all others.
  const drawnFor = ({pokemonA}: Duel): number => random() + (pokemonA >= 50_000 ? 2 : 0);
  const samples = {best_move: duelsOf(1), duel: duelsOf(50_000)};
  const recommender = {
    featureNames: ["value"],
    featureVector: (duel: Duel) => Float32Array.of(drawnFor(duel))
  } as unknown as Recommender;
  const column = numericProfile(
    {name: "value", group: "test", unit: "points"},
    {
      best_move: Float32Array.from(samples.best_move, drawnFor),
      duel: Float32Array.from(samples.duel, drawnFor)
    }
  );
  const size = {rows: 2_000, matchups: 2_000};
  const profile = {
    modelVersion: "1",
    rows: {best_move: size, duel: size},
    columns: [column],
    importance: [1],
    prediction: {...column, name: "win_probability"},
    pokemonIds: [],
    moveIds: []
  } as unknown as Profile;
  await publishProfile(paths, profile, recommender, samples, 2_000);
  const {connection, close} = await openDuckDb();
  try {
    const file = join(paths.predictions, "log.parquet");
    await connection.run(
      `SELECT setseed(0.5); COPY (
         SELECT to_timestamp(r)::TIMESTAMP AS time, '1' AS model_version,
           CASE WHEN r < ${QUESTIONS} THEN '/predict/best-move' ELSE '/predict/duel' END AS endpoint,
           'request ' || r AS request_id, r AS pokemon_a_id, m AS move_a_id, 7 AS pokemon_b_id, 1 AS move_b_id,
           0.5 AS win_probability, false AS synthetic,
           (random() + CASE WHEN r < ${QUESTIONS} THEN 0 ELSE 2 END)::FLOAT AS value
         FROM range(${2 * QUESTIONS}) requests(r), range(${ROWS}) moves(m) WHERE r < ${QUESTIONS} OR m = 0 ORDER BY r
       ) TO '${file}' (FORMAT parquet)`
    );
    const question = {
      relation: `read_parquet('${file}', union_by_name = true, filename = true)`,
      profile,
      from: 0,
      to: 10_000_000,
      slots: 1
    };
    const window = await readWindow(connection, question);
    expect(window).toMatchObject({matchups: 1_200, mix: {best_move: QUESTIONS * ROWS, duel: QUESTIONS}});
    const {multivariate, moved, weights} = await compareRows(
      await sampleRows(connection, question, {paths}),
      profile,
      window
    );
    expect(weights).toEqual([1]);
    expect(moved).toMatchObject({questions: 1_200, referenceQuestions: 2_000, isDrifted: false});
    expect(multivariate).toMatchObject({judged: true, isDrifted: false});
    expect(multivariate.auc.value).toBeLessThan(0.55);
  } finally {
    close();
  }
});
