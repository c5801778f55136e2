import {z} from "zod";
import {TYPE_IDENTIFIERS} from "../../data-loaders/game-data.ts";
import {flag, moveReference, pokemonReference, probability} from "./fields.ts";

/** A whole learnset goes in; the longest, Mew's, has 71 moves. */
export const MOST_MOVES = 80;
export const MOST_DUELS = 1000;

const moveList = z.array(moveReference).min(1).max(MOST_MOVES);

export const predictQuery = z.strictObject({
  explain: flag("Add each feature's contribution to the prediction (SHAP)"),
  verify: flag("Add the simulator's own win probability beside the model's")
});

export const verificationSchema = z
  .object({
    win_probability: probability.describe("P(A wins) + ½ P(draw) under the game's mechanics"),
    method: z.enum(["exact", "monte_carlo"]),
    playouts: z.int().describe("0 where the method is exact"),
    standard_error: z.number().describe("0 where the method is exact")
  })
  .describe("The simulator's own answer");

export const explanationSchema = z
  .object({
    unit: z.literal("log_odds"),
    base_value: z.number().describe("The model's mean output; with all contributions it gives the output"),
    output: z.number().describe("Log-odds of A winning, before calibration where the model has one"),
    contributions: z
      .array(z.object({feature: z.string(), value: z.number().nullable(), contribution: z.number()}))
      .describe("Every feature, the largest absolute contribution first")
  })
  .describe("SHAP values");

export const bestMoveBody = z
  .strictObject({
    pokemon_a_id: pokemonReference,
    pokemon_b_id: pokemonReference,
    available_moves: moveList.describe("A's moves; status moves among them are set aside"),
    available_moves_b: moveList.optional().describe("B's moves; without them B uses the best it can learn")
  })
  .meta({
    examples: [
      {pokemon_a_id: 7, pokemon_b_id: "Charmander", available_moves: ["Water Gun", "Tackle", "Bite", "Surf"]}
    ]
  });

export const rankedMoveSchema = z
  .object({
    move_id: z.int(),
    move_name: z.string(),
    move_type: z.enum(TYPE_IDENTIFIERS),
    move_power: z.number().nullable(),
    effective_power: z.number().describe("power × STAB × type multiplier; 0 where there is no power"),
    type_multiplier: z.number(),
    stab: z.number(),
    priority: z.int(),
    score: z.number().describe("Expected share of the opponent's HP a turn"),
    win_probability: probability,
    predicted_winner: z.enum(["A", "B"]),
    opponent_move_id: z.int().describe("B's best reply, which the probability is against"),
    opponent_move_name: z.string(),
    verification: verificationSchema.optional()
  })
  .describe("One of A's moves and how the fight goes with it");

const ignoredMove = z.object({move_id: z.int(), move_name: z.string(), reason: z.string()});

export const bestMoveResponse = z.object({
  pokemon_a_id: z.int(),
  pokemon_a_name: z.string(),
  pokemon_b_id: z.int(),
  pokemon_b_name: z.string(),
  recommended_move: z.string(),
  recommended_move_id: z.int(),
  win_probability: probability,
  all_moves: z.array(rankedMoveSchema).min(1).describe("In descending win probability"),
  ignored_moves: z.array(ignoredMove).describe("Moves that deal no damage, so that no duel is won by them"),
  explanation: explanationSchema.optional().describe("Of the recommended move"),
  model_version: z.string()
});

export const duelBody = z
  .strictObject({
    pokemon_a_id: pokemonReference,
    move_a: moveReference,
    pokemon_b_id: pokemonReference,
    move_b: moveReference
  })
  .meta({
    examples: [{pokemon_a_id: 7, move_a: "Surf", pokemon_b_id: "Charmander", move_b: "Flamethrower"}]
  });

export const duelResponse = z.object({
  pokemon_a_id: z.int(),
  pokemon_a_name: z.string(),
  move_a_id: z.int(),
  move_a_name: z.string(),
  pokemon_b_id: z.int(),
  pokemon_b_name: z.string(),
  move_b_id: z.int(),
  move_b_name: z.string(),
  win_probability: probability.describe("P(A wins)"),
  predicted_winner: z.enum(["A", "B"]),
  explanation: explanationSchema.optional(),
  verification: verificationSchema.optional(),
  model_version: z.string()
});

export const batchBody = z.strictObject({duels: z.array(duelBody).min(1).max(MOST_DUELS)}).meta({
  examples: [{duels: [{pokemon_a_id: 7, move_a: "Surf", pokemon_b_id: 4, move_b: "Ember"}]}]
});

export const batchResponse = z.object({
  model_version: z.string(),
  predictions: z.array(
    z.object({
      win_probability: probability,
      predicted_winner: z.enum(["A", "B"]),
      verification: verificationSchema.optional()
    })
  )
});

export const matrixBody = z
  .strictObject({
    pokemon_a_id: pokemonReference,
    pokemon_b_id: pokemonReference,
    moves_a: moveList.optional().describe("Without them: every damaging move A can learn"),
    moves_b: moveList.optional().describe("Without them: every damaging move B can learn")
  })
  .meta({examples: [{pokemon_a_id: 7, pokemon_b_id: 4}]});

const strategyMove = z.object({move_id: z.int(), move_name: z.string(), probability});

export const matrixResponse = z.object({
  pokemon_a_id: z.int(),
  pokemon_a_name: z.string(),
  pokemon_b_id: z.int(),
  pokemon_b_name: z.string(),
  moves_a: z.array(z.object({move_id: z.int(), move_name: z.string()})),
  moves_b: z.array(z.object({move_id: z.int(), move_name: z.string()})),
  win_probability: z
    .array(z.array(probability))
    .describe("P(A wins): a row a move of A, a column a move of B"),
  minimax: z
    .object({
      move_id: z.int(),
      move_name: z.string(),
      win_probability: probability,
      reply_move_id: z.int(),
      reply_move_name: z.string()
    })
    .describe("A's best move when B sees it and replies with its best"),
  equilibrium: z
    .object({
      value: probability.describe("P(A wins) when both play their mixed strategy"),
      strategy_a: z.array(strategyMove).describe("Moves played with a probability above 0"),
      strategy_b: z.array(strategyMove)
    })
    .describe("Mixed-strategy Nash equilibrium of the move choice"),
  model_version: z.string()
});

export const modelInfoResponse = z.object({
  name: z.string(),
  model_type: z.string(),
  version: z.string(),
  n_features: z.int(),
  features: z.array(z.string()),
  feature_version: z.string(),
  metrics: z.record(z.string(), z.number()).describe("On the pair-disjoint test split"),
  trained_at: z.string(),
  training_rows: z.int(),
  hyperparameters: z.record(z.string(), z.union([z.number(), z.string()])),
  model_hash: z.string().describe("SHA-256 of the model file")
});
