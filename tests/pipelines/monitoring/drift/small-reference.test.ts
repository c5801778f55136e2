import {readFileSync, writeFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {withDuckDb} from "../../../../lib/duckdb/open-duckdb.ts";
import {FEATURE_NAMES, FEATURE_VERSION} from "../../../../pipelines/model/features/feature-catalogue.ts";
import type {Duel} from "../../../../pipelines/model/prediction/prediction-answers.ts";
import {STRATA} from "../../../../pipelines/monitoring/drift/profile.ts";
import {buildProfile} from "../../../../pipelines/monitoring/drift/reference/build-profile.ts";
import {
  currentReference,
  makeReference
} from "../../../../pipelines/monitoring/drift/reference/make-reference.ts";
import {
  publishProfile,
  readProfile,
  readReferenceRows
} from "../../../../pipelines/monitoring/drift/reference/store-profile.ts";
import {sampleTraining} from "../../../../pipelines/monitoring/drift/reference/training-sample.ts";
import {driftPaths} from "../../../../pipelines/monitoring/drift/report/report-files.ts";
import {temporaryPaths} from "./monitored-world.ts";
import {key, NOW, paths, profile, small, store, told, useSmallReference, world} from "./small-monitoring.ts";

useSmallReference();
const DAY = 86_400_000;

describe("the reference", () => {
  it("is drawn from the training duels the way each kind of question shows them", async () => {
    const read = (file: string, a: string, b: string) =>
      withDuckDb(async (connection) => {
        const reader = await connection.runAndReadAll(
          `SELECT pokemon_${a}_id, move_${a}_id, pokemon_${b}_id, move_${b}_id FROM read_parquet('${paths.duels}/${file}')`
        );
        return new Set(reader.getRows().map((row) => row.join(" ")));
      });
    const exchanged = await read("random_move.parquet", "b", "a");
    const any = await read("*.parquet", "a", "b");
    const sample = (seed: number) =>
      withDuckDb((connection) => sampleTraining(connection, paths.duels, {rows: 60, seed}));
    const {best_move, duel} = await sample(3);
    expect([best_move.length, duel.length]).toEqual([60, 60]);
    for (const one of best_move) expect(exchanged.has(key(one))).toBe(true);
    for (const one of duel) expect(any.has(key(one))).toBe(true);
    const other = await sample(4);
    expect(other.best_move).not.toEqual(best_move);
    expect((await sample(3)).best_move).toEqual(best_move);
  });

  it("holds every feature's distribution, the model's answers and its error", () => {
    expect(profile).toMatchObject({
      createdAt: NOW.toISOString(),
      modelVersion: "1",
      featureVersion: FEATURE_VERSION,
      pokemonIds: world.game.pokemon.map(({id}) => id),
      moveIds: world.game.moves.map(({id}) => id),
      prediction: {name: "win_probability", group: "prediction", unit: "probability", minimum: 0},
      baseline: {rows: 20, playouts: 5}
    });
    const names = profile.columns.flatMap((column) =>
      column.kind === "numeric" ? [column.name] : column.members
    );
    expect([...names].sort()).toEqual([...FEATURE_NAMES].sort());
    expect(profile.prediction.edges).toEqual(Array.from({length: 40}, (_, i) => Math.fround((i + 1) / 40)));
    for (const column of [...profile.columns, profile.prediction])
      for (const stratum of STRATA)
        expect(
          column.counts[stratum].reduce((sum, count) => sum + count, 0),
          column.name
        ).toBe(profile.rows[stratum].rows);
    expect(profile.rows.duel.rows).toBe(60);
    // Questions about a move that cannot hit are answered without a duel.
    expect(profile.rows.best_move.rows).toBeGreaterThan(45);
    expect(profile.rows.best_move.rows).toBeLessThanOrEqual(60);
    expect(readProfile(paths)).toEqual(profile);
    expect(told).toEqual([
      "drift reference: sampling 60 training duels of each kind of question",
      "drift reference: finding B's best reply to 60 moves",
      "drift reference: re-simulating 20 of them"
    ]);
  });

  it("gives way while it is made, so that it can be ended", async () => {
    const controller = new AbortController();
    const made = makeReference({
      paths,
      world,
      now: NOW,
      ...small,
      signal: controller.signal,
      log: (line) => {
        if (line.includes("best reply")) setImmediate(() => controller.abort(new Error("ended")));
      }
    });
    await expect(made).rejects.toThrow("ended");
  });

  it("counts a feature as it is in the duels, and pairs as they are asked", () => {
    const duel = (pokemonA: number, pokemonB: number): Duel => ({pokemonA, moveA: 33, pokemonB, moveB: 33});
    const values = new Map([
      [1, 10],
      [2, 20],
      [3, 20]
    ]);
    const recommender = {
      ...world.recommender,
      winProbability: ({pokemonA}: Duel) => pokemonA / 4,
      featureVector: ({pokemonA}: Duel) =>
        Float32Array.from(FEATURE_NAMES, (name) =>
          name === "a_speed" ? values.get(pokemonA)! : name === "a_type_1_fire" && pokemonA === 1 ? 1 : 0
        )
    };
    const made = buildProfile({
      recommender,
      samples: {best_move: [duel(1, 2), duel(2, 1), duel(2, 1)], duel: [duel(3, 1)]},
      pokemonIds: [1],
      moveIds: [33],
      importance: new Map([
        ["a_speed", 2],
        ["a_type_1_fire", 0.5],
        ["a_type_1_water", 0.25]
      ]),
      baseline: null,
      rules: null,
      now: NOW
    });
    expect(made.rows).toEqual({best_move: {rows: 3, matchups: 2}, duel: {rows: 1, matchups: 1}});
    expect(made.columns.find(({name}) => name === "a_speed")).toMatchObject({
      kind: "numeric",
      group: "base stats",
      edges: [10, 20],
      counts: {best_move: [1, 2], duel: [0, 1]}
    });
    const type = made.columns.find(({name}) => name === "a_type_1")!;
    expect(type).toMatchObject({kind: "categorical", group: "types"});
    if (type.kind !== "categorical") throw new Error("no category");
    expect(type.counts.best_move[type.categories.indexOf("fire")]).toBe(1);
    expect(type.counts.best_move.at(-1)).toBe(2);
    expect(made.prediction.counts.best_move.flatMap((count, bin) => new Array(count).fill(bin))).toEqual([
      9, 19, 19
    ]);
    expect(made).toMatchObject({pokemonIds: [1], moveIds: [33], baseline: null});
    const weighty = made.importance!.map((weight, i) => [made.columns[i].name, weight]);
    expect(weighty.filter(([, weight]) => weight !== 0)).toEqual([
      ["a_speed", 2],
      ["a_type_1", 0.75]
    ]);
  });

  it("is made anew for another model, another catalogue, and where there is none", async () => {
    const again = (given: Partial<Parameters<typeof currentReference>[0]> = {}) =>
      currentReference({paths, world, now: new Date(NOW.getTime() + DAY), ...small, ...given});
    expect(await again()).toEqual(profile);
    const other = await again({world: {...world, recommender: {...world.recommender, modelVersion: "2"}}});
    expect(other).toMatchObject({modelVersion: "2", createdAt: "2026-03-11T12:00:00.000Z"});
    store({...profile, featureVersion: "older"});
    expect((await again()).createdAt).toBe("2026-03-11T12:00:00.000Z");
    store(profile);
    expect(readFileSync(driftPaths(paths).profile, "utf8").endsWith("\n")).toBe(true);
  });

  it("that cannot be read says which file, and what to do", () => {
    const file = driftPaths(paths).profile;
    for (const content of ["{", "{}"]) {
      writeFileSync(file, content);
      expect(() => readProfile(paths)).toThrow(`${file} is not `);
      expect(() => readProfile(paths)).toThrow("; delete it to have it made anew");
    }
    store(profile);
  });

  it("keeps rows of each kind of question, one of a pair, and gives them in the window's mix", async () => {
    const other = temporaryPaths();
    try {
      const duel = (pokemonA: number, pokemonB: number, moveA = 33): Duel => ({
        pokemonA,
        moveA,
        pokemonB,
        moveB: 33
      });
      const recommender = {
        ...world.recommender,
        featureNames: ["x", "y"],
        featureVector: ({pokemonA, moveA}: Duel) => Float32Array.of(pokemonA, moveA)
      };
      const samples = {
        best_move: [duel(10, 2), duel(2, 10), duel(3, 4), duel(5, 6), duel(7, 8)],
        duel: [duel(9, 1), duel(1, 11), duel(12, 13)]
      };
      await publishProfile(other.paths, profile, recommender, samples, 3);
      expect(readProfile(other.paths)).toEqual(profile);
      const rows = (mix: {best_move: number; duel: number}, count: number) =>
        withDuckDb((connection) => readReferenceRows(connection, other.paths, ["x", "y"], mix, count));
      expect(await rows({best_move: 1, duel: 0}, 10)).toEqual({
        matchups: ["2 10", "3 4", "5 6"],
        strata: ["best_move", "best_move", "best_move"],
        values: Float32Array.of(10, 33, 3, 33, 5, 33)
      });
      expect((await rows({best_move: 2, duel: 2}, 4)).matchups).toEqual(["2 10", "3 4", "1 9", "1 11"]);
      expect(await rows({best_move: 1, duel: 2}, 3)).toMatchObject({
        matchups: ["2 10", "1 9", "1 11"],
        strata: ["best_move", "duel", "duel"]
      });
      expect((await rows({best_move: 0, duel: 0}, 4)).matchups).toEqual([]);
      const [y] = await withDuckDb(async (connection) => [
        await readReferenceRows(connection, other.paths, ["y"], {best_move: 1, duel: 0}, 1)
      ]);
      expect(y.values).toEqual(Float32Array.of(33));
    } finally {
      other.remove();
    }
  });
});
