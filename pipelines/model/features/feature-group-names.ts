import type {FeatureGroup} from "./feature.ts";

/** A group of features in a reader's words, `[English, French]`: on pages and in the model card alike. */
export const FEATURE_GROUP_NAMES: Readonly<Record<FeatureGroup, readonly [en: string, fr: string]>> = {
  "base stats": ["base stats", "statistiques"],
  types: ["types", "types"],
  move: ["power and priority", "puissance et priorité"],
  "type match-up": ["type match-up", "efficacité de type"],
  comparison: ["stats compared", "statistiques comparées"],
  "move mechanics": ["how the move works", "fonctionnement de l’attaque"],
  "status effects": ["status effects", "effets de statut"],
  "stat changes": ["stat changes", "changements de stats"],
  "damage outlook": ["turns to the knock-out", "tours jusqu’au K.O."],
  prospects: ["who falls first", "qui tombe en premier"],
  "turn order": ["who strikes first", "qui frappe en premier"]
};
