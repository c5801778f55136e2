import {mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {expect, it} from "vitest";
import {pairDisjointSplit, TEST} from "../../../../pipelines/model/duels/splits.ts";
import type {Duel} from "../../../../pipelines/model/prediction/prediction-answers.ts";
import {
  publishRetraining,
  type Retraining,
  readRetraining,
  retrainingPath
} from "../../../../pipelines/monitoring/retraining/retraining-result.ts";
import {errorsOn, heldOut} from "../../../../pipelines/monitoring/retraining/served-errors.ts";
import {embeddedGame} from "../../../data-loaders/embedded-game.ts";
import {unlabelledDuels} from "../../../support/small-duels.ts";

const duel = (pokemonA: number): Duel => ({pokemonA, moveA: 1, pokemonB: 2, moveB: 1});
const model = (offset: number) => ({winProbability: ({pokemonA}: Duel) => pokemonA / 10 + offset});

it("holds both models against the truth, on what the candidate has not seen", () => {
  const served = [1, 2, 3, 4].map(duel);
  const truth = [0.1, 0.5, 0.3, 0.4];
  const errors = errorsOn(served, truth, model(-0.1), model(0.05), [true, true, false, true]);
  expect(errors).toEqual({
    rows: 4,
    heldOutRows: 3,
    productionError: expect.closeTo((0.1 + 0.4 + 0.1) / 3, 10),
    candidateError: expect.closeTo((0.05 + 0.25 + 0.05) / 3, 10)
  });
  expect(errorsOn(served, truth, model(0), model(0), [false, false, false, false])).toEqual({
    rows: 4,
    heldOutRows: 0,
    productionError: null,
    candidateError: null
  });
});

it("knows which of the served duels, the last rows, are of the test part", () => {
  const rows = 300;
  const duels = {
    ...unlabelledDuels(embeddedGame(), rows),
    winProbability: new Float32Array(rows),
    playouts: new Uint32Array(rows)
  };
  const {part} = pairDisjointSplit(duels, 7);
  const held = heldOut(duels, 200, 7);
  expect(held).toEqual(Array.from({length: 100}, (_, row) => part[200 + row] === TEST));
  expect(held.filter(Boolean).length).toBeGreaterThan(5);
  expect(held).not.toEqual(heldOut(duels, 200, 8));
});

it("keeps what came of a retraining where the page reads it", async () => {
  const evaluation = mkdtempSync(join(tmpdir(), "predictiondex-retraining-"));
  try {
    expect(readRetraining({evaluation})).toBeNull();
    const result: Retraining = {
      at: "2026-03-10T12:00:00.000Z",
      window: "7d",
      production: 1,
      candidate: 2,
      promoted: false,
      onTrial: false,
      reasons: ["worse"],
      trainingRows: 10,
      trainingSet: null,
      served: {rows: 1, heldOutRows: 0, productionError: null, candidateError: null}
    };
    await publishRetraining({evaluation}, result);
    expect(readRetraining({evaluation})).toEqual(result);
    expect(retrainingPath({evaluation})).toBe(join(evaluation, "retraining.json"));
    expect(readFileSync(retrainingPath({evaluation}), "utf8")).toBe(`${JSON.stringify(result, null, 1)}\n`);
  } finally {
    rmSync(evaluation, {recursive: true, force: true});
  }
});
