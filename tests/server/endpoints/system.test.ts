import {expect, it} from "vitest";
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
  ).rejects.toMatchObject({type: "unavailable", message: "No model is loaded."});
});

it("metrics are text", async () => {
  const {services} = smallServices({renderMetrics: async () => "x 1\n"});
  expect(await askEndpoint("getMetrics", {services})).toBe("x 1\n");
});
