import {expect, it} from "vitest";
import type {PipelineStatus} from "../../../lib/stage-runner/pipeline-status.ts";
import {askEndpoint, smallServices} from "../support/ask-endpoint.ts";

it("health tells the version and for how long the process has been running", async () => {
  expect(await askEndpoint("getHealth")).toEqual({
    status: "ok",
    version: "1.2.3",
    uptime_seconds: expect.closeTo(process.uptime(), 0)
  });
});

it("readiness tells the model and the game in service", async () => {
  expect(await askEndpoint("getReadiness")).toEqual({
    status: "ready",
    model_version: "1",
    pokemon: 6,
    moves: 9
  });
});

it("a server that shuts down, or has no model, is not ready", async () => {
  await expect(
    askEndpoint("getReadiness", {services: smallServices({accepting: () => false}).services})
  ).rejects.toMatchObject({type: "unavailable", message: "The server is shutting down."});
  await expect(
    askEndpoint("getReadiness", {services: smallServices({}, null).services})
  ).rejects.toMatchObject({
    type: "unavailable",
    isComing: false,
    headers: {},
    message: "The model has not been made: run `npm start` or `npm run pipeline`."
  });
});

const making: PipelineStatus = {
  startedAt: "2026-11-30T00:00:00Z",
  updatedAt: "2026-11-30T00:00:01Z",
  running: true,
  stages: [
    {
      name: "train",
      title: "train the model",
      after: ["duels"],
      state: "running",
      progress: {label: "trees", done: 5, total: 10, unit: "trees"}
    },
    {
      name: "promote",
      title: "let the gate judge the model",
      after: ["evaluate"],
      state: "waiting",
      progress: null
    }
  ]
};

it("while the model is made, readiness says which stage is at it and when to ask again", async () => {
  const ask = (pipeline: PipelineStatus) =>
    askEndpoint("getReadiness", {services: smallServices({pipeline: () => pipeline}, null).services});
  await expect(ask(making)).rejects.toMatchObject({
    type: "unavailable",
    isComing: true,
    headers: {"Retry-After": "10"},
    message:
      "The model is being made by the stage promote, which is waiting; under way: train (trees: 5 of 10 trees). GET /stages says how far it is."
  });
  const failed = making.stages.map((stage) => ({...stage, state: "failed" as const}));
  await expect(ask({...making, stages: failed})).rejects.toMatchObject({isComing: false});
  await expect(ask({...making, running: false})).rejects.toMatchObject({isComing: false});
});

it("stages tell how far the pipeline is, or that none has said anything", async () => {
  expect(
    await askEndpoint("getStages", {services: smallServices({pipeline: () => making}).services})
  ).toEqual({running: true, updated_at: making.updatedAt, stages: making.stages});
  expect(await askEndpoint("getStages")).toEqual({running: false, updated_at: null, stages: []});
});

it("metrics are text", async () => {
  const {services} = smallServices({renderMetrics: async () => "x 1\n"});
  expect(await askEndpoint("getMetrics", {services})).toBe("x 1\n");
});
