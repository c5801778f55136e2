import type {Duel, PlayedMove, RankedMove} from "../../../pipelines/model/prediction/prediction-answers.ts";
import {damagingCount, ranked, withExtras, withOpening} from "../../budget/price.ts";
import {defineEndpoint} from "../../http/endpoint.ts";
import {typeIdentifier} from "../../present.ts";
import {bestMoveResponse} from "../../schemas/predict-answers.ts";
import {bestMoveBody, predictQuery} from "../../schemas/predict-questions.ts";
import {Fighters} from "./fighters.ts";
import {answeredBy, explained, modelAsked, served, timed, verified} from "./serve.ts";

export const bestMoveEndpoint = defineEndpoint({
  method: "post",
  path: "/predict/best-move",
  operationId: "predictBestMove",
  tag: "Predictions",
  summary: "Which of A's moves wins this fight?",
  description:
    "Ranks A's moves by their worst case: the probability that A wins if B replies with what is best against that " +
    "very move, of the moves given or of all it can learn. The model proposes; the simulator settles every reply " +
    "that could decide, and says how: exactly, or by so many fights. A duel: both at level 50, each repeating its " +
    "move until one faints.",
  access: "key",
  localized: true,
  query: predictQuery,
  body: bestMoveBody,
  response: bestMoveResponse,
  problems: ["unavailable", "not-supported-by-model"],
  price({query, body, services}) {
    const {catalogue} = services;
    const moves = body.available_moves.length;
    const replies = body.available_moves_b?.length ?? damagingCount(catalogue, body.pokemon_b_id);
    return withOpening(withExtras(ranked(moves, replies), moves, query), services, query.model_version);
  },
  async handle({body, query, language, services, request}) {
    const {catalogue} = services;
    const model = modelAsked(services, query.model_version, request);
    const fighters = new Fighters(catalogue, language);
    const a = fighters.pokemon("pokemon_a_id", body.pokemon_a_id);
    const b = fighters.pokemon("pokemon_b_id", body.pokemon_b_id);
    const own = fighters.moves("available_moves", a, body.available_moves);
    const replies = fighters.allMoves("pokemon_b_id", b);
    const theirs =
      body.available_moves_b === undefined
        ? {given: false, damaging: replies, ignored: []}
        : {given: true, ...fighters.moves("available_moves_b", b, body.available_moves_b)};
    const givenReplies = theirs.given ? theirs.damaging.map(({id}) => id) : null;

    const {recommended, ranked, cannotHit, tiedWith, equilibrium} = timed(services, request, () =>
      model.recommender.bestMove({
        pokemonA: a.id,
        pokemonB: b.id,
        movesA: own.damaging.map(({id}) => id),
        ...(givenReplies === null ? {} : {movesB: givenReplies})
      })
    );
    const duelOf = ({moveId, opponentMoveId}: RankedMove): Duel => ({
      pokemonA: a.id,
      moveA: moveId,
      pokemonB: b.id,
      moveB: opponentMoveId
    });
    const named = (moveId: number) => ({
      move_id: moveId,
      move_name: fighters.name(catalogue.moves.byId(moveId))
    });
    const strategy = (moves: readonly PlayedMove[]) =>
      moves.map(({moveId, probability}) => ({...named(moveId), probability}));
    const without = (moves: readonly number[], reason: string) =>
      moves.map((moveId) => ({...named(moveId), reason}));
    const predictions = ranked.map((entry, index) => ({
      duel: duelOf(entry),
      probability: entry.modelProbability,
      place: {rank: index + 1, replies: givenReplies}
    }));
    served(services, model, request, predictions);
    const truths = query.verify ? await verified(services, predictions) : [];

    return {
      pokemon_a_id: a.id,
      pokemon_a_name: fighters.name(a),
      pokemon_b_id: b.id,
      pokemon_b_name: fighters.name(b),
      recommended_move: recommended ? named(recommended.moveId).move_name : null,
      recommended_move_id: recommended?.moveId ?? null,
      win_probability: recommended ? recommended.winProbability : 0,
      ...(recommended ? {} : {note: `none of these moves can hit ${fighters.name(b)}`}),
      tied_with: tiedWith.map(named),
      equilibrium: {
        value: equilibrium.value,
        strategy_a: strategy(equilibrium.strategyA),
        strategy_b: strategy(equilibrium.strategyB)
      },
      all_moves: ranked.map((entry, index) => {
        const move = catalogue.moves.byId(entry.moveId);
        return {
          move_id: entry.moveId,
          move_name: fighters.name(move),
          move_type: typeIdentifier(catalogue, move.typeId),
          move_power: entry.power,
          effective_power: entry.effectivePower,
          type_multiplier: entry.typeMultiplier,
          stab: entry.stab,
          priority: entry.priority,
          score: entry.score,
          win_probability: entry.winProbability,
          ...answeredBy({...entry, probability: entry.winProbability}, entry.modelProbability),
          predicted_winner: entry.predictedWinner,
          opponent_move_id: entry.opponentMoveId,
          opponent_move_name: fighters.name(catalogue.moves.byId(entry.opponentMoveId)),
          ...(query.verify ? {verification: truths[index]} : {})
        };
      }),
      ignored_moves: [
        ...without(cannotHit, `cannot hit ${fighters.name(b)}`),
        ...without(
          [...own.ignored, ...theirs.ignored].map(({id}) => id),
          "deals no damage"
        )
      ],
      ...(query.explain && recommended ? {explanation: explained(model, duelOf(recommended))} : {}),
      model_version: model.recommender.modelVersion
    };
  }
});
