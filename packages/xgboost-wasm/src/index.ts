export {Booster} from "./booster.ts";
export {type CvOptions, type CvResult, cv} from "./cv.ts";
export {
  type Batch,
  type BatchInput,
  type ColumnInput,
  type DenseBatch,
  type DenseInput,
  DMatrix,
  type MatrixInfo,
  type SparseBatch
} from "./dmatrix.ts";
export type {DumpOptions} from "./dump/dump-model.ts";
export {AbortError, DataError, ModelError, ParameterError} from "./errors.ts";
export type {ImportanceKind} from "./importance.ts";
export type {PlainModel} from "./model/json.ts";
export type {ModelFile} from "./model/load.ts";
export type {Model, Tree} from "./model/tree.ts";
export type {MetricName, ObjectiveName, TrainParameters} from "./parameters.ts";
export {type PredictOptions, Predictor, ShapeError} from "./predict.ts";
export type {SparseInput} from "./sparse.ts";
export type {ArrowLikeTable, DuckDbLikeResult, TableInfo} from "./tables.ts";
export type {BaseScoreEstimate} from "./train/estimate.ts";
export {
  type CustomMetric,
  type CustomObjective,
  type Derivatives,
  type EvalsResult,
  type Progress,
  type TrainOptions,
  train
} from "./train.ts";
