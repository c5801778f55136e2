import {decodeForest} from "../../../pipelines/model/forest-codec.ts";
import {createRowModel, type ExplainableModel} from "../../../pipelines/model/row-model.ts";

/** @param covers lets the model explain itself */
export const loadModel = (bytes: Uint8Array, covers?: Uint8Array): ExplainableModel =>
  createRowModel(decodeForest(bytes, covers));
