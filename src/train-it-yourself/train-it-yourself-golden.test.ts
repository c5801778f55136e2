import {expect, it} from "vitest";
import {enter, expectPage, goldenOf, submit} from "../../tests/support/rendered-page.ts";
import type {DuelSample} from "./duel-sample.ts";
import {trainingPage} from "./train-it-yourself-page.ts";
import type {Report} from "./training-messages.ts";
import type {Settings} from "./training-settings.ts";

const golden = goldenOf("train-it-yourself");
const sample: DuelSample = {
  trainRows: 40_000,
  heldOutRows: 4,
  pokemonA: new Uint8Array(40_004),
  moveA: new Uint8Array(40_004),
  pokemonB: new Uint8Array(40_004),
  moveB: new Uint8Array(40_004),
  winProbability: new Float32Array(40_004).fill(0.75, 40_000),
  limit: {accuracy: 0.99, logLoss: 0.12},
  production: {
    version: 3,
    trees: 400,
    trainingRows: 718_889,
    predictions: Float32Array.of(0.8, 0.7, 0.75, 0.4)
  }
};

it("trains, shows the course and compares the runs", async () => {
  const asked: (Settings | "stop")[] = [];
  let tell: (report: Report) => void = () => {};
  const make = () =>
    trainingPage(sample, (listen) => {
      tell = listen;
      return {train: (settings) => asked.push(settings), stop: () => asked.push("stop")};
    });
  const say =
    (...reports: Report[]) =>
    () => {
      for (const report of reports) tell(report);
    };
  const point = (round: number) =>
    ({type: "round", point: {round, train: 0.5 / round, heldOut: 0.6 / round}}) as const;
  const result = (given: object) =>
    ({
      type: "end",
      result: {
        settings: asked.findLast((one) => one !== "stop")!,
        columns: 338,
        trees: 100,
        threads: 1,
        seconds: 4.2,
        heldOutRows: 4,
        predictions: Float32Array.of(0.9, 0.1, 0.8, 0.3),
        model: {accuracy: 0.97, logLoss: 0.2},
        statTotal: {accuracy: 0.7, logLoss: 0.6},
        ...given
      }
    }) as Report;
  const start = submit("form");
  await expectPage(golden("train-it-yourself"), make, {
    "more depth": enter("input", "8", 2),
    started: start,
    "features computed": say({type: "features", done: 500, total: 1000}),
    "first trees": say({type: "baseline", statTotal: {accuracy: 0.7, logLoss: 0.6}}, point(1), point(2)),
    done: () => say(result({}))(),
    again: start,
    "stopped early": () => say(point(1), result({trees: 40, threads: 2}))(),
    "once more": start,
    "stopped before the first tree": say({type: "end", result: null}),
    "and again": start,
    failed: say({type: "error", message: "out of memory"})
  });
  expect(asked[0]).toMatchObject({features: "all", rounds: 100, depth: 8});
});

it("says that a browser without workers cannot train, and knows no model in production", async () => {
  const make = () =>
    trainingPage({...sample, production: null}, () => {
      throw new Error("no worker");
    });
  await expectPage(golden("train-no-worker"), make, {started: submit("form")});
});
