import type {FeatureWords} from "./feature-words.ts";

/** What is compared of the builds of fights (`pipelines/monitoring/drift/builds/build-columns.ts`). */
export const BUILD_WORDS: Readonly<Record<string, FeatureWords>> = {
  level: ["level", "niveau", "niveau"],
  individual_values: ["individual values, mean", "IV, moyenne", "moyenne des six valeurs individuelles"],
  awakening_values: ["Awakening values, mean", "niveaux d’éveil, moyenne", "moyenne des six niveaux d’éveil"],
  friendship: ["friendship", "bonheur", "bonheur"],
  hp_left: ["HP left", "PV restants", "part des PV qui reste"],
  nature_raises: ["stat that the nature raises", "stat que monte la nature", "stat que monte la nature"],
  ailment: ["ailment", "altération d’état", "altération d’état"]
};
