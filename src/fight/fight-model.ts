import {createRowModel, type ExplainableModel} from "../../pipelines/model/prediction/row-model.ts";
import {decodeForest, withCovers} from "../../pipelines/model/training/forest-codec.ts";

export interface LoadedModel {
  /** Predicts, but cannot explain. */
  readonly model: ExplainableModel;
  explainable(covers: Uint8Array): ExplainableModel;
}

export function loadModel(bytes: Uint8Array): LoadedModel {
  const forest = decodeForest(bytes);
  return {
    model: createRowModel(forest),
    explainable: (covers) => createRowModel(withCovers(forest, covers))
  };
}
