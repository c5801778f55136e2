import type {StatTable} from "../../data-loaders/game-data.ts";
import {DEFAULT_BUILD, statsOf, statTable} from "./build.ts";

/** Speed in a duel, in points, from the base stat. */
export const battleSpeed = (base: number): number => statsOf(statTable(base), DEFAULT_BUILD).speed;

/** Base stats to the stats of a duel, in points. */
export const battleStats = (base: StatTable): StatTable => statsOf(base, DEFAULT_BUILD);
