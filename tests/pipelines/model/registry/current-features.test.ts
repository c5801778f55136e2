import {expect, it} from "vitest";
import {FEATURE_VERSION, MODEL_FRAME} from "../../../../pipelines/model/features/feature-catalogue.ts";
import {checkFeatures} from "../../../../pipelines/model/registry/current-features.ts";
import {sampleManifest} from "./sample.ts";

it("a version of other features, or another frame, is refused by both", () => {
  const current = sampleManifest({featureVersion: FEATURE_VERSION});
  expect(() => checkFeatures(current)).not.toThrow();
  expect(() => checkFeatures({...current, featureVersion: "0123"})).toThrow(
    `model version 2 was trained on features 0123; those of this program are ${FEATURE_VERSION}`
  );
  expect(() => checkFeatures({...current, frame: "as asked"})).toThrow(
    `model version 2 was trained with "as asked"; this program has "${MODEL_FRAME}"`
  );
});
