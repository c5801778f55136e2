import {z} from "zod";
import {bestMoveEndpoint} from "../endpoints/predict/best-move.ts";
import {modelInService} from "../endpoints/predict/serve.ts";
import {defineEndpoint, type Endpoint} from "../http/endpoint.ts";
import {Problem} from "../http/problem.ts";
import type {bestMoveResponse} from "../schemas/predict-answers.ts";
import {bestMoveBody} from "../schemas/predict-questions.ts";
import {common, get, nothing} from "./compat-common.ts";
import {oldType} from "./compat-present.ts";

/** What the original answers 404 to: it looks up what a question names as it looks up an address. */
async function asked<T>(answer: () => Promise<T>): Promise<T> {
  try {
    return await answer();
  } catch (error) {
    if (error instanceof Problem && error.type === "invalid-request") throw nothing(error.message);
    throw error;
  }
}

/** The original passes over fields that it does not know. */
const lenientBody = z.object(bestMoveBody.shape);

export const compatPredictions: readonly Endpoint[] = [
  defineEndpoint({
    ...common,
    method: "post",
    path: "/compat/predict/best-move",
    operationId: "compatPredictBestMove",
    summary: "A's moves ranked",
    query: z.object({}),
    body: lenientBody,
    price: (context) => bestMoveEndpoint.price!({...context, query: {}}),
    async handle(context) {
      const {catalogue} = context.services;
      const answer = (await asked(async () =>
        bestMoveEndpoint.handle({...context, language: "fr", query: {explain: false, verify: false}})
      )) as z.output<typeof bestMoveResponse>;
      if (answer.recommended_move === null) throw nothing(answer.note ?? "no move can be recommended");
      const type = (identifier: string) =>
        oldType(catalogue.types.all.find((one) => one.identifier === identifier)!).name;
      return {
        pokemon_a_id: answer.pokemon_a_id,
        pokemon_a_name: answer.pokemon_a_name,
        pokemon_b_id: answer.pokemon_b_id,
        pokemon_b_name: answer.pokemon_b_name,
        recommended_move: answer.recommended_move,
        win_probability: answer.win_probability,
        all_moves: answer.all_moves.map((move) => ({
          move_name: move.move_name,
          move_type: type(move.move_type),
          move_power: move.move_power ?? 0,
          effective_power: move.effective_power,
          type_multiplier: move.type_multiplier,
          stab: move.stab,
          priority: move.priority,
          score: move.score,
          win_probability: move.win_probability,
          predicted_winner: move.predicted_winner
        }))
      };
    }
  }),
  defineEndpoint({
    ...get,
    path: "/compat/predict/model-info",
    operationId: "compatGetModelInfo",
    summary: "The model in service",
    query: z.object({}),
    handle({services}) {
      const {manifest, recommender} = modelInService(services);
      return {
        model_type: manifest.modelType,
        version: `v${recommender.modelVersion}`,
        n_features: manifest.featureNames.length,
        metrics: manifest.metrics,
        trained_at: manifest.trainedAt,
        hyperparameters: manifest.parameters
      };
    }
  }),
  defineEndpoint({
    ...get,
    access: "open",
    path: "/compat/health",
    operationId: "compatGetHealth",
    summary: "Is the process alive?",
    query: z.object({}),
    handle: () => ({status: "healthy"})
  })
];
