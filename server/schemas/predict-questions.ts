import {z} from "zod";
import {flag, moveReference, optionalQueryNumber, pokemonReference, REFERENCE} from "./fields.ts";

/** A whole learnset goes in; the longest, Mew's, has 71 moves. */
const MOST_MOVES = 80;
export const MOST_DUELS = 1000;
/** Streamed, where no more than a part of them is under way at a time. */
const MOST_STREAMED_DUELS = 5000;

const moveList = z.array(moveReference).min(1).max(MOST_MOVES);
const fighterA = pokemonReference.describe(`A, whose chances are asked for: ${REFERENCE}`);
const fighterB = pokemonReference.describe(`B, its opponent: ${REFERENCE}`);

const modelVersion = optionalQueryNumber(
  1,
  999_999_999,
  "Registered version of the model to ask; without it the one in service"
);

export const versionQuery = z.strictObject({model_version: modelVersion});

export const predictQuery = z.strictObject({
  model_version: modelVersion,
  explain: flag("Add each feature's contribution to the prediction (SHAP)"),
  verify: flag("Add the simulator's own win probability beside the model's")
});

export const batchQuery = predictQuery.omit({explain: true}).extend({
  partial: flag("Answer each duel by itself: one that cannot be has an error in place of its prediction")
});

export const bestMoveBody = z
  .strictObject({
    pokemon_a_id: fighterA,
    pokemon_b_id: fighterB,
    available_moves: moveList.describe("A's moves; status moves among them are set aside"),
    available_moves_b: moveList.optional().describe("B's moves; without them B uses the best it can learn")
  })
  .meta({
    id: "BestMoveQuestion",
    description: "Two Pokémon and the moves to choose from",
    examples: [
      {pokemon_a_id: 7, pokemon_b_id: "Charmander", available_moves: ["Water Gun", "Tackle", "Bite", "Surf"]}
    ]
  });

export const duelBody = z
  .strictObject({
    pokemon_a_id: fighterA,
    move_a: moveReference.describe(`The move that A repeats: ${REFERENCE}`),
    pokemon_b_id: fighterB,
    move_b: moveReference.describe(`The move that B repeats: ${REFERENCE}`)
  })
  .meta({
    id: "DuelQuestion",
    description: "Two Pokémon and the one move that each repeats",
    examples: [{pokemon_a_id: 7, move_a: "Surf", pokemon_b_id: "Charmander", move_b: "Flamethrower"}]
  });

export const batchBody = z
  .strictObject({
    duels: z
      .array(duelBody)
      .min(1)
      .max(MOST_STREAMED_DUELS)
      .describe(`The duels to predict; more than ${MOST_DUELS} only as application/x-ndjson`)
  })
  .meta({
    id: "PredictBatchRequest",
    description: "Many duels",
    examples: [{duels: [{pokemon_a_id: 7, move_a: "Surf", pokemon_b_id: 4, move_b: "Ember"}]}]
  });

export const matrixBody = z
  .strictObject({
    pokemon_a_id: fighterA,
    pokemon_b_id: fighterB,
    moves_a: moveList.optional().describe("Without them: every damaging move A can learn"),
    moves_b: moveList.optional().describe("Without them: every damaging move B can learn")
  })
  .meta({
    id: "PredictMatrixRequest",
    description: "Two Pokémon and the moves of each",
    examples: [{pokemon_a_id: 7, pokemon_b_id: 4}]
  });
