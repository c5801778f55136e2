export type {components, operations, paths} from "./api.generated.ts";
export {
  type BatchAnswer,
  type BatchItem,
  type BestMove,
  type BestMoveQuestion,
  type ClientOptions,
  createClient,
  type DuelAnswer,
  type DuelQuestion,
  type MatrixAnswer,
  type MatrixQuestion,
  type PredictionDexClient
} from "./client.ts";
export {type Problem, ProblemError} from "./problem-error.ts";
