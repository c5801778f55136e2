/** The model's part of what notebooks may import: `import {…} from "../generated/notebook-model.js"`. */
export {FEATURE_GROUPS} from "../../pipelines/model/features/feature.ts";
export {sliceName} from "../evaluation/slice-names.ts";
export {featureGroup} from "../i18n/feature-groups.ts";
export {featureMeaning} from "../i18n/feature-names.ts";
export {DEFAULT_SETTINGS, FEATURE_SETS} from "../train-it-yourself/training-settings.ts";
export {duelFeatures} from "./duel-features.ts";
export {openTrainer} from "./open-trainer.ts";
