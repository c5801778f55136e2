import {probability} from "../i18n/numbers.ts";

/** A packed probability in words: it tells neither a certain win nor a certain loss. */
export const matchupChance = (value: number): string => probability(Math.min(0.998, Math.max(0.002, value)));
