import type {LocalizedName} from "../../data-loaders/game-data.ts";

export const LANGUAGES = ["en", "fr"] as const satisfies readonly (keyof LocalizedName)[];
export type Language = (typeof LANGUAGES)[number];
