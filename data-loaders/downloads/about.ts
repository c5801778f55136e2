import {readFileSync} from "node:fs";
import {join} from "node:path";
import {REPOSITORY} from "../../lib/files/paths.ts";

const {version, license} = JSON.parse(readFileSync(join(REPOSITORY, "package.json"), "utf8")) as {
  version: string;
  license: string;
};

/** What is said of the data wherever they go. */
export const ABOUT = {
  name: "predictiondex",
  title: "PredictionDex: Pokémon Let's Go",
  description:
    "Species, forms, types, moves and learnsets of Pokémon: Let's Go, Pikachu! and Let's Go, Eevee!, reconciled from " +
    "hand-kept files, @pkmn/dex and, where they were asked, PokéAPI and Poképédia. Pokémon and all related names are " +
    "trademarks of Nintendo, Creatures Inc. and GAME FREAK inc.; this project is not affiliated with them.",
  keywords: ["pokemon", "lets-go", "moves", "learnsets"],
  programVersion: version,
  license,
  licenseUrl: `https://spdx.org/licenses/${license}.html`
} as const;
