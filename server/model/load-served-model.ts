import type {DataPaths} from "../../lib/files/paths.ts";
import {loadProduction} from "../../pipelines/model/registry/production.ts";
import type {ServedModel} from "./served-model.ts";

/** Opens the version in production. @throws RegistryError where there is none, or it is broken */
export async function loadServedModel(paths: DataPaths): Promise<ServedModel> {
  const {manifest, recommender} = await loadProduction(paths);
  return {manifest, recommender};
}
