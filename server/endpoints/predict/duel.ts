import {settled, withExtras, withOpening} from "../../budget/price.ts";
import {defineEndpoint} from "../../http/endpoint.ts";
import {batchResponse, duelResponse} from "../../schemas/predict-answers.ts";
import {batchBody, duelBody, predictQuery} from "../../schemas/predict-questions.ts";
import {Fighters} from "./fighters.ts";
import {readDuel} from "./read-duel.ts";
import {answeredBy, explained, modelAsked, predictAll, served, timed, verified, winnerOf} from "./serve.ts";

export const duelEndpoint = defineEndpoint({
  method: "post",
  path: "/predict/duel",
  operationId: "predictDuel",
  tag: "Predictions",
  summary: "Who wins when each repeats one move?",
  access: "key",
  localized: true,
  query: predictQuery,
  body: duelBody,
  response: duelResponse,
  problems: ["unavailable", "not-supported-by-model"],
  price: ({query, services}) => withOpening(withExtras(settled(1), 1, query), services, query.model_version),
  async handle({body, query, language, services, request}) {
    const model = modelAsked(services, query.model_version);
    const fighters = new Fighters(services.catalogue, language);
    const {a, moveA, b, moveB, duel} = readDuel(fighters, body);
    const estimate = timed(services, () => model.recommender.estimate(duel));
    const {probability, modelProbability} = estimate;
    const prediction = {duel, probability: modelProbability};
    served(services, model, request, [prediction]);
    return {
      pokemon_a_id: a.id,
      pokemon_a_name: fighters.name(a),
      move_a_id: moveA.id,
      move_a_name: fighters.name(moveA),
      pokemon_b_id: b.id,
      pokemon_b_name: fighters.name(b),
      move_b_id: moveB.id,
      move_b_name: fighters.name(moveB),
      win_probability: probability,
      ...answeredBy(estimate, modelProbability),
      predicted_winner: winnerOf(probability),
      ...(query.explain ? {explanation: explained(model, duel)} : {}),
      ...(query.verify ? {verification: (await verified(services, [prediction]))[0]} : {}),
      model_version: model.recommender.modelVersion
    };
  }
});

export const batchEndpoint = defineEndpoint({
  method: "post",
  path: "/predict/batch",
  operationId: "predictBatch",
  tag: "Predictions",
  summary: "Up to 1,000 duels at once",
  description: "Answers in the order of the request; one wrong duel refuses the whole, by its position.",
  access: "key",
  localized: true,
  query: predictQuery.omit({explain: true}),
  body: batchBody,
  response: batchResponse,
  problems: ["unavailable"],
  price: ({query, body: {duels}, services}) =>
    withOpening(withExtras(settled(duels.length), duels.length, query), services, query.model_version),
  async handle({body, query, language, services, request}) {
    const model = modelAsked(services, query.model_version);
    const fighters = new Fighters(services.catalogue, language);
    const duels = body.duels.map(
      (duel, index) => readDuel(fighters, duel, (field) => `duels[${index}].${field}`).duel
    );
    const predictions = await predictAll(services, model, duels);
    served(services, model, request, predictions);
    const truths = query.verify ? await verified(services, predictions) : [];
    return {
      model_version: model.recommender.modelVersion,
      predictions: predictions.map(({estimate}, index) => ({
        win_probability: estimate.probability,
        ...answeredBy(estimate, estimate.modelProbability),
        predicted_winner: winnerOf(estimate.probability),
        ...(query.verify ? {verification: truths[index]} : {})
      }))
    };
  }
});
