import {z} from "zod";
import {typeIdentifier} from "./enumerations.ts";
import {interval, probability} from "./fields.ts";

const pokemonId = z.int().describe("PokéAPI's Pokémon id");
const moveId = z.int().describe("PokéAPI's move id");
const localizedName = z.string().describe("In the language of the answer");
const modelVersion = z.string().describe("Version of the model that answered");
const predictedWinner = z.enum(["A", "B"]).describe("A from a win probability of ½ on");

const fighters = {
  pokemon_a_id: pokemonId,
  pokemon_a_name: localizedName,
  pokemon_b_id: pokemonId,
  pokemon_b_name: localizedName
};
const namedMove = {move_id: moveId, move_name: localizedName};

/** How a win probability came about. */
const answeredBy = {
  method: z
    .enum(["exact", "monte_carlo", "model"])
    .describe(
      "Worked out by the rules, estimated from fights, or the model's word that few fights do not contradict"
    ),
  playouts: z.int().describe("Fights played for it; 0 unless the method is monte_carlo"),
  interval: interval
    .nullable()
    .describe("95 % interval of the fights (Wilson); null unless the method is monte_carlo"),
  model_probability: probability.describe("P(A wins) by the model, against the same move")
};

const verificationSchema = z
  .object({
    win_probability: probability.describe("P(A wins) + ½ P(draw) under the game's mechanics"),
    method: z.enum(["exact", "monte_carlo"]).describe("Worked out, or estimated from playouts"),
    playouts: z.int().describe("0 where the method is exact"),
    standard_error: z.number().describe("0 where the method is exact")
  })
  .meta({id: "Verification", description: "The simulator's own answer"});

const contributionSchema = z
  .object({
    feature: z.string().describe("Name of the feature"),
    value: z.number().nullable().describe("Its value; null: missing"),
    contribution: z.number().describe("What it adds to the output")
  })
  .meta({id: "Contribution", description: "What one feature does to a prediction"});

const explanationSchema = z
  .object({
    unit: z.literal("log_odds").describe("Unit of all the values below"),
    base_value: z.number().describe("The model's mean output; with all contributions it gives the output"),
    output: z.number().describe("Log-odds of A winning, before calibration where the model has one"),
    contributions: z
      .array(contributionSchema)
      .describe("Every feature, the largest absolute contribution first")
  })
  .meta({id: "Explanation", description: "SHAP values"});

const namedMoveSchema = z.object(namedMove).meta({id: "NamedMove", description: "A move by id and name"});

const strategyMove = z
  .object({...namedMove, probability: probability.describe("How often it is played")})
  .meta({id: "StrategyMove", description: "A move of a mixed strategy"});

const equilibriumSchema = z
  .object({
    value: probability.describe("P(A wins) when both play their mixed strategy"),
    strategy_a: z.array(strategyMove).describe("A's moves played with a probability above 0"),
    strategy_b: z.array(strategyMove).describe("B's moves played with a probability above 0")
  })
  .meta({id: "Equilibrium", description: "Mixed-strategy Nash equilibrium of the move choice"});

const rankedMoveSchema = z
  .object({
    ...namedMove,
    move_type: typeIdentifier,
    move_power: z.number().nullable().describe("null: no power of its own"),
    effective_power: z.number().describe("power × STAB × type multiplier; 0 where there is no power"),
    type_multiplier: z.number().describe("What B's types make of the move's, 0 to 4"),
    stab: z.number().describe("1.5 where the move is of one of A's types, or else 1"),
    priority: z.int().describe("The higher goes first, whoever is faster"),
    score: z.number().describe("Expected share of the opponent's HP a turn"),
    win_probability: probability.describe(
      "P(A wins) with this move against B's best reply to it: its worst case"
    ),
    ...answeredBy,
    predicted_winner: predictedWinner,
    opponent_move_id: z.int().describe("B's best reply to this move, which the probability is against"),
    opponent_move_name: localizedName,
    verification: verificationSchema.optional()
  })
  .meta({id: "RankedMove", description: "One of A's moves and how the fight goes with it"});

const ignoredMoveSchema = z
  .object({...namedMove, reason: z.string().describe("Why it was set aside")})
  .meta({id: "IgnoredMove", description: "A move that was set aside"});

export const bestMoveResponse = z
  .object({
    ...fighters,
    recommended_move: z
      .string()
      .nullable()
      .describe("Name of the move whose worst case is best; null where none can hit B"),
    recommended_move_id: moveId.nullable().describe("PokéAPI's move id; null where none can hit B"),
    win_probability: probability.describe(
      "P(A wins) with the recommended move against B's best reply to it; 0 without one"
    ),
    note: z.string().optional().describe("Why nothing is recommended"),
    tied_with: z
      .array(namedMoveSchema)
      .describe("Moves as good as the recommended one, as far as can be told: within error of it"),
    equilibrium: equilibriumSchema.describe("Both choosing their move at the same time, unseen by the other"),
    all_moves: z.array(rankedMoveSchema).describe("Those that can hit B, in descending win probability"),
    ignored_moves: z
      .array(ignoredMoveSchema)
      .describe("Moves by which no duel is won: they deal no damage, or cannot hit B"),
    explanation: explanationSchema.optional().describe("Of the recommended move"),
    model_version: modelVersion
  })
  .meta({id: "BestMove", description: "A's moves, ranked"});

export const duelResponse = z
  .object({
    ...fighters,
    move_a_id: moveId,
    move_a_name: localizedName,
    move_b_id: moveId,
    move_b_name: localizedName,
    win_probability: probability.describe("P(A wins)"),
    ...answeredBy,
    predicted_winner: predictedWinner,
    explanation: explanationSchema.optional(),
    verification: verificationSchema.optional(),
    model_version: modelVersion
  })
  .meta({id: "PredictDuelResponse", description: "Who wins a duel"});

const batchPrediction = z
  .object({
    win_probability: probability.describe("P(A wins)"),
    ...answeredBy,
    predicted_winner: predictedWinner,
    verification: verificationSchema.optional()
  })
  .meta({id: "BatchPrediction", description: "Who wins one of many duels"});

const batchError = z
  .object({
    error: z
      .object({
        field: z.string().describe("Path of the field in the request, such as duels[3].move_a"),
        message: z.string().describe("What is wrong with it, its value, and what would be right"),
        suggestions: z.array(z.string()).optional().describe("Names that were perhaps meant, nearest first")
      })
      .describe("Why this duel has no prediction")
  })
  .meta({id: "BatchError", description: "A duel that cannot be; only where partial was asked for"});

export const batchItem = z
  .union([batchPrediction, batchError])
  .meta({id: "BatchItem", description: "Who wins one of many duels, or what is wrong with it"});

export const batchResponse = z
  .object({
    model_version: modelVersion,
    predictions: z.array(batchItem).describe("One a duel, in the order of the request")
  })
  .meta({id: "PredictBatchResponse", description: "Who wins each of many duels"});

const minimaxSchema = z
  .object({
    ...namedMove,
    win_probability: probability.describe("P(A wins) against B's best reply"),
    reply_move_id: z.int().describe("B's best reply"),
    reply_move_name: localizedName
  })
  .meta({id: "Minimax", description: "A's best move when B sees it and replies with its best"});

export const matrixResponse = z
  .object({
    ...fighters,
    moves_a: z.array(namedMoveSchema).describe("A's moves, in the order of the rows"),
    moves_b: z.array(namedMoveSchema).describe("B's moves, in the order of the columns"),
    win_probability: z
      .array(z.array(probability))
      .describe("P(A wins): a row a move of A, a column a move of B"),
    minimax: minimaxSchema,
    equilibrium: equilibriumSchema,
    model_version: modelVersion
  })
  .meta({id: "PredictMatrixResponse", description: "Every move of A against every move of B"});
