import {settled, withExtras, withOpening} from "../../budget/price.ts";
import {defineEndpoint} from "../../http/endpoint.ts";
import {duelResponse} from "../../schemas/predict-answers.ts";
import {duelBody, predictQuery} from "../../schemas/predict-questions.ts";
import {Fighters} from "./fighters.ts";
import {readDuel} from "./read-duel.ts";
import {answeredBy, explained, modelAsked, served, timed, verified, winnerOf} from "./serve.ts";

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
    const model = modelAsked(services, query.model_version, request);
    const fighters = new Fighters(services.catalogue, language);
    const {a, moveA, b, moveB, duel} = readDuel(fighters, body);
    const estimate = timed(services, request, () => model.recommender.estimate(duel));
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
