import type {LearnsetEntry, Move, Pokemon} from "../../data-loaders/game-data.ts";
import {common} from "../i18n/common.ts";

/** The ways of a learnset by move, each move with all the ways to learn it. */
export function waysByMove({learnset}: Pick<Pokemon, "learnset">): Map<number, LearnsetEntry[]> {
  const ways = new Map<number, LearnsetEntry[]>();
  for (const entry of learnset) ways.set(entry.moveId, [...(ways.get(entry.moveId) ?? []), entry]);
  return ways;
}

type TaughtMove = Pick<Move, "machine">;

/** As the game writes it: `TM08`. */
const machineName = (number: number): string => `${common("tm")}${String(number).padStart(2, "0")}`;

function wayText({method, level}: LearnsetEntry, {machine}: TaughtMove): string {
  if (method === "tm" && machine !== null) return machineName(machine);
  if (method !== "level_up" || level === null) return common(method);
  if (level === 0) return common("at_start");
  return level < 0 ? common("on_evolution") : `${common(method)} ${level}`;
}

/** How a move is learned, in words: `Level 12, TM13`. */
export const waysText = (ways: readonly LearnsetEntry[], move: TaughtMove): string =>
  [...new Set(ways.map((way) => wayText(way, move)))].join(", ");

const NO_LEVEL = 101;

/** The first level that teaches it; ways without a level come last. */
export const firstLevel = (ways: readonly LearnsetEntry[]): number =>
  Math.min(...ways.map(({level}) => level ?? NO_LEVEL));
