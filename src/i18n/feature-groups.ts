import type {FeatureGroup} from "../../pipelines/model/features/feature.ts";
import {FEATURE_GROUP_NAMES} from "../../pipelines/model/features/feature-group-names.ts";
import {dictionary} from "./language.ts";

/** A group of features in a reader's words. */
export const featureGroup = dictionary<FeatureGroup>(FEATURE_GROUP_NAMES);
