import type {Request} from "express";
import {describe, expect, it} from "vitest";
import {
  explained,
  modelAsked,
  modelInService,
  predictAll,
  served,
  timed,
  verified,
  winnerOf
} from "../../../../server/endpoints/predict/serve.ts";
import {smallServices} from "../../support/ask-endpoint.ts";
import {fakeModel} from "../../support/fake-model.ts";
import {histogram} from "../../support/histogram.ts";
import {smallGame} from "../../support/small-game.ts";

const duel = {pokemonA: 7, moveA: 57, pokemonB: 4, moveB: 52};
const model = fakeModel(smallGame);
const request = (headers: Record<string, string> = {}) =>
  ({id: "request-1", headers, res: {locals: {endpoint: "/predict/duel"}}}) as unknown as Request;

type Services = ReturnType<typeof smallServices>;
const observed = ({metrics}: Services, name: string) => histogram(metrics.registry, name);

describe("a served prediction", () => {
  it("is counted by the model's version, with its probability and its confidence", async () => {
    const services = smallServices();
    served(services.services, model, request(), [
      {duel, probability: 0.2},
      {duel, probability: 0.9}
    ]);
    expect((await services.metrics.predictions.get()).values).toMatchObject([
      {labels: {model_version: "1"}, value: 2}
    ]);
    expect(await observed(services, "model_confidence_score")).toEqual({
      sum: expect.closeTo(0.8 + 0.9, 9),
      count: 2
    });
    expect(await observed(services, "model_win_probability")).toEqual({
      sum: expect.closeTo(0.2 + 0.9, 9),
      count: 2
    });
  });

  it.each<Record<string, string>>([{"x-synthetic": "true"}, {}])(
    "goes to the log with its endpoint and its request: %o",
    (headers) => {
      const services = smallServices({}, model);
      const predictions = [{duel, probability: 0.2}];
      const asked = request(headers);
      served(services.services, modelAsked(services.services, undefined, asked), asked, predictions);
      expect(services.recorded).toEqual([
        [
          model,
          {id: "request-1", endpoint: "/predict/duel", headers},
          predictions,
          {arm: "production", beside: null}
        ]
      ]);
    }
  );
});

describe("while a version is on trial", () => {
  const tried = fakeModel(smallGame, 2);
  const withShare = (share: number) => smallServices({trial: {model: tried, share}}, model);
  const numbered = (id: number) => ({...request(), id: `request-${id}`}) as unknown as Request;

  it.each([
    ["production", undefined, 0, tried],
    ["trial", undefined, 1, model],
    ["asked", 1, 1, null],
    ["asked", 2, 0, null]
  ] as const)(
    "the log is told which arm answered, and who is asked beside it: %s (version %s, share %s)",
    (arm, version, share, beside) => {
      const {services, recorded} = withShare(share);
      const from = request();
      served(services, modelAsked(services, version, from), from, [{duel, probability: 0.2}]);
      expect(recorded[0][3]).toEqual({arm, beside});
    }
  );

  it("it answers its share of the requests, the same one always alike, and what names another goes there", () => {
    const answered = (share: number) =>
      Array.from({length: 1_000}, (_, id) =>
        modelAsked(withShare(share).services, undefined, numbered(id))
      ).filter((one) => one === tried).length;
    expect(answered(0)).toBe(0);
    expect(answered(1)).toBe(1_000);
    expect(answered(0.2)).toBeGreaterThan(140);
    expect(answered(0.2)).toBeLessThan(260);
    const {services} = withShare(0.5);
    for (const id of [1, 2, 3])
      expect(modelAsked(services, undefined, numbered(id))).toBe(
        modelAsked(services, undefined, numbered(id))
      );
    expect(modelAsked(services, 1, numbered(1))).toBe(model);
    expect(modelAsked(withShare(0).services, 2, numbered(1))).toBe(tried);
    expect(modelAsked(withShare(1).services, undefined)).toBe(model);
  });
});

describe("the model's time", () => {
  it("is measured once a request, in seconds", async () => {
    const services = smallServices();
    const answer = timed(services.services, request({}), () => {
      const end = performance.now() + 20;
      while (performance.now() < end);
      return 42;
    });
    expect(answer).toBe(42);
    const {sum, count} = await observed(services, "model_prediction_duration_seconds");
    expect(count).toBe(1);
    expect(sum).toBeGreaterThanOrEqual(0.02);
    expect(sum).toBeLessThan(10);
  });

  it("is that of all duels together", async () => {
    const services = smallServices();
    const predictions = await predictAll(services.services, model, request({}), [duel, {...duel, moveA: 33}]);
    expect(predictions).toEqual(
      [duel, {...duel, moveA: 33}].map((asked) => ({
        duel: asked,
        probability: model.recommender.winProbability(asked),
        estimate: model.recommender.estimate(asked)
      }))
    );
    expect((await observed(services, "model_prediction_duration_seconds")).count).toBe(1);
  });
});

describe("a verified prediction", () => {
  it("has the simulator's answer, and its distance from the model's is measured", async () => {
    const services = smallServices();
    const predictions = [
      {duel, probability: 0.35},
      {duel, probability: 0.05}
    ];
    expect(await verified(services.services, predictions)).toEqual(
      predictions.map(() => ({
        win_probability: 0.25,
        method: "monte_carlo",
        playouts: 20_000,
        standard_error: 0.01
      }))
    );
    expect(await observed(services, "model_verification_absolute_error")).toEqual({
      sum: expect.closeTo(0.1 + 0.2, 9),
      count: 2
    });
  });

  it.each([
    [1, 20_000],
    [20, 20_000],
    [21, 19_047],
    [1000, 400]
  ])("of %i has %i playouts at most", async (count, playouts) => {
    const {services} = smallServices();
    const answers = await verified(services, Array(count).fill({duel, probability: 0.5}));
    expect(new Set(answers.map((answer) => answer.playouts))).toEqual(new Set([playouts]));
  });
});

describe("an explanation", () => {
  it("adds up to the output, the largest contribution first, and shows what is missing as null", () => {
    const {recommender} = model;
    const explainable = {
      ...model,
      recommender: {
        ...recommender,
        featureVector: () => Float32Array.of(1, Number.NaN, 3),
        explain: () => ({expected: 0.5, contributions: Float32Array.of(0.25, -2, 1)})
      }
    };
    expect(explained(explainable, duel)).toEqual({
      unit: "log_odds",
      base_value: 0.5,
      output: -0.25,
      contributions: [
        {feature: "power_b", value: null, contribution: -2},
        {feature: "speed_difference", value: 3, contribution: 1},
        {feature: "power_a", value: 1, contribution: 0.25}
      ]
    });
  });

  it("is refused where the model has none", () => {
    const {explain: _, ...mute} = model.recommender;
    expect(() => explained({...model, recommender: mute}, duel)).toThrow(
      expect.objectContaining({
        type: "not-supported-by-model",
        message: "Model version 1 cannot explain its predictions; ask without explain=true."
      })
    );
  });
});

it("no model in service is no fault of the request", () => {
  expect(modelInService(smallServices().services).recommender.modelVersion).toBe("1");
  expect(() => modelInService(smallServices({}, null).services)).toThrow(
    expect.objectContaining({
      type: "unavailable",
      message: expect.stringContaining("The model has not been made")
    })
  );
});

it("A wins from ½ on", () => {
  expect([0, 0.4999, 0.5, 1].map(winnerOf)).toEqual(["B", "B", "A", "A"]);
});
