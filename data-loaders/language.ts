import type {LocalizedName} from "./game-data.ts";

export const LANGUAGES = ["en", "fr"] as const satisfies readonly (keyof LocalizedName)[];
export type Language = (typeof LANGUAGES)[number];
