import {expect, it} from "vitest";
import {rowsOf} from "../../../pipelines/monitoring/log/log-rows.ts";
import {LOG_SCHEMA} from "../../../pipelines/monitoring/log/log-schema.ts";
import {askBeside} from "../../../server/prediction-log/ask-beside.ts";
import {decodeSegment, encodeEntry, encodeHeader} from "../../../server/prediction-log/segment.ts";
import {loggedPrediction} from "../../support/logged-prediction.ts";
import {fakeModel} from "../support/fake-model.ts";
import {smallGame} from "../support/small-game.ts";

const duel = {pokemonA: 7, moveA: 57, pokemonB: 4, moveB: 52};
const tried = fakeModel(smallGame, 2);
const broken = (winProbability: () => number) => ({recommender: {...tried.recommender, winProbability}});

it("is what the version on trial says, or not a number where it cannot say", () => {
  const probability = tried.recommender.winProbability(duel);
  expect(askBeside(tried, duel)).toEqual({version: "2", probability});
  const throws = () => {
    throw new RangeError("no such move");
  };
  expect(askBeside(broken(throws), duel)).toEqual({version: "2", probability: Number.NaN});
});

it("goes through the write-ahead file into its columns; what it could not say is null beside its version", () => {
  const place = {rank: 2, replies: [52, 33]};
  const predictions = [
    loggedPrediction({arm: "production", paired: {version: "2", probability: 0.75}, place}),
    loggedPrediction({
      arm: "trial",
      paired: {version: "2", probability: Number.NaN},
      place: {rank: 1, replies: null}
    }),
    loggedPrediction()
  ];
  const text =
    encodeHeader({instance: "i", host: "h", pid: 1}) +
    predictions.map((prediction) => encodeEntry([prediction])).join("");
  const columns = {
    arm: ["production", "trial", null],
    paired_version: ["2", "2", null],
    paired_probability: [0.75, null, null],
    move_rank: [2, 1, null],
    replies: ["52 33", "any", null]
  };
  expect(rowsOf(predictions, LOG_SCHEMA).columns).toMatchObject(columns);
  expect(decodeSegment(text)).toMatchObject({rows: 3, damaged: 0, columns});
});
