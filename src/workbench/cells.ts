import {cellFiles} from "./cell-files.ts";
import {fightSolving} from "./fight-solving.ts";

/** The library for a notebook's cells: `import {…} from "../generated/cells.js"`. */
export {language} from "../i18n/language.ts";
export {both} from "./both.ts";
export {calibration, matrix, score, theme, winBar} from "./chart-marks.ts";
export {explain, predict, simulate} from "./duel-answers.ts";

/** A fight of up to four moves a side, solved as a game. */
export const solve = fightSolving(cellFiles);
