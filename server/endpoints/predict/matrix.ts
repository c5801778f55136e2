import type {Move} from "../../../data-loaders/game-data.ts";
import {solveZeroSum} from "../../../pipelines/battle/equilibrium.ts";
import {damagingCount, proposed, withOpening} from "../../budget/price.ts";
import {defineEndpoint} from "../../http/endpoint.ts";
import {matrixResponse} from "../../schemas/predict-answers.ts";
import {matrixBody, versionQuery} from "../../schemas/predict-questions.ts";
import {Fighters} from "./fighters.ts";
import {modelAsked, proposeAll, served} from "./serve.ts";

/** Probabilities below this are rounding of the solver. */
const PLAYED = 1e-9;

const clamp = (probability: number): number => Math.min(1, Math.max(0, probability));

export const matrixEndpoint = defineEndpoint({
  method: "post",
  path: "/predict/matrix",
  operationId: "predictMatrix",
  tag: "Predictions",
  summary: "Every move of A against every move of B",
  description:
    "The win probability of each pair of moves, A's minimax move (best when B sees it and replies with its best) " +
    "and the mixed-strategy equilibrium of choosing moves at the same time.",
  access: "key",
  localized: true,
  query: versionQuery,
  body: matrixBody,
  response: matrixResponse,
  problems: ["unavailable"],
  price({body, query, services}) {
    const {catalogue} = services;
    const rows = body.moves_a?.length ?? damagingCount(catalogue, body.pokemon_a_id);
    const columns = body.moves_b?.length ?? damagingCount(catalogue, body.pokemon_b_id);
    return withOpening(proposed(rows * columns), services, query.model_version);
  },
  async handle({body, query, language, services, request}) {
    const model = modelAsked(services, query.model_version, request);
    const fighters = new Fighters(services.catalogue, language);
    const a = fighters.pokemon("pokemon_a_id", body.pokemon_a_id);
    const b = fighters.pokemon("pokemon_b_id", body.pokemon_b_id);
    const movesA =
      body.moves_a === undefined
        ? fighters.allMoves("pokemon_a_id", a)
        : fighters.moves("moves_a", a, body.moves_a).damaging;
    const movesB =
      body.moves_b === undefined
        ? fighters.allMoves("pokemon_b_id", b)
        : fighters.moves("moves_b", b, body.moves_b).damaging;
    const predictions = await proposeAll(
      services,
      model,
      request,
      movesA.flatMap((moveA) =>
        movesB.map((moveB) => ({pokemonA: a.id, moveA: moveA.id, pokemonB: b.id, moveB: moveB.id}))
      )
    );
    served(services, model, request, predictions);
    const matrix = movesA.map((_, row) =>
      movesB.map((_, column) => predictions[row * movesB.length + column].probability)
    );

    const worst = matrix.map((row) => Math.min(...row));
    const best = worst.indexOf(Math.max(...worst));
    const reply = matrix[best].indexOf(worst[best]);
    const {value, row, column} = solveZeroSum(matrix);
    const strategy = (moves: readonly Move[], probabilities: readonly number[]) =>
      moves
        .map((move, index) => ({
          move_id: move.id,
          move_name: fighters.name(move),
          probability: clamp(probabilities[index])
        }))
        .filter(({probability}) => probability > PLAYED)
        .sort((x, y) => y.probability - x.probability);
    const named = (move: Move) => ({move_id: move.id, move_name: fighters.name(move)});
    return {
      pokemon_a_id: a.id,
      pokemon_a_name: fighters.name(a),
      pokemon_b_id: b.id,
      pokemon_b_name: fighters.name(b),
      moves_a: movesA.map(named),
      moves_b: movesB.map(named),
      win_probability: matrix,
      minimax: {
        ...named(movesA[best]),
        win_probability: worst[best],
        reply_move_id: movesB[reply].id,
        reply_move_name: fighters.name(movesB[reply])
      },
      equilibrium: {
        value: clamp(value),
        strategy_a: strategy(movesA, row),
        strategy_b: strategy(movesB, column)
      },
      model_version: model.recommender.modelVersion
    };
  }
});
