import {FEATURE_VERSION, MODEL_FRAME} from "../features/feature-catalogue.ts";
import type {ModelManifest} from "../training/manifest.ts";
import {RegistryError} from "./model-store.ts";

/** @throws RegistryError where a version was trained on other features than this program computes, or sees another side as A */
export function checkFeatures({
  version,
  featureVersion,
  frame
}: Pick<ModelManifest, "version" | "featureVersion" | "frame">): void {
  if (featureVersion !== FEATURE_VERSION) {
    throw new RegistryError(
      `model version ${version} was trained on features ${featureVersion}; those of this program are ${FEATURE_VERSION}`
    );
  }
  if (frame !== MODEL_FRAME) {
    throw new RegistryError(
      `model version ${version} was trained with "${frame}"; this program has "${MODEL_FRAME}"`
    );
  }
}
