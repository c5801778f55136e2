import {decodeForest, withCovers} from "../../../pipelines/model/forest-codec.ts";
import {createRowModel, type ExplainableModel} from "../../../pipelines/model/row-model.ts";

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
